import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaList, JavaMap } from '../java/collections.ts';
import { Double, int, isNumber, toDouble } from '../java/number.ts';
import { textOf } from '../java/text.ts';
import type { Element } from '../java/value.ts';

/**
 * What a function makes of a value and of its arguments; null where it has no meaning for it. These are the functions of today's Jayway;
 * 2.0 has none of them. `append` changes the list that it is applied to, for what comes after in the template as well.
 *
 * @throws TemplateError where there is no such function, and where it finds nothing to work on.
 */
export function applyFunction(name: string, args: readonly Element[], value: Element, budget: Budget): Element {
  switch (name) {
    case 'length':
    case 'size':
      return value instanceof JavaList ? int(value.items.length) : value instanceof JavaMap ? int(value.size) : null;
    case 'keys':
      if (value instanceof JavaMap) budget.make(value.size);
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
      const [index] = flattened(args).filter(isNumber);
      if (index === undefined) throw new TemplateError('The JSONPath function index() needs a number.');
      return itemAt(value, Math.trunc(toDouble(index)));
    }
    case 'concat': {
      const own = value instanceof JavaList ? value.items.filter((item) => typeof item === 'string') : [];
      // Of a list all values count, else texts only.
      const more = args.flatMap((arg) =>
        arg instanceof JavaList ? arg.items.filter((item) => item !== null) : typeof arg === 'string' ? [arg] : [],
      );
      budget.spend(own.length + more.length);
      let text = '';
      for (const item of [...own, ...more]) {
        text += textOf(item, budget);
        budget.fits(text.length);
      }
      budget.text(text.length);
      return text;
    }
    case 'append':
      if (value instanceof JavaList) {
        budget.make(args.length);
        value.items.push(...args);
      }
      return value;
    case 'avg':
    case 'sum':
    case 'min':
    case 'max':
    case 'stddev':
      for (const list of [value, ...args]) if (list instanceof JavaList) budget.spend(list.items.length);
      return new Double(
        aggregate(
          name,
          flattened([value instanceof JavaList ? value : null, ...args])
            .filter(isNumber)
            .map(toDouble),
        ),
      );
    default:
      throw new TemplateError(`There is no JSONPath function ${JSON.stringify(name.slice(0, 60))}.`);
  }
}

const flattened = (values: readonly Element[]): readonly Element[] =>
  values.flatMap((value) => (value instanceof JavaList ? value.items : [value]));

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
