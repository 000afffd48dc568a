import { MAX_DEPTH, TemplateError } from './budget.ts';
import type { Budget } from './budget.ts';
import { JavaList, JavaMap } from './java/collections.ts';
import { Double, Whole, parseDecimal } from './java/number.ts';
import { trimmed } from './java/search.ts';
import type { Element } from './java/value.ts';

/**
 * Reads JSON as json-smart does in its permissive mode, which the service shows by its answers: `a=b` is the text `a=b`, quotes may be
 * missing or single, commas superfluous, and what follows a whole value is passed over. Integers, doubles and long decimals stay apart.
 *
 * @throws TemplateError where json-smart refuses, in its words.
 */
export function readJson(text: string, budget: Budget): Element {
  return new JsonReader(text, budget).first();
}

const inRoot = '';
const inList = ',]';
const inMap = ',}';
const inKey = ':';
const MAX_NUMBER = 2_000;

const numeral = /-?\d*(?:\.\d*)?(?:[eE][-+]?\d*)?/y;
/** What a string with escapes keeps as it is, whichever quote ends it. */
// oxlint-disable-next-line no-control-regex -- the characters json-smart drops
const plainCharacters = /[^"'\\\u0000-\u001f\u007f]+/y;

class JsonReader {
  readonly #text: string;
  readonly #budget: Budget;
  #at = 0;
  #depth = 0;

  constructor(text: string, budget: Budget) {
    this.#text = text;
    this.#budget = budget;
  }

  first(): Element {
    return this.#value(inRoot);
  }

  get #char(): string | undefined {
    return this.#text[this.#at];
  }

  #skipSpace(): void {
    let code = this.#text.charCodeAt(this.#at);
    while (code === 32 || code === 10 || code === 13 || code === 9) {
      this.#at += 1;
      code = this.#text.charCodeAt(this.#at);
    }
  }

  /** Behind a key, a number or a member also control characters count as blanks. */
  #skipControls(): void {
    while (this.#text.charCodeAt(this.#at) <= 32) this.#at += 1;
  }

  /** Passes over what a sticky expression matches here. */
  #pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #expect(characters: string): string {
    const char = this.#char;
    return char !== undefined && characters.includes(char) ? char : this.#unexpected();
  }

  #unexpected(): never {
    const found = this.#char;
    if (found === undefined) throw new TemplateError(`The JSON text ends too early: Unexpected End Of File position ${this.#at - 1}.`);
    throw new TemplateError(`The text is no JSON: Unexpected character (${found}) at position ${this.#at}.`);
  }

  #value(stops: string): Element {
    this.#budget.make();
    this.#skipSpace();
    const char = this.#char;
    switch (char) {
      case '{':
        return this.#map();
      case '[':
        return this.#list();
      case '"':
      case "'":
        return this.#string(char);
      case undefined:
        return stops === inRoot ? '' : this.#unexpected();
      case ':':
      case '}':
      case ']':
        return this.#unexpected();
    }
    if (char === '-' || (char >= '0' && char <= '9')) return this.#number(stops);
    const word = this.#unquoted(stops);
    // Blanks of other kinds before a word make a text of it.
    if (!word.startsWith(char)) return word;
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'NaN' ? new Double(NaN) : word;
  }

  /** What stands without quotes, up to what ends a value here; blanks around it do not count. */
  #unquoted(stops: string): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !stops.includes(this.#text[this.#at] as string)) this.#at += 1;
    return trimmed(this.#text.slice(start, this.#at));
  }

  #number(stops: string): Element {
    const start = this.#at;
    this.#pass(numeral);
    const text = this.#text.slice(start, this.#at);
    this.#skipControls();
    // What is not ASCII ends a number without a word.
    const next = (this.#text.charCodeAt(this.#at) || 0) < 126 ? this.#char : undefined;
    if (/[eE]$/.test(text) || text.length > MAX_NUMBER || (next !== undefined && (stops === inRoot || !stops.includes(next)))) {
      this.#at = start;
      return this.#unquoted(stops);
    }
    if (/^-?\d*$/.test(text)) return new Whole(BigInt(text === '-' ? 0 : text));
    if (!/^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text))
      throw new TemplateError(`The JSON text holds ${JSON.stringify(text)}, which is no number (NumberFormatException).`);
    return text.length > 18 ? decimal(text) : new Double(Number(text));
  }

  #string(quote: string): string {
    const start = this.#at + 1;
    const end = this.#text.indexOf(quote, start);
    if (end < 0) throw new TemplateError(`The JSON text ends within a string: Unexpected End Of File position ${this.#text.length}.`);
    const plain = this.#text.slice(start, end);
    if (!plain.includes('\\')) {
      this.#at = end + 1;
      return plain;
    }
    this.#at = start;
    return this.#escapedString(quote);
  }

  /** A string with escapes; control characters in such a one are dropped, unknown escapes with their backslash. */
  #escapedString(quote: string): string {
    let value = '';
    for (;;) {
      const start = this.#at;
      if (this.#pass(plainCharacters)) value += this.#text.slice(start, this.#at);
      const char = this.#char;
      if (char === undefined) this.#unexpected();
      this.#at += 1;
      if (char === quote) return value;
      if (char === '\\') value += this.#escape();
      else if (char === '"' || char === "'") value += char;
    }
  }

  #escape(): string {
    const char = this.#char;
    this.#at += 1;
    if (char === 'u' || char === 'x') {
      const digits = this.#text.slice(this.#at, this.#at + (char === 'u' ? 4 : 2));
      if (digits.length < (char === 'u' ? 4 : 2) || !/^[0-9a-fA-F]+$/.test(digits)) this.#unexpected();
      this.#at += digits.length;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    return char === undefined ? '' : (escapes.get(char) ?? '');
  }

  #deeper(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new TemplateError(`The JSON text is nested deeper than ${MAX_DEPTH} levels.`);
  }

  #list(): JavaList {
    this.#deeper();
    this.#at += 1;
    const items: Element[] = [];
    for (;;) {
      this.#skipSpace();
      const char = this.#char;
      if (char === ']') {
        this.#at += 1;
        this.#depth -= 1;
        return new JavaList(items, 'json');
      }
      if (char === undefined || char === ':' || char === '}') this.#unexpected();
      if (char === ',') this.#at += 1;
      else items.push(this.#value(inList));
    }
  }

  #map(): JavaMap {
    this.#deeper();
    this.#at += 1;
    const map = new JavaMap();
    let mayFollow = true;
    for (;;) {
      this.#skipSpace();
      const char = this.#char;
      if (char === '}') {
        this.#at += 1;
        this.#depth -= 1;
        return map;
      }
      if (char === ',') {
        this.#at += 1;
        mayFollow = true;
        continue;
      }
      if (char === undefined || char === ':' || char === ']' || char === '[' || char === '{' || !mayFollow) this.#unexpected();
      const key = char === '"' || char === "'" ? this.#string(char) : this.#unquoted(inKey);
      this.#skipControls();
      this.#expect(':');
      this.#at += 1;
      map.put(key, this.#value(inMap));
      this.#skipControls();
      mayFollow = this.#expect('},') === ',';
    }
  }
}

/** An exponent beyond any use is read as the double it is. */
function decimal(text: string): Element {
  const exponent = /[eE][-+]?(\d+)$/.exec(text)?.[1] ?? '0';
  return exponent.length > 3 ? new Double(Number(text)) : parseDecimal(text);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
  ['b', '\b'],
  ['\\', '\\'],
  ['/', '/'],
  ['"', '"'],
  ["'", "'"],
]);
