import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaArray } from './collections.ts';
import { formatText } from './format.ts';
import { int } from './number.ts';
import { refuseComparison } from './object-methods.ts';
import { matchesRegex, replaceRegex, splitRegex } from './regex/replace.ts';
import { TextSearch, splitAt, trimmed } from './search.ts';
import { textOf } from './text.ts';
import { Char, table } from './value.ts';
import type { Element, MethodTable } from './value.ts';

/** The methods of `java.lang.String` that a template can call (JDK 17), by signature; what is not here gives nothing, as in Java. */
export const stringMethods: MethodTable = table<string>({
  'length()': (text) => int(text.length),
  'isEmpty()': (text) => text === '',
  'isBlank()': (text) => /^\s*$/.test(text),
  'charAt(i)': (text, [index]) => new Char(text[checked(index, text.length)] as string),
  'codePointAt(i)': (text, [index]) => int(text.codePointAt(checked(index, text.length)) as number),
  'codePointCount(ii)': (text, [from, to]) => int(part(text, from, to).replace(/[\ud800-\udbff][\udc00-\udfff]/g, '.').length),
  'equalsIgnoreCase(S)': (text, [other]) => text.toLowerCase() === other?.toLowerCase(),
  'compareTo(s)': (text, [other]) => int(compareText(text, other)),
  'compareTo(o)': refuseComparison,
  'compareToIgnoreCase(s)': (text, [other]) => int(compareText(text.toLowerCase(), other.toLowerCase())),
  'contentEquals(s)': (text, [other]) => text === other,
  'contains(s)': (text, [other]) => new TextSearch(other).first(text) >= 0,
  'startsWith(s)': (text, [other]) => text.startsWith(other),
  'startsWith(si)': (text, [other, from]) => from >= 0 && from <= text.length && text.startsWith(other, from),
  'endsWith(s)': (text, [other]) => text.endsWith(other),
  'indexOf(s)': (text, [other]) => int(new TextSearch(other).first(text)),
  'indexOf(si)': (text, [other, from]) => int(new TextSearch(other).first(text, from)),
  'indexOf(i)': (text, [code]) => int(text.indexOf(String.fromCodePoint(validCode(code)))),
  'lastIndexOf(s)': (text, [other]) => int(new TextSearch(other).last(text)),
  'lastIndexOf(si)': (text, [other, from]) => int(from < 0 ? -1 : new TextSearch(other).last(text, from)),
  'lastIndexOf(i)': (text, [code]) => int(text.lastIndexOf(String.fromCodePoint(validCode(code)))),
  'substring(i)': (text, [from]) => part(text, from, text.length),
  'substring(ii)': (text, [from, to]) => part(text, from, to),
  'subSequence(ii)': (text, [from, to]) => part(text, from, to),
  'concat(s)': (text, [other], budget) => made(text + other, budget),
  'replace(cc)': (text, [from, to], budget) =>
    made(
      text.replaceAll(from.text, () => to.text),
      budget,
    ),
  'replace(ss)': (text, [from, to], budget) => replaceText(text, from, to, budget),
  'replaceAll(ss)': (text, [pattern, replacement], budget) => replaceRegex(text, pattern, replacement, Infinity, budget),
  'replaceFirst(ss)': (text, [pattern, replacement], budget) => replaceRegex(text, pattern, replacement, 1, budget),
  'matches(s)': (text, [pattern], budget) => matchesRegex(text, pattern, budget),
  'split(s)': (text, [pattern], budget) => arrayOf(splitRegex(text, pattern, 0, budget), budget),
  'split(si)': (text, [pattern, limit], budget) => arrayOf(splitRegex(text, pattern, limit, budget), budget),
  'regionMatches(isii)': (text, [from, other, start, length]) => region(text, from, other, start, length),
  'regionMatches(bisii)': (text, [ignoreCase, from, other, start, length]) =>
    ignoreCase ? region(text.toLowerCase(), from, other.toLowerCase(), start, length) : region(text, from, other, start, length),
  'toLowerCase()': (text) => text.toLowerCase(),
  'toUpperCase()': (text) => text.toUpperCase(),
  'trim()': trimmed,
  'strip()': (text) => text.trim(),
  'stripLeading()': (text) => text.trimStart(),
  'stripTrailing()': (text) => text.trimEnd(),
  'repeat(i)': (text, [count], budget) => repeated(text, count, budget),
  'intern()': (text) => text,
  'toCharArray()': (text, _none, budget) => {
    budget.make(text.length);
    return new JavaArray(
      Array.from({ length: text.length }, (_, index) => new Char(text[index] as string)),
      '[C',
    );
  },
  'getBytes()': (text, _none, budget) => {
    budget.make(text.length);
    return new JavaArray(
      [...new TextEncoder().encode(text)].map((byte) => int(byte > 127 ? byte - 256 : byte)),
      '[B',
    );
  },
  'format(s*)': (_text, [form, ...values], budget) => formatText(form, values, budget),
  'formatted(*)': (text, values, budget) => formatText(text, values, budget),
  'join(sL)': (_text, [glue, items], budget) => joined(glue, items, budget),
  'join(s*)': (_text, [glue, ...items], budget) =>
    items.length > 0 && items.every((item) => typeof item === 'string') ? made(items.join(glue), budget) : undefined,
  'valueOf(o)': (_text, [value], budget) => {
    if (value === null) throw new TemplateError('valueOf gets null (NullPointerException).');
    return textOf(value, budget);
  },
});

function made(text: string, budget: Budget): string {
  budget.text(text.length);
  return text;
}

/** `String.replace`; counts before it builds, so that the result keeps within the budget. */
function replaceText(text: string, from: string, to: string, budget: Budget): string {
  if (from === '') {
    budget.text(text.length + (text.length + 1) * to.length);
    return text.replaceAll('', () => to);
  }
  const pieces = splitAt(text, from);
  budget.text(text.length + (pieces.length - 1) * to.length);
  return pieces.join(to);
}

function repeated(text: string, count: number, budget: Budget): string {
  if (count < 0) throw new TemplateError(`repeat: the count is negative: ${count}.`);
  budget.text(text.length * count);
  return text.repeat(count);
}

function joined(glue: string, { items }: { items: readonly Element[] }, budget: Budget): string {
  if (items.some((item) => item !== null && typeof item !== 'string'))
    throw new TemplateError('join takes texts only (ClassCastException).');
  return made(items.map((item) => item ?? 'null').join(glue), budget);
}

function arrayOf(parts: readonly string[], budget: Budget): JavaArray {
  budget.make(parts.length);
  return new JavaArray([...parts]);
}

function checked(index: number, length: number): number {
  if (index < 0 || index >= length)
    throw new TemplateError(`The index ${index} is out of the range of a text of ${length} characters (StringIndexOutOfBoundsException).`);
  return index;
}

function part(text: string, from: number, to: number): string {
  if (from < 0 || to > text.length || from > to) {
    throw new TemplateError(
      `The part from ${from} to ${to} is out of the range of a text of ${text.length} characters (StringIndexOutOfBoundsException).`,
    );
  }
  return text.slice(from, to);
}

const validCode = (code: number): number => (code >= 0 && code <= 0x10_ff_ff ? code : 0);

function region(text: string, from: number, other: string, start: number, length: number): boolean {
  if (from < 0 || start < 0 || from + length > text.length || start + length > other.length) return false;
  return length <= 0 || text.slice(from, from + length) === other.slice(start, start + length);
}

/** `String.compareTo`: the difference of the first characters that differ, or else of the lengths. */
export function compareText(left: string, right: string): number {
  for (let index = 0; index < left.length && index < right.length; index += 1) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
