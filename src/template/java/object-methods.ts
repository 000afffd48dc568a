import { TemplateError } from '../budget.ts';
import { areEqual } from './equality.ts';
import { hashOf } from './hash.ts';
import { int } from './number.ts';
import { textOf } from './text.ts';
import { table } from './value.ts';
import type { Element, MethodTable } from './value.ts';

/** What every object has. `getClass`, `wait` and `notify` are left out: the service's engine is taken to forbid reflection. */
export const objectMethods: MethodTable = table<Element>({
  'toString()': (self, _none, budget) => textOf(self, budget),
  'equals(o)': (self, [other], budget) => areEqual(self, other, budget),
  'hashCode()': (self, _none, budget) => int(hashOf(self, budget)),
});

/** `compareTo` of something else: Java casts, and fails. */
export function refuseComparison(): never {
  throw new TemplateError('compareTo compares values of one class only (ClassCastException).');
}
