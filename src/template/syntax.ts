import type { JavaNumber } from './java/number.ts';

/** A template, read. Offsets count UTF-16 code units from the template's start, `end` exclusive. */
export type Block = readonly TemplateNode[];

interface Placed {
  readonly start: number;
  readonly end: number;
}

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | OutputNode
  | (Placed & { readonly kind: 'set'; readonly target: Reference; readonly value: Expression })
  | (Placed & { readonly kind: 'if'; readonly branches: readonly Branch[] })
  | (Placed & {
      readonly kind: 'foreach';
      readonly variable: string | undefined;
      readonly source: Expression | undefined;
      readonly body: Block;
    })
  | (Placed & { readonly kind: 'define'; readonly name: Reference; readonly body: Block })
  | (Placed & { readonly kind: 'evaluate'; readonly argument: Expression })
  | (Placed & { readonly kind: 'include'; readonly name: string })
  | (Placed & { readonly kind: 'stop' })
  | (Placed & { readonly kind: 'break'; readonly scope: Expression | undefined })
  /** A `#*` without its `*#`, which reaches to the end. Comments that do end leave nothing behind. */
  | (Placed & { readonly kind: 'openComment' })
  | MacroNode
  | CallNode;

/** A reference in the text. */
export interface OutputNode {
  readonly kind: 'output';
  readonly reference: Reference;
  /** The backslashes that stay of those before it. */
  readonly prefix: string;
  /** The reference as it is written, where a backslash keeps it from being replaced. */
  readonly escaped: string | undefined;
}

/** `#if`, `#elseif`, `#else`: the last has no condition. */
export interface Branch {
  readonly condition: Expression | undefined;
  readonly body: Block;
}

export interface MacroNode extends Placed {
  readonly kind: 'macro';
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Block;
}

/** `#name(…)`: a macro, or plain text where there is none of that name. */
export interface CallNode extends Placed {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Argument[];
  /** Of `#@name(…) … #end`. */
  readonly body: Block | undefined;
  readonly source: string;
}

export type Argument = Expression | (Placed & { readonly kind: 'word'; readonly word: string });

export type Expression =
  | Reference
  | (Placed & { readonly kind: 'string'; readonly text: string })
  /** A bare word among the arguments of a method: Java's null. */
  | (Placed & { readonly kind: 'null' })
  | (Placed & { readonly kind: 'interpolated'; readonly body: Block })
  | (Placed & { readonly kind: 'number'; readonly value: JavaNumber })
  | (Placed & { readonly kind: 'boolean'; readonly value: boolean })
  | (Placed & { readonly kind: 'list'; readonly items: readonly Expression[] })
  | (Placed & { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] })
  | (Placed & { readonly kind: 'range'; readonly from: Expression; readonly to: Expression })
  | (Placed & { readonly kind: 'not'; readonly operand: Expression })
  | (Placed & { readonly kind: 'group'; readonly inner: Expression })
  | (Placed & { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression });

export type Operator = '||' | '&&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%';

/** `$name.property.method(…)[index]`. */
export interface Reference extends Placed {
  readonly kind: 'reference';
  readonly name: string;
  readonly steps: readonly Step[];
  /** Written `$name`, without `!` and braces. Velocity assigns to and defines no other: `#set(${x} = 1)` sets nothing that can be read. */
  readonly plain: boolean;
}

export type Step =
  | (Placed & { readonly kind: 'property'; readonly name: string })
  | (Placed & { readonly kind: 'method'; readonly name: string; readonly args: readonly Expression[] })
  | (Placed & { readonly kind: 'index'; readonly index: Expression });
