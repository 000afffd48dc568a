import type { Budget } from '../budget.ts';
import { compareNumbers } from '../java/arithmetic.ts';
import { JavaList, JavaMap } from '../java/collections.ts';
import { areEqual } from '../java/equality.ts';
import { int, isNumber, parseDecimal } from '../java/number.ts';
import { RegexMatcher } from '../java/regex/match.ts';
import { compareText } from '../java/string-methods.ts';
import { textOf } from '../java/text.ts';
import type { Element } from '../java/value.ts';
import type { Filter, FilterValue, Path } from './path.ts';

/** Evaluates a path inside a filter; undefined where it finds nothing. `isTest`: it stands for itself, without an operator. */
export type FindPath = (path: Path, isTest: boolean) => Element | undefined;

/** Whether an element passes a filter; `find` evaluates the filter's paths for it. */
export function passes(filter: Filter, find: FindPath, budget: Budget): boolean {
  budget.spend();
  switch (filter.kind) {
    case 'or':
      return filter.tests.some((test) => passes(test, find, budget));
    case 'and':
      return filter.tests.every((test) => passes(test, find, budget));
    case 'not':
      return !passes(filter.test, find, budget);
    case 'exists':
      return find(filter.path, true) !== undefined;
    case 'compare':
      return compare(filter.operator, filter.left, filter.right, find, budget);
  }
}

function compare(operator: string, left: FilterValue, right: FilterValue, find: FindPath, budget: Budget): boolean {
  if (operator === '=~') return matches(left, right, find, budget);
  const a = valueOf(left, find);
  const b = valueOf(right, find);
  switch (operator) {
    case '==':
      return isSame(a, b, budget);
    case '!=':
      return !isSame(a, b, budget);
    case '===':
      return a?.constructor === b?.constructor && isSame(a, b, budget);
    case '!==':
      return !(a?.constructor === b?.constructor && isSame(a, b, budget));
    case '<':
      return order(a, b, (sign) => sign < 0);
    case '>':
      return order(a, b, (sign) => sign > 0);
    case '<=':
      return order(a, b, (sign) => sign <= 0);
    case '>=':
      return order(a, b, (sign) => sign >= 0);
    case 'in':
      return b instanceof JavaList && holds(b, a, budget);
    case 'nin':
      return b instanceof JavaList && !holds(b, a, budget);
    case 'contains':
      if (typeof a === 'string') return typeof b === 'string' && a.includes(b);
      return a instanceof JavaList && holds(a, b, budget);
    case 'size':
      return isNumber(b) && sizeOf(a) !== undefined && compareNumbers(int(sizeOf(a) as number), b) === 0;
    case 'empty':
      return typeof b === 'boolean' && sizeOf(a) !== undefined && (sizeOf(a) === 0) === b;
    case 'all':
      return a instanceof JavaList && b instanceof JavaList && b.items.every((item) => holds(a, item, budget));
    case 'subsetof':
      return a instanceof JavaList && b instanceof JavaList && a.items.every((item) => holds(b, item, budget));
    case 'anyof':
      return a instanceof JavaList && b instanceof JavaList && a.items.some((item) => holds(b, item, budget));
    default:
      return a instanceof JavaList && b instanceof JavaList && !a.items.some((item) => holds(b, item, budget));
  }
}

const valueOf = (value: FilterValue, find: FindPath): Element | undefined =>
  value.kind === 'path' ? find(value.path, false) : value.kind === 'literal' ? value.value : undefined;

/** A number and a text are the same where the text is that number. A missing member is the same as nothing, not even as null. */
function isSame(left: Element | undefined, right: Element | undefined, budget: Budget): boolean {
  if (left === undefined || right === undefined) return false;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (isNumber(left) && typeof right === 'string')
    return /^-?\d{1,300}(?:\.\d{1,300})?$/.test(right) && compareNumbers(left, parseDecimal(right)) === 0;
  if (typeof left === 'string' && isNumber(right)) return left === right.text;
  return areEqual(left, right, budget);
}

function order(left: Element | undefined, right: Element | undefined, accepts: (sign: number) => boolean): boolean {
  if (isNumber(left) && isNumber(right)) return accepts(compareNumbers(left, right));
  return typeof left === 'string' && typeof right === 'string' && accepts(compareText(left, right));
}

function holds(list: JavaList, value: Element | undefined, budget: Budget): boolean {
  return list.items.some((item) => isSame(item, value, budget));
}

function sizeOf(value: Element | undefined): number | undefined {
  if (typeof value === 'string') return value.length;
  return value instanceof JavaList ? value.items.length : value instanceof JavaMap ? value.size : undefined;
}

function matches(left: FilterValue, right: FilterValue, find: FindPath, budget: Budget): boolean {
  const [pattern, other] = left.kind === 'pattern' ? [left, right] : [right, left];
  if (pattern.kind !== 'pattern' || other.kind === 'pattern') return false;
  const value = valueOf(other, find);
  if (value instanceof JavaList)
    return value.items.some((item) => typeof item === 'string' && new RegexMatcher(pattern.regex, item, budget).matchesWhole());
  if (value === undefined || value === null || value instanceof JavaMap) return false;
  return new RegexMatcher(pattern.regex, textOf(value, budget), budget).matchesWhole();
}
