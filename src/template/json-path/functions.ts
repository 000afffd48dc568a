import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaList, JavaMap } from '../java/collections.ts';
import { Double, Whole, int, isNumber, toDouble } from '../java/number.ts';
import { textOf } from '../java/text.ts';
import type { Element } from '../java/value.ts';

/** The functions of today's Jayway; 2.0 has none of them. `append` is left out: it changes the body. */
export const functionNames: ReadonlySet<string> = new Set([
  'avg',
  'sum',
  'min',
  'max',
  'stddev',
  'length',
  'size',
  'keys',
  'concat',
  'first',
  'last',
  'index',
]);

/** What a function makes of a value; null where it has no meaning for it. */
export function applyFunction(name: string, args: readonly Element[], value: Element, budget: Budget): Element {
  switch (name) {
    case 'length':
    case 'size':
      return value instanceof JavaList ? int(value.items.length) : value instanceof JavaMap ? int(value.size) : null;
    case 'keys':
      return value instanceof JavaMap
        ? new JavaList(
            value.entries().map((entry) => entry.key),
            'json',
          )
        : null;
    case 'first':
      return itemAt(value, 0);
    case 'last':
      return itemAt(value, -1);
    case 'index': {
      const [index] = args;
      return index instanceof Whole ? itemAt(value, Number(index.value)) : null;
    }
    case 'concat': {
      const items = value instanceof JavaList ? value.items.filter((item) => typeof item === 'string') : [];
      return [...items, ...args].map((item) => textOf(item, budget)).join('');
    }
    default:
      return new Double(aggregate(name, [...(value instanceof JavaList ? value.items : []), ...args].filter(isNumber).map(toDouble)));
  }
}

function itemAt(value: Element, index: number): Element {
  const item = value instanceof JavaList ? value.items.at(index) : undefined;
  if (item === undefined) throw new TemplateError('A JSONPath function looks for an element that the list does not have.');
  return item;
}

function aggregate(name: string, numbers: readonly number[]): number {
  if (numbers.length === 0) throw new TemplateError(`The JSONPath function ${name}() finds no numbers.`);
  const sum = numbers.reduce((total, number) => total + number, 0);
  switch (name) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / numbers.length;
    case 'min':
      return numbers.reduce((least, number) => Math.min(least, number));
    case 'max':
      return numbers.reduce((most, number) => Math.max(most, number));
    default: {
      const squares = numbers.reduce((total, number) => total + number * number, 0);
      return Math.sqrt(squares / numbers.length - (sum * sum) / numbers.length / numbers.length);
    }
  }
}
