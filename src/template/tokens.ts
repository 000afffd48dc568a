import type { Cursor } from './cursor.ts';
import type { Operator } from './syntax.ts';

// What the parts of expressions look like, to be matched where a cursor stands.

/** A name in braces. A reference there, as in `${$name}`, is taken for a name that nothing has. */
export const nameInBraces = /(?:\\*\$(?:\\*!)?)*[A-Za-z_][A-Za-z0-9_-]*/y;

export const word = /[A-Za-z_][A-Za-z0-9_-]*/y;
export const stepName = /[A-Za-z][A-Za-z0-9_-]*/y;
/** A bare word among the arguments of a directive. */
export const directiveWord = /[A-Za-z_@][A-Za-z0-9_@]*/y;
export const booleanLiteral = /(?:true|false)(?![A-Za-z0-9_@])/y;
/** Among expressions `$true` is true. */
export const literalReference = /\$!?(?:true|false)(?![A-Za-z0-9_-])/y;
export const negation = /!|not(?![A-Za-z0-9_@])/y;
/** A whole number before `..` ends there: `1..3` is no `1.` with `.3`. */
export const numeral = /-?\d+(?=\.\.)|-?(?:\d+\.\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|\d+(?:[eE][-+]?\d+)?)/y;
const operator = /\|\||&&|==|!=|<=|>=|[<>+*/%]|-(?![\d.])|(?:or|and|eq|ne|lt|le|gt|ge)(?![A-Za-z0-9_@])/y;

/** How tightly each operator binds. */
export const tightness: Readonly<Record<Operator, number>> = {
  '||': 0,
  '&&': 1,
  '==': 2,
  '!=': 2,
  '<': 3,
  '>': 3,
  '<=': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
};

const words: ReadonlyMap<string, Operator> = new Map([
  ['or', '||'],
  ['and', '&&'],
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
]);

/** The operator that stands here, passed over; undefined where none does. */
export function readOperator(cursor: Cursor): Operator | undefined {
  // Nearly all expressions are single values.
  if (cursor.peek(')')) return undefined;
  const found = cursor.match(operator);
  return found === undefined ? undefined : (words.get(found) ?? (found as Operator));
}

/** Where the text that begins at `start` ends: at the first quote that is not doubled, or where none is, at the last that is. */
export function closingQuote(text: string, start: number, quote: string): number | undefined {
  let doubled: number | undefined;
  for (let at = text.indexOf(quote, start + 1); at >= 0; at = text.indexOf(quote, at + 2)) {
    if (text[at + 1] !== quote) return at;
    doubled = at;
  }
  return doubled;
}
