import { checkDepth } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaEntry, JavaList, JavaMap, JavaView } from './collections.ts';
import { Decimal, Double, Whole } from './number.ts';
import { Char } from './value.ts';
import type { Element } from './value.ts';

/** `equals`: numbers of different classes differ, lists and maps are compared by what they hold. */
export function areEqual(left: Element, right: Element, budget: Budget, depth = 0): boolean {
  checkDepth(depth);
  budget.spend();
  if (typeof left === 'string' || typeof right === 'string') {
    if (typeof left !== typeof right || (left as string).length !== (right as string).length) return false;
    budget.spend((left as string).length >> 4);
    return left === right;
  }
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (left instanceof Whole) return right instanceof Whole && left.width === right.width && left.value === right.value;
  if (left instanceof Double) return right instanceof Double && Object.is(left.value, right.value);
  if (left instanceof Decimal) return right instanceof Decimal && left.scale === right.scale && left.unscaled === right.unscaled;
  if (left instanceof Char) return right instanceof Char && left.text === right.text;
  const inner = (a: Element, b: Element): boolean => areEqual(a, b, budget, depth + 1);
  if (left instanceof JavaEntry) return right instanceof JavaEntry && inner(left.key, right.key) && inner(left.value, right.value);
  if (left instanceof JavaMap) {
    if (!(right instanceof JavaMap) || left.size !== right.size) return false;
    return left.entries().every(({ key, value }) => right.has(key) && inner(value, right.get(key) ?? null));
  }
  if (left instanceof JavaList) {
    if (!(right instanceof JavaList) || left.items.length !== right.items.length) return false;
    return left.items.every((item, index) => inner(item, right.items[index] ?? null));
  }
  if (left instanceof JavaView) {
    if (!(right instanceof JavaView) || left.part === 'value' || right.part === 'value') return false;
    const others = right.items;
    return left.items.length === others.length && left.items.every((item) => indexIn(others, item, budget) >= 0);
  }
  return false;
}

export function indexIn(items: readonly Element[], wanted: Element, budget: Budget): number {
  return items.findIndex((item) => areEqual(item, wanted, budget));
}
