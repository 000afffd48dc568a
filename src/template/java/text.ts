import { checkDepth } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaArray, JavaEntry, JavaIterator, JavaList, JavaMap, JavaView } from './collections.ts';
import { TextBuffer } from '../text-buffer.ts';
import { Double, isNumber } from './number.ts';
import type { Decimal, Whole } from './number.ts';
import { Char, HostObject } from './value.ts';
import type { Element } from './value.ts';

/** What it takes to print a double: its digits are worked out in big integers. */
const DOUBLE = 8;

/** `String.valueOf(value)`. `depth` is how many objects the value lies in. */
export function textOf(value: Element, budget: Budget, depth = 0): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isNumber(value)) return numberText(value, budget);
  const text = printed(value, budget, depth);
  budget.text(text.length);
  return text;
}

function numberText(value: Whole | Double | Decimal, budget: Budget): string {
  if (value instanceof Double) budget.spend(DOUBLE);
  return value.text;
}

function printed(value: Exclude<Element, string | boolean | null>, budget: Budget, depth: number): string {
  checkDepth(depth);
  budget.spend();
  const inner = (item: Element): string => textOf(item, budget, depth + 1);
  if (value instanceof JavaMap) {
    if (value.kind === 'context') return '';
    const member = ({ key, value: held }: JavaEntry): string => `${inner(key)}=${held === value ? '(this Map)' : inner(held)}`;
    return `{${joined(value.entries(), member, budget)}}`;
  }
  if (value instanceof JavaList && value.kind === 'json') return jsonText(value, 'web', budget, depth);
  if (value instanceof JavaList || value instanceof JavaView) {
    return `[${joined(value.items, (item) => (item === value ? '(this Collection)' : inner(item)), budget)}]`;
  }
  if (value instanceof JavaEntry) return `${inner(value.key)}=${inner(value.value)}`;
  if (value instanceof Char) return value.text;
  // Java prints the address of what has no text of its own; there is none here.
  if (value instanceof JavaArray) return `${value.type}@0`;
  if (value instanceof JavaIterator) return 'java.util.Iterator@0';
  return value instanceof HostObject ? value.print(budget) : '';
}

function joined<T>(items: readonly T[], textIn: (item: T) => string, budget: Budget): string {
  const texts: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = textIn(item);
    length += text.length;
    budget.fits(length);
    texts.push(text);
  }
  return texts.join(', ');
}

/** A value as json-smart writes it, compact. Style `web` escapes `/` as well: so a list prints; `plain` is `$input.json`. */
export function jsonText(value: Element, style: 'web' | 'plain', budget: Budget, depth = 0): string {
  const writer = new JsonWriter(style, budget);
  writer.write(value, depth);
  return writer.text();
}

/** Writes all levels into one text: joined level by level, what lies deep would be copied once for each. */
class JsonWriter {
  readonly #style: 'web' | 'plain';
  readonly #budget: Budget;
  readonly #buffer = new TextBuffer();

  constructor(style: 'web' | 'plain', budget: Budget) {
    this.#style = style;
    this.#budget = budget;
  }

  text(): string {
    return this.#buffer.text();
  }

  write(value: Element, depth: number): void {
    checkDepth(depth);
    this.#budget.spend();
    if (value instanceof JavaMap) this.#map(value.entries(), depth + 1);
    else if (value instanceof JavaList || value instanceof JavaArray || value instanceof JavaView) this.#list(value.items, depth + 1);
    else this.#put(this.#single(value, depth));
  }

  #single(value: Element, depth: number): string {
    if (value === null) return 'null';
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    if (typeof value === 'string') return quoted(value, this.#style);
    if (isNumber(value)) return value instanceof Double && Math.abs(value.value) === Infinity ? 'null' : numberText(value, this.#budget);
    return quoted(textOf(value, this.#budget, depth + 1), this.#style);
  }

  #map(entries: readonly JavaEntry[], depth: number): void {
    let before = '{';
    for (const { key, value } of entries) {
      this.#put(`${before}${quoted(textOf(key, this.#budget, depth), this.#style)}:`);
      this.write(value, depth);
      before = ',';
    }
    this.#put(before === '{' ? '{}' : '}');
  }

  #list(items: readonly Element[], depth: number): void {
    let before = '[';
    for (const item of items) {
      this.#put(before);
      this.write(item, depth);
      before = ',';
    }
    this.#put(before === '[' ? '[]' : ']');
  }

  #put(text: string): void {
    this.#buffer.write(text);
    this.#budget.fits(this.#buffer.length);
  }
}

// oxlint-disable-next-line no-control-regex -- the characters json-smart escapes
const escaped = /["\\\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/g;
// oxlint-disable-next-line no-control-regex -- as above, and the slash
const escapedForWeb = /["\\/\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/g;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function quoted(text: string, style: 'web' | 'plain'): string {
  return `"${text.replace(style === 'web' ? escapedForWeb : escaped, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  return shortEscapes.get(character) ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
