import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaArray, JavaIterator, JavaList, sizeOf } from './collections.ts';
import type { JavaSequence, JavaView } from './collections.ts';
import { areEqual, indexIn } from './equality.ts';
import { int } from './number.ts';
import { jsonText } from './text.ts';
import { table } from './value.ts';
import type { Element, MethodTable } from './value.ts';

/** What Velocity takes a void method to answer: not null, but a text. */
export const nothing = '';

const readMethods: MethodTable = table<JavaSequence>({
  'size()': (self) => int(sizeOf(self)),
  'isEmpty()': (self) => sizeOf(self) === 0,
  'contains(o)': (self, [wanted], budget) => {
    budget.spend(sizeOf(self));
    return indexIn(self.items, wanted, budget) >= 0;
  },
  'containsAll(L)': ({ items }, [others], budget) => others.items.every((other: Element) => indexIn(items, other, budget) >= 0),
  'toArray()': ({ items }, _none, budget) => {
    budget.make(items.length);
    return new JavaArray([...items], '[Ljava.lang.Object;');
  },
  'iterator()': ({ items }, _none, budget) => {
    budget.make(items.length);
    return new JavaIterator([...items]);
  },
});

const positionMethods: MethodTable = table<JavaList | JavaArray>(
  {
    'get(i)': ({ items }, [index]) => items[checked(index, items.length)],
    'set(io)': (self, [index, value]) => {
      const { items } = self;
      const former = items[checked(index, items.length)];
      if (self instanceof JavaArray && !self.takes(value))
        throw new TemplateError('An array of texts takes texts only (IllegalArgumentException).');
      items[index] = value;
      return former;
    },
    'indexOf(o)': ({ items }, [wanted], budget) => int(indexIn(items, wanted, budget)),
    'lastIndexOf(o)': ({ items }, [wanted], budget) => int(items.findLastIndex((item) => areEqual(item, wanted, budget))),
    'subList(ii)': ({ items }, [from, to], budget) => {
      if (from < 0 || to > items.length || from > to) throw outOfBounds(`the part from ${from} to ${to}`, items.length);
      budget.make(to - from);
      return new JavaList(items.slice(from, to));
    },
    'listIterator()': ({ items }, _none, budget) => {
      budget.make(items.length);
      return new JavaIterator([...items]);
    },
  },
  readMethods,
);

/** `ArrayList` and json-smart's `JSONArray`. */
export const listMethods: MethodTable = table<JavaList>(
  {
    'add(o)': ({ items }, [value], budget) => {
      budget.make();
      items.push(value);
      return true;
    },
    'add(io)': ({ items }, [index, value], budget) => {
      if (index < 0 || index > items.length) throw outOfBounds(`the index ${index}`, items.length);
      budget.make();
      budget.spend(items.length - index);
      items.splice(index, 0, value);
      return nothing;
    },
    'addAll(L)': ({ items }, [others], budget) => insertAll(items, items.length, others, budget),
    'addAll(iL)': ({ items }, [index, others], budget) => {
      if (index < 0 || index > items.length) throw outOfBounds(`the index ${index}`, items.length);
      return insertAll(items, index, others, budget);
    },
    'remove(i)': ({ items }, [index], budget) => {
      budget.spend(items.length);
      return items.splice(checked(index, items.length), 1)[0];
    },
    'remove(o)': ({ items }, [value], budget) => {
      const index = indexIn(items, value, budget);
      if (index >= 0) items.splice(index, 1);
      return index >= 0;
    },
    'removeAll(L)': ({ items }, [others], budget) => keep(items, (item) => indexIn(others.items, item, budget) < 0),
    'retainAll(L)': ({ items }, [others], budget) => keep(items, (item) => indexIn(others.items, item, budget) >= 0),
    'clear()': ({ items }) => {
      items.length = 0;
      return nothing;
    },
    'toJSONString()': (self, _none, budget) => (self.kind === 'json' ? jsonText(self, 'web', budget) : undefined),
    'appendElement(o)': (self, [value]) => {
      if (self.kind !== 'json') return undefined;
      self.items.push(value);
      return self;
    },
    'clone()': (self, _none, budget) => {
      budget.make(self.items.length);
      return new JavaList([...self.items], self.kind);
    },
    'ensureCapacity(i)': () => nothing,
    'trimToSize()': () => nothing,
  },
  positionMethods,
);

const fixed = (): never => {
  throw new TemplateError('An array has a fixed length: nothing can be added or removed (UnsupportedOperationException).');
};

/** What Velocity lends to an array. */
export const arrayMethods: MethodTable = table<JavaArray>(
  {
    'add(o)': fixed,
    'add(io)': fixed,
    'addAll(L)': (_self, [others]) => (others.items.length === 0 ? false : fixed()),
    'addAll(iL)': ({ items }, [index, others]) => {
      if (index < 0 || index > items.length) throw outOfBounds(`the index ${index}`, items.length);
      return others.items.length === 0 ? false : fixed();
    },
    'remove(i)': fixed,
    'remove(o)': ({ items }, [value], budget) => (indexIn(items, value, budget) < 0 ? false : fixed()),
    'removeAll(L)': ({ items }, [others], budget) => (items.some((item) => indexIn(others.items, item, budget) >= 0) ? fixed() : false),
    'retainAll(L)': ({ items }, [others], budget) => (items.every((item) => indexIn(others.items, item, budget) >= 0) ? false : fixed()),
    'clear()': ({ items }) => (items.length === 0 ? nothing : fixed()),
  },
  positionMethods,
);

/** `keySet()`, `entrySet()`, `values()`: nothing can be added. */
export const viewMethods: MethodTable = table<JavaView>(
  {
    'remove(o)': (self, [value], budget) => {
      const entry = self.map
        .entries()
        .find((candidate) => areEqual(self.part === 'entry' ? candidate : candidate[self.part], value, budget));
      if (entry !== undefined) self.map.remove(entry.key);
      return entry !== undefined;
    },
    'clear()': (self) => {
      self.map.clear();
      return nothing;
    },
    'add(o)': () => {
      throw new TemplateError('Nothing can be added to the keys, values or entries of a map (UnsupportedOperationException).');
    },
  },
  readMethods,
);

export const iteratorMethods: MethodTable = table<JavaIterator>({
  'hasNext()': (self) => self.position < self.items.length,
  'next()': (self) => {
    if (self.position >= self.items.length) throw new TemplateError('The iterator has no next element (NoSuchElementException).');
    self.position += 1;
    return self.items[self.position - 1];
  },
});

function insertAll(items: Element[], index: number, { items: others }: JavaSequence, budget: Budget): boolean {
  budget.make(others.length);
  budget.spend(items.length - index);
  const tail = items.splice(index);
  for (const item of [...others, ...tail]) items.push(item);
  return others.length > 0;
}

function keep(items: Element[], wanted: (item: Element) => boolean): boolean {
  const kept = items.filter(wanted);
  const changed = kept.length < items.length;
  items.length = 0;
  for (const item of kept) items.push(item);
  return changed;
}

function checked(index: number, length: number): number {
  if (index < 0 || index >= length) throw outOfBounds(`the index ${index}`, length);
  return index;
}

const outOfBounds = (what: string, length: number): TemplateError =>
  new TemplateError(`A list of ${length} does not have ${what} (IndexOutOfBoundsException).`);
