import { collector, diagnose } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { KeyNode, ListNode, MapEntry, MapNode, Scalar, ScalarNode, SourceFile, SourceNode } from '../source/node.ts';
import { duplicateKeyChecker } from './duplicate-keys.ts';
import { syntax, tooDeep, tooLarge } from './findings.ts';
import { reasonAt, reasonInNumber, reasonInString } from './json-reasons.ts';
import { MAX_DEPTH, MAX_NODES } from './limits.ts';
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
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** In one line; quoted texts and one pair of inner braces belong to it, as in `${jsonencode({a = "}"})}`. */
const PLACEHOLDER = /\$\{(?!stageVariables\b)(?:[^{}"\n]|"(?:[^"\\\n]|\\.)*"|\{(?:[^{}"\n]|"(?:[^"\\\n]|\\.)*")*\})+\}/y;

class JsonReader {
  readonly file: SourceFile;
  readonly text: string;
  readonly checkKeys: (entries: readonly MapEntry[]) => void;
  offset = 0;
  depth = 0;
  nodes = 0;

  constructor(file: SourceFile, checkKeys: (entries: readonly MapEntry[]) => void) {
    this.file = file;
    this.text = file.text;
    this.checkKeys = checkKeys;
  }

  document(): SourceNode {
    this.skipSpace();
    const value = this.value();
    this.skipSpace();
    if (this.offset < this.text.length) this.fail(this.offset, 'something follows the end of the value');
    return value;
  }

  value(): SourceNode {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) this.stopTooLarge();
    switch (this.text.charCodeAt(this.offset)) {
      case 0x7b:
        return this.map();
      case 0x5b:
        return this.list();
      case QUOTE: {
        const start = this.offset;
        return this.scalar(this.string(), start);
      }
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

  map(): MapNode {
    const start = this.open();
    const entries: MapEntry[] = [];
    if (this.text.charCodeAt(this.offset) !== 0x7d) {
      for (;;) {
        if (this.text.charCodeAt(this.offset) !== QUOTE) this.fail(this.offset, reasonAt(this.text, this.offset, 'a key in double quotes'));
        const key = this.key();
        this.skipSpace();
        if (this.text.charCodeAt(this.offset) !== COLON) this.fail(this.offset, reasonAt(this.text, this.offset, 'a colon after the key'));
        this.offset += 1;
        this.skipSpace();
        entries.push({ key, value: this.value() });
        if (!this.another(0x7d, 'a comma or the closing } of the object')) break;
      }
    }
    this.close();
    if (entries.length > 1) this.checkKeys(entries);
    return { kind: 'map', entries, file: this.file, start, end: this.offset };
  }

  list(): ListNode {
    const start = this.open();
    const items: SourceNode[] = [];
    if (this.text.charCodeAt(this.offset) !== 0x5d) {
      for (;;) {
        items.push(this.value());
        if (!this.another(0x5d, 'a comma or the closing ] of the list')) break;
      }
    }
    this.close();
    return { kind: 'list', items, file: this.file, start, end: this.offset };
  }

  open(): number {
    const start = this.offset;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Stop(diagnose(tooDeep, { file: this.file, start, end: start + 1 }, {}));
    this.offset += 1;
    this.skipSpace();
    return start;
  }

  close(): void {
    this.depth -= 1;
    this.offset += 1;
  }

  /** After a member: true past a comma, false at the closing bracket. */
  another(closing: number, expected: string): boolean {
    this.skipSpace();
    const code = this.text.charCodeAt(this.offset);
    if (code === closing) return false;
    if (code !== COMMA) this.fail(this.offset, reasonAt(this.text, this.offset, expected));
    const comma = this.offset;
    this.offset += 1;
    this.skipSpace();
    if (this.text.charCodeAt(this.offset) === closing) this.fail(comma, 'a comma stands before the closing bracket');
    return true;
  }

  key(): KeyNode {
    const start = this.offset;
    const value = this.string();
    return { kind: 'scalar', value, file: this.file, start, end: this.offset };
  }

  scalar(value: Scalar, start: number): ScalarNode {
    return { kind: 'scalar', value, file: this.file, start, end: this.offset };
  }

  string(): string {
    const { text } = this;
    const start = this.offset;
    let offset = start + 1;
    let escaped = false;
    for (;;) {
      const code = text.charCodeAt(offset);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        escaped = true;
        offset += 2;
      } else if (code >= 0x20) {
        offset += 1;
      } else {
        // A control character, or NaN past the end.
        const [at, reason] = reasonInString(text, start);
        this.fail(at, reason);
      }
    }
    this.offset = offset + 1;
    if (!escaped) return text.slice(start + 1, offset);
    try {
      return JSON.parse(text.slice(start, offset + 1)) as string;
    } catch {
      const [at, reason] = reasonInString(text, start);
      return this.fail(at, reason);
    }
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
    NUMBER.lastIndex = start;
    const match = NUMBER.exec(this.text);
    if (match === null) this.fail(start, reasonInNumber(this.text, start) ?? reasonAt(this.text, start, 'a value'));
    this.offset += (match as RegExpExecArray)[0].length;
    const next = this.text.charCodeAt(this.offset);
    if ((next >= 0x30 && next <= 0x39) || next === 0x2e) this.fail(start, reasonInNumber(this.text, start) ?? 'this is no number');
    return this.scalar(Number((match as RegExpExecArray)[0]), start);
  }

  skipSpace(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.offset);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.offset += 1;
    }
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
