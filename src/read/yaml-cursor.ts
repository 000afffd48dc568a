import type { Report } from '../diagnostics/diagnostic.ts';
import type { KeyNode, ListNode, MapEntry, MapNode, Scalar, ScalarNode, SourceFile, SourceNode } from '../source/node.ts';
import { booleanWords } from './boolean-words.ts';
import { duplicateKeyChecker } from './duplicate-keys.ts';
import type { CheckKeys } from './duplicate-keys.ts';
import { MAX_DEPTH, MAX_NODES } from './limits.ts';
import { Pile } from './pile.ts';
import { expandShortTag, isShortTag } from './short-tag.ts';

/** Thrown where a text leaves the everyday subset, or may: the `yaml` package decides then. Never leaves `fast-yaml.ts`. */
export class StepAside extends Error {}

/** Always the same one: making an error costs more than throwing it, and nobody reads its stack. */
const STEP_ASIDE = new StepAside('outside the everyday subset of YAML');

export function stepAside(): never {
  throw STEP_ASIDE;
}

export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const TAB = 0x09;
export const HASH = 0x23;
export const COLON = 0x3a;
const DASH = 0x2d;
export const COMMA = 0x2c;

/** Whether a character ends a token: white space, a line break, or NaN, the end of the text. */
export const isBlankOrEnd = (code: number): boolean => code === SPACE || code === LF || code === CR || code !== code || code === TAB;

/** Where the fast reader stands in a text, and the nodes it makes. */
export class YamlCursor {
  readonly file: SourceFile;
  readonly text: string;
  readonly checkKeys: CheckKeys;
  private readonly checkWord: (node: ScalarNode) => void;
  /** Of the collections that are open. */
  readonly entries = new Pile<MapEntry>();
  readonly items = new Pile<SourceNode>();
  offset = 0;
  lineStart = 0;
  /** The column of the token that {@link next} found, from 0; -1 at the end of the text. */
  column = -1;
  /** The end of the plain text that was read last, without the spaces after it. */
  plainEnd = 0;
  private depth = 0;
  private nodes = 0;

  constructor(file: SourceFile, report: Report) {
    this.file = file;
    this.text = file.text;
    this.checkKeys = duplicateKeyChecker(report);
    this.checkWord = booleanWords(report);
  }

  code(): number {
    return this.text.charCodeAt(this.offset);
  }

  atEnd(): boolean {
    return this.offset >= this.text.length;
  }

  /** Past spaces on the line; tabs between tokens are left to the package. */
  skipSpaces(): void {
    let code = this.text.charCodeAt(this.offset);
    while (code === SPACE) code = this.text.charCodeAt((this.offset += 1));
    if (code === TAB) stepAside();
  }

  /** Whether nothing but a comment is left of the line; call after {@link skipSpaces}. */
  atLineEnd(): boolean {
    const code = this.code();
    if (code === HASH) return isBlankOrEnd(this.text.charCodeAt(this.offset - 1)) || stepAside();
    return code === LF || code === CR || code !== code;
  }

  /** To the next token on a later line (or this one), past blank lines and comments; what is left of this line has to be one of these. */
  next(): void {
    const { text } = this;
    let { offset } = this;
    for (;;) {
      const code = text.charCodeAt(offset);
      if (code > HASH) break;
      if (code === LF) this.lineStart = offset + 1;
      else if (code === HASH) offset = this.commentEnd(offset) - 1;
      else if (code !== SPACE && (code !== CR || text.charCodeAt(offset + 1) !== LF)) break;
      offset += 1;
    }
    this.offset = offset;
    if (this.code() === TAB) stepAside();
    this.column = offset < text.length ? offset - this.lineStart : -1;
    if (this.column === 0 && this.atDocumentMark()) stepAside();
  }

  /** The line break, or the end of the text, after a comment; a `#` right after a text is none. */
  private commentEnd(offset: number): number {
    if (offset > 0 && !isBlankOrEnd(this.text.charCodeAt(offset - 1))) stepAside();
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end;
  }

  /** Whether `---` or `...` stands here. */
  atDocumentMark(): boolean {
    const { text, offset } = this;
    return (text.startsWith('---', offset) || text.startsWith('...', offset)) && isBlankOrEnd(text.charCodeAt(offset + 3));
  }

  /** Whether an item of a block sequence begins here. */
  atDash(): boolean {
    return this.code() === DASH && isBlankOrEnd(this.text.charCodeAt(this.offset + 1));
  }

  /** After a value: only the end of its line may follow. Goes on to the next token. */
  finishLine(): void {
    this.skipSpaces();
    if (!this.atLineEnd()) stepAside();
    this.next();
  }

  enter(): void {
    this.depth += 1;
    // The package says the rest.
    if (this.depth > MAX_DEPTH - 2) stepAside();
  }

  leave(): void {
    this.depth -= 1;
  }

  scalar(value: Scalar, start: number, end: number): ScalarNode {
    this.nodes += 1;
    if (this.nodes > MAX_NODES / 2) stepAside();
    return { kind: 'scalar', value, file: this.file, start, end };
  }

  /** A plain scalar, whose value may be a boolean in one dialect only. */
  plain(value: Scalar, start: number, end: number): ScalarNode {
    const node = this.scalar(value, start, end);
    if (typeof value === 'boolean' && end - start < 4) this.checkWord(node);
    return node;
  }

  key(value: string, start: number, end: number): KeyNode {
    return { kind: 'scalar', value, file: this.file, start, end };
  }

  /** A map of the entries from an index on. */
  map(first: number, start: number, end: number): MapNode {
    const entries = this.entries.takeFrom(first);
    const map: MapNode = { kind: 'map', entries, file: this.file, start, end };
    return entries.length > 1 && this.checkKeys(entries) ? { ...map, twins: true } : map;
  }

  list(first: number, start: number, end: number): ListNode {
    return { kind: 'list', items: this.items.takeFrom(first), file: this.file, start, end };
  }

  /** The short tag that stands here; any other tag is left to the package. Ends past it. */
  shortTag(): { readonly tag: string; readonly start: number } {
    const start = this.offset;
    let end = start + 1;
    while (isLetterOrDigit(this.text.charCodeAt(end))) end += 1;
    const tag = this.text.slice(start, end);
    if (!isShortTag(tag) || !isBlankOrEnd(this.text.charCodeAt(end))) stepAside();
    this.offset = end;
    return { tag, start };
  }

  /** The long form of a tagged value. */
  tagged({ tag, start }: { readonly tag: string; readonly start: number }, value: SourceNode): SourceNode {
    // Under a tag a plain scalar is a text, `!Ref 2`; such a thing is rare.
    if (value.kind === 'scalar' && typeof value.value !== 'string') stepAside();
    return expandShortTag(this.file, tag, start, value);
  }
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
