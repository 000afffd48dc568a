import { checkDepth } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaEntry, JavaList, JavaMap, JavaView } from './collections.ts';
import { hashOfText } from './hash-order.ts';
import { Decimal, Double, Whole } from './number.ts';
import { Char } from './value.ts';
import type { Element } from './value.ts';

/** `hashCode()`, an int. */
export function hashOf(value: Element, budget: Budget, depth = 0): number {
  checkDepth(depth);
  budget.spend(typeof value === 'string' ? 1 + (value.length >> 4) : 1);
  if (value === null) return 0;
  if (typeof value === 'string') return hashOfText(value);
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (value instanceof Whole) return value.width === 'int' ? Number(value.value) : foldLong(BigInt.asUintN(64, value.value));
  if (value instanceof Double) return hashOfDouble(value.value);
  if (value instanceof Decimal) return (Number(BigInt.asIntN(32, value.unscaled)) * 31 + value.scale) | 0;
  if (value instanceof Char) return value.text.charCodeAt(0);
  if (value instanceof JavaEntry) return hashOf(value.key, budget, depth + 1) ^ hashOf(value.value, budget, depth + 1);
  if (value instanceof JavaMap) return value.entries().reduce((sum, entry) => (sum + hashOf(entry, budget, depth + 1)) | 0, 0);
  if (value instanceof JavaList)
    return value.items.reduce<number>((hash, item) => (Math.imul(31, hash) + hashOf(item, budget, depth + 1)) | 0, 1);
  if (value instanceof JavaView) return value.items.reduce<number>((sum, item) => (sum + hashOf(item, budget, depth + 1)) | 0, 0);
  return 0;
}

function hashOfDouble(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return foldLong(view.getBigUint64(0));
}

const foldLong = (bits: bigint): number => Number(BigInt.asIntN(32, bits ^ (bits >> 32n)));
