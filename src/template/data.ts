import { TemplateError, checkDepth } from './budget.ts';
import { JavaArray, JavaList, JavaMap, JavaView } from './java/collections.ts';
import { Double, Whole, isNumber, toDouble } from './java/number.ts';
import { textOf } from './java/text.ts';
import type { Budget } from './budget.ts';
import type { Element } from './java/value.ts';

/** JSON data as values of the template's world; maps within it are of the kind asked for. Own properties only, undefined left out. */
export function fromData(data: unknown, kind: 'linked' | 'context', depth = 0): Element {
  checkDepth(depth);
  switch (typeof data) {
    case 'string':
    case 'boolean':
      return data;
    case 'number':
      return Number.isInteger(data) && !Object.is(data, -0) ? new Whole(BigInt(data)) : new Double(data);
    case 'bigint':
      return new Whole(data);
    case 'object': {
      if (data === null) return null;
      if (Array.isArray(data)) return listOf(data, kind, depth);
      return mapOf(data as Readonly<Record<string, unknown>>, kind, depth);
    }
    default:
      throw new TemplateError(`A ${typeof data} is no JSON value.`);
  }
}

function listOf(data: readonly unknown[], kind: 'linked' | 'context', depth: number): JavaList {
  const items: Element[] = [];
  for (const item of data) items.push(fromData(item, kind, depth + 1));
  return new JavaList(items, 'json');
}

function mapOf(data: Readonly<Record<string, unknown>>, kind: 'linked' | 'context', depth: number): JavaMap {
  const map = new JavaMap(kind);
  for (const key of Object.keys(data)) {
    const value = data[key];
    if (value !== undefined) map.put(key, fromData(value, kind, depth + 1));
  }
  return map;
}

/** The other way: plain JSON data. Whole numbers beyond 2^53 become the nearest one. */
export function toData(value: Element, budget: Budget, depth = 0): unknown {
  checkDepth(depth);
  budget.make();
  if (typeof value === 'string') budget.text(value.length);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (isNumber(value)) return Number.isFinite(toDouble(value)) ? toDouble(value) : null;
  if (value instanceof JavaMap) {
    return Object.fromEntries(value.entries().map((entry) => [textOf(entry.key, budget), toData(entry.value, budget, depth + 1)]));
  }
  if (value instanceof JavaList || value instanceof JavaArray || value instanceof JavaView) {
    return value.items.map((item) => toData(item, budget, depth + 1));
  }
  return textOf(value, budget);
}
