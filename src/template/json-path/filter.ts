import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { compareNumbers } from '../java/arithmetic.ts';
import { JavaList, JavaMap } from '../java/collections.ts';
import { areEqual } from '../java/equality.ts';
import { isNumber, parseDecimal, toDouble } from '../java/number.ts';
import { RegexMatcher } from '../java/regex/match.ts';
import { TextSearch } from '../java/search.ts';
import { compareText } from '../java/string-methods.ts';
import { textOf } from '../java/text.ts';
import type { Element } from '../java/value.ts';
import type { Filter, FilterValue, Path } from './path.ts';

/** An operator does not fit its operands: Jayway then passes the element over, whatever else the filter says. */
export class FilterMisfit extends TemplateError {}

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
      return isIn(a, b, budget);
    case 'nin':
      return !isIn(a, b, budget);
    case 'contains':
      if (typeof a === 'string') {
        budget.spend(a.length >> 4);
        return typeof b === 'string' && new TextSearch(b).first(a) >= 0;
      }
      return a instanceof JavaList && holds(simple(a), b, budget);
    case 'size':
      return isNumber(b) && sizeOf(a) === Math.trunc(toDouble(b));
    case 'empty':
      return isEmpty(a, b);
    case 'subsetof':
      return overLists(a, b, (one, other) => one.every((item) => holds(other, item, budget)));
    case 'anyof':
      return overLists(a, b, (one, other) => one.some((item) => holds(other, item, budget)));
    case 'noneof':
      return overLists(a, b, (one, other) => !one.some((item) => holds(other, item, budget)));
    case 'exists':
      if (typeof a === 'boolean' && typeof b === 'boolean') return a === b;
      if (typeof a === 'boolean' || typeof b === 'boolean') throw misfit('exists');
      throw new TemplateError('The operator exists of a JSONPath filter takes true or false.');
    default:
      // all, type, matches: they want what cannot be written in a path.
      throw misfit(operator);
  }
}

const misfit = (operator: string): FilterMisfit => new FilterMisfit(`The operator ${operator} of a JSONPath filter does not fit here.`);

function isIn(value: Element | undefined, list: Element | undefined, budget: Budget): boolean {
  if (list instanceof JavaList) return holds(simple(list), value, budget);
  if (list instanceof JavaMap) return false;
  throw misfit('in');
}

function isEmpty(value: Element | undefined, wanted: Element | undefined): boolean {
  if (value instanceof JavaMap) throw new TemplateError('The operator empty of a JSONPath filter meets an object (ClassCastException).');
  if (typeof value !== 'string' && !(value instanceof JavaList)) return false;
  if (typeof wanted !== 'boolean') throw misfit('empty');
  return (sizeOf(value) === 0) === wanted;
}

type Items = readonly Element[];

function overLists(left: Element | undefined, right: Element | undefined, test: (left: Items, right: Items) => boolean): boolean {
  const [last, first] = [right, left].map((value) => {
    if (value instanceof JavaList) return simple(value);
    if (value instanceof JavaMap) return undefined;
    throw misfit('subsetof');
  });
  return first !== undefined && last !== undefined && test(first, last);
}

/** The items of a list that a filter compares: lists and objects among them are an error of Jayway's. */
function simple({ items }: JavaList): Items {
  if (items.some((item) => item instanceof JavaList || item instanceof JavaMap))
    throw new TemplateError('A JSONPath filter compares the items of a list that holds lists or objects (could not determine value type).');
  return items;
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

function holds(items: Items, value: Element | undefined, budget: Budget): boolean {
  return items.some((item) => isSame(item, value, budget));
}

function sizeOf(value: Element | undefined): number | undefined {
  if (typeof value === 'string') return value.length;
  return value instanceof JavaList ? value.items.length : value instanceof JavaMap ? -1 : undefined;
}

function matches(left: FilterValue, right: FilterValue, find: FindPath, budget: Budget): boolean {
  const [pattern, other] = left.kind === 'pattern' ? [left, right] : [right, left];
  if (pattern.kind !== 'pattern' || other.kind === 'pattern') return false;
  const value = valueOf(other, find);
  if (value instanceof JavaList)
    return simple(value).some((item) => new RegexMatcher(pattern.regex, plainText(item, budget), budget).matchesWhole());
  return new RegexMatcher(pattern.regex, plainText(value, budget), budget).matchesWhole();
}

/** What a regular expression is matched against: of what is no text, number or boolean an empty text. */
const plainText = (value: Element | undefined, budget: Budget): string =>
  value === undefined || value === null || value instanceof JavaMap ? '' : textOf(value, budget);
