/** Whether a code point belongs to a class. */
export type Test = (code: number) => boolean;

/** A regular expression of `java.util.regex`, read. */
export type RegexNode =
  | { readonly kind: 'one'; readonly test: Test; readonly literal?: string }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: RegexNode }
  | { readonly kind: 'repeat'; readonly body: RegexNode; readonly min: number; readonly max: number; readonly mode: RepeatMode }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; readonly body: RegexNode }
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | { readonly kind: 'back'; readonly index: number; readonly ignoreCase: boolean }
  | { readonly kind: 'assert'; readonly at: Assertion };

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';
export type Assertion = 'start' | 'end' | 'lineStart' | 'lineEnd' | 'beforeLastBreak' | 'word' | 'notWord' | 'lastMatch';

export interface Regex {
  readonly root: RegexNode;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** The text that the whole expression stands for, where it has no operators. */
  readonly literal: string | undefined;
}
