import { collector, diagnose } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { KeyNode, ListNode, MapEntry, MapNode, Scalar, ScalarNode, SourceFile, SourceNode } from '../source/node.ts';
import { duplicateKeyChecker } from './duplicate-keys.ts';
import type { CheckKeys } from './duplicate-keys.ts';
import { syntax, tooDeep, tooLarge } from './findings.ts';
import { reasonAt, reasonInNumber, reasonInString } from './json-reasons.ts';
import { MAX_DEPTH, MAX_NODES } from './limits.ts';
import { Pile } from './pile.ts';
import { Stop } from './stop.ts';

/**
 * Reads JSON into a located tree: the grammar of `JSON.parse`, in one pass. Duplicate keys are kept and reported; anything that is not
 * JSON gives no value and one finding at the exact place. A placeholder may stand for a value without quotes: it is read as its text.
 */
export function readJson(file: SourceFile): Outcome<SourceNode> {
  const { diagnostics, report } = collector();
  try {
    return { value: new JsonReader(file, duplicateKeyChecker(report)).document(), diagnostics };
  } catch (error) {
    if (error instanceof Stop) return { value: undefined, diagnostics: [...diagnostics, error.diagnostic] };
    throw error;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
/* oxlint-disable no-control-regex -- no string may hold them */
const PLAIN = /"[^"\\\u0000-\u001f]*"/y;
/** A key that is plain text, to its value. */
const KEY = /"[^"\\\u0000-\u001f]*"[ \n\r\t]*:[ \n\r\t]*/y;
/** A value that is plain text, to the next key where one follows at once. */
const VALUE = /"[^"\\\u0000-\u001f]*"(?:,[ \n\r\t]*(?="))?/y;
/* oxlint-enable no-control-regex */
/** From the end of any other value to the next key. */
const GAP = /,[ \n\r\t]*(?=")/y;
const SPACE = /[ \n\r\t]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** In one line; quoted texts and one pair of inner braces belong to it, as in `${jsonencode({a = "}"})}`. */
const PLACEHOLDER = /\$\{(?!stageVariables\b)(?:[^{}"\n]|"(?:[^"\\\n]|\\.)*"|\{(?:[^{}"\n]|"(?:[^"\\\n]|\\.)*")*\})+\}/y;

/** One reading of a text. The offset is where the next value begins, or behind the last one that was read. */
export class JsonReader {
  readonly file: SourceFile;
  readonly text: string;
  readonly checkKeys: CheckKeys;
  /** Of the collections that are open, so that the array of each is made once and in its size. */
  readonly entries = new Pile<MapEntry>();
  readonly items = new Pile<SourceNode>();
  offset = 0;
  depth = 0;
  nodes = 0;

  constructor(file: SourceFile, checkKeys: CheckKeys) {
    this.file = file;
    this.text = file.text;
    this.checkKeys = checkKeys;
  }

  document(): SourceNode {
    this.offset = pastSpace(this.text, 0);
    const value = this.root();
    const end = pastSpace(this.text, this.offset);
    if (end < this.text.length) this.fail(end, 'something follows the end of the value');
    return value;
  }

  root(): SourceNode {
    return this.value();
  }

  value(): SourceNode {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) this.stopTooLarge();
    const start = this.offset;
    switch (this.text.charCodeAt(start)) {
      case QUOTE:
        return this.scalar(this.string(start), start);
      case 0x7b:
        return this.map(start);
      case 0x5b:
        return this.list(start);
      case 0x74:
        return this.word('true', true);
      case 0x66:
        return this.word('false', false);
      case 0x6e:
        return this.word('null', null);
      case 0x24:
        return this.placeholder();
      default:
        return this.number();
    }
  }

  /**
   * Most of a text is members of maps. V8 matches patterns quicker than it runs code that is new, so they do here what can be done by them.
   *
   * @param member - reads a value in another way than as any; plain text is read as ever
   */
  map(start: number, member?: (key: KeyNode) => SourceNode): MapNode {
    const { text, file, entries: members } = this;
    const first = members.count;
    let offset = this.open(start);
    while (text.charCodeAt(offset) !== 0x7d) {
      const key = this.key(offset);
      VALUE.lastIndex = this.offset;
      if (VALUE.test(text)) {
        members.add({ key, value: this.plainText() });
        offset = VALUE.lastIndex;
        if (offset === this.offset) offset = this.nextKey();
      } else {
        members.add({ key, value: member === undefined ? this.value() : member(key) });
        offset = this.nextKey();
      }
    }
    this.close(offset);
    const entries = members.takeFrom(first);
    const map: MapNode = { kind: 'map', entries, file, start, end: offset + 1 };
    return entries.length > 1 && this.checkKeys(entries) ? { ...map, twins: true } : map;
  }

  /** A key, and past the colon behind it. */
  key(start: number): KeyNode {
    const { text, file } = this;
    KEY.lastIndex = start;
    if (KEY.test(text)) {
      const end = text.indexOf('"', start + 1) + 1;
      this.offset = KEY.lastIndex;
      return { kind: 'scalar', value: text.slice(start + 1, end - 1), file, start, end };
    }
    if (text.charCodeAt(start) !== QUOTE) this.fail(start, reasonAt(text, start, 'a key in double quotes'));
    const value = this.string(start);
    const end = this.offset;
    const colon = pastSpace(text, end);
    if (text.charCodeAt(colon) !== COLON) this.fail(colon, reasonAt(text, colon, 'a colon after the key'));
    this.offset = pastSpace(text, colon + 1);
    return { kind: 'scalar', value, file, start, end };
  }

  /** A value without escapes. */
  plainText(): ScalarNode {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) this.stopTooLarge();
    const { text, file, offset: start } = this;
    const end = text.indexOf('"', start + 1) + 1;
    this.offset = end;
    return { kind: 'scalar', value: text.slice(start + 1, end - 1), file, start, end };
  }

  nextKey(): number {
    GAP.lastIndex = this.offset;
    return GAP.test(this.text) ? GAP.lastIndex : this.next(0x7d, 'a comma or the closing } of the object');
  }

  list(start: number): ListNode {
    const first = this.items.count;
    let offset = this.open(start);
    while (this.text.charCodeAt(offset) !== 0x5d) {
      this.offset = offset;
      this.items.add(this.value());
      offset = this.next(0x5d, 'a comma or the closing ] of the list');
    }
    this.close(offset);
    return { kind: 'list', items: this.items.takeFrom(first), file: this.file, start, end: offset + 1 };
  }

  /** Into the collection that begins here: where its first member stands, or its end. */
  open(start: number): number {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Stop(diagnose(tooDeep, { file: this.file, start, end: start + 1 }, {}));
    return pastSpace(this.text, start + 1);
  }

  close(offset: number): void {
    this.depth -= 1;
    this.offset = offset + 1;
  }

  /** After a member: where the next begins past a comma, or the closing bracket. */
  next(closing: number, expected: string): number {
    const { text } = this;
    const end = pastSpace(text, this.offset);
    const code = text.charCodeAt(end);
    if (code === closing) return end;
    if (code !== COMMA) this.fail(end, reasonAt(text, end, expected));
    const next = pastSpace(text, end + 1);
    if (text.charCodeAt(next) === closing) this.fail(end, 'a comma stands before the closing bracket');
    return next;
  }

  scalar(value: Scalar, start: number): ScalarNode {
    return { kind: 'scalar', value, file: this.file, start, end: this.offset };
  }

  string(start: number): string {
    PLAIN.lastIndex = start;
    if (!PLAIN.test(this.text)) return this.escapedString(start);
    this.offset = PLAIN.lastIndex;
    return this.text.slice(start + 1, this.offset - 1);
  }

  /** A string that is not plain text. */
  escapedString(start: number): string {
    const { text } = this;
    const end = stringEnd(text, start);
    const value = end < 0 ? undefined : parsed(text.slice(start, end));
    if (value === undefined) {
      const [at, reason] = reasonInString(text, start);
      return this.fail(at, reason);
    }
    this.offset = end;
    return value;
  }

  word(word: string, value: Scalar): ScalarNode {
    const start = this.offset;
    if (!this.text.startsWith(word, start)) this.fail(start, reasonAt(this.text, start, 'a value'));
    this.offset += word.length;
    return this.scalar(value, start);
  }

  /** A placeholder without quotes, `"timeoutInMillis": ${timeout}`, which Terraform turns into JSON before anybody parses it. */
  placeholder(): ScalarNode {
    const start = this.offset;
    PLACEHOLDER.lastIndex = start;
    const match = PLACEHOLDER.exec(this.text);
    if (match === null) return this.fail(start, reasonAt(this.text, start, 'a value'));
    this.offset += match[0].length;
    return this.scalar(match[0], start);
  }

  number(): ScalarNode {
    const start = this.offset;
    const plain = digitsEnd(this.text, start);
    return plain < 0 ? this.anyNumber(start) : this.numberTo(plain, start);
  }

  /** One with a sign, a fraction, an exponent or many digits, or none at all. */
  anyNumber(start: number): ScalarNode {
    NUMBER.lastIndex = start;
    if (!NUMBER.test(this.text)) this.fail(start, reasonInNumber(this.text, start) ?? reasonAt(this.text, start, 'a value'));
    const end = NUMBER.lastIndex;
    const next = this.text.charCodeAt(end);
    if (isDigit(next) || next === 0x2e) this.fail(start, reasonInNumber(this.text, start) ?? 'this is no number');
    return this.numberTo(end, start);
  }

  numberTo(end: number, start: number): ScalarNode {
    this.offset = end;
    return this.scalar(Number(this.text.slice(start, end)), start);
  }

  fail(offset: number, reason: string): never {
    const end = Math.min(offset + 1, this.text.length);
    throw new Stop(diagnose(syntax, { file: this.file, start: offset, end: Math.max(end, offset) }, { format: 'JSON', reason }));
  }

  stopTooLarge(): never {
    const span = { file: this.file, start: this.offset, end: this.offset };
    throw new Stop(diagnose(tooLarge, span, { what: `it holds more than ${MAX_NODES} values` }));
  }
}

/** The offset of the next character that is no white space. */
function pastSpace(text: string, from: number): number {
  if (text.charCodeAt(from) > 0x20) return from;
  if (text.charCodeAt(from + 1) > 0x20 && text.charCodeAt(from) === 0x20) return from + 1;
  SPACE.lastIndex = from;
  SPACE.test(text);
  return SPACE.lastIndex;
}

/** Behind the quote that closes a string, which is the first with an even number of backslashes before it; -1 where there is none. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((end - first) % 2 === 0) return end + 1;
  }
  return -1;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The end of a number that is nothing but a few digits, as most are; -1 where it is more, or none. */
function digitsEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  const length = end - start;
  const next = text.charCodeAt(end);
  const isMore = next === 0x2e || next === 0x65 || next === 0x45;
  const isOdd = length === 0 || (length > 1 && text.charCodeAt(start) === 0x30);
  return isMore || isOdd ? -1 : end;
}

/** The value of a string with escapes; undefined where one is wrong. */
function parsed(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}
