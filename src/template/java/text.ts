import { checkDepth } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaArray, JavaEntry, JavaIterator, JavaList, JavaMap, JavaView } from './collections.ts';
import { Double, isNumber } from './number.ts';
import { Char, HostObject } from './value.ts';
import type { Element } from './value.ts';

/** `String.valueOf(value)`. `depth` is how many objects the value lies in. */
export function textOf(value: Element, budget: Budget, depth = 0): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isNumber(value)) return value.text;
  const text = printed(value, budget, depth);
  budget.text(text.length);
  return text;
}

function printed(value: Exclude<Element, string | boolean | null>, budget: Budget, depth: number): string {
  checkDepth(depth);
  budget.spend();
  const inner = (item: Element): string => textOf(item, budget, depth + 1);
  if (value instanceof JavaMap) {
    if (value.kind === 'context') return '';
    return `{${value
      .entries()
      .map((entry) => `${inner(entry.key)}=${entry.value === value ? '(this Map)' : inner(entry.value)}`)
      .join(', ')}}`;
  }
  if (value instanceof JavaList && value.kind === 'json') return jsonText(value, 'web', budget, depth);
  if (value instanceof JavaList || value instanceof JavaView) {
    return `[${value.items.map((item) => (item === value ? '(this Collection)' : inner(item))).join(', ')}]`;
  }
  if (value instanceof JavaEntry) return `${inner(value.key)}=${inner(value.value)}`;
  if (value instanceof Char) return value.text;
  // Java prints the address of what has no text of its own; there is none here.
  if (value instanceof JavaArray) return `${value.type}@0`;
  if (value instanceof JavaIterator) return 'java.util.Iterator@0';
  return value instanceof HostObject ? value.print(budget) : '';
}

/** A value as json-smart writes it, compact. Style `web` escapes `/` as well: so a list prints; `plain` is `$input.json`. */
export function jsonText(value: Element, style: 'web' | 'plain', budget: Budget, depth = 0): string {
  checkDepth(depth);
  budget.spend();
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string') return quoted(value, style);
  if (isNumber(value)) return value instanceof Double && Math.abs(value.value) === Infinity ? 'null' : value.text;
  if (value instanceof JavaMap) return jsonMap(value.entries(), style, budget, depth + 1);
  if (value instanceof JavaList || value instanceof JavaArray || value instanceof JavaView)
    return jsonList(value.items, style, budget, depth + 1);
  return quoted(textOf(value, budget, depth + 1), style);
}

function jsonMap(entries: readonly JavaEntry[], style: 'web' | 'plain', budget: Budget, depth: number): string {
  const members: string[] = [];
  for (const { key, value } of entries) {
    const name = quoted(textOf(key, budget, depth), style);
    members.push(`${name}:${jsonText(value, style, budget, depth)}`);
  }
  return `{${members.join(',')}}`;
}

function jsonList(items: readonly Element[], style: 'web' | 'plain', budget: Budget, depth: number): string {
  const texts: string[] = [];
  for (const item of items) texts.push(jsonText(item, style, budget, depth));
  return `[${texts.join(',')}]`;
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
