import { areEqual, indexIn } from './equality.ts';
import { JavaEntry, JavaMap, JavaView } from './collections.ts';
import { nothing } from './list-methods.ts';
import { int } from './number.ts';
import { table } from './value.ts';
import type { Element, MethodTable } from './value.ts';

/** `LinkedHashMap` and `HashMap`. */
export const mapMethods: MethodTable = table<JavaMap>({
  'size()': (map) => int(map.size),
  'isEmpty()': (map) => map.size === 0,
  'get(o)': (map, [key]) => map.get(key),
  'getOrDefault(oo)': (map, [key, other]) => (map.has(key) ? map.get(key) : other),
  'containsKey(o)': (map, [key]) => map.has(key),
  'containsValue(o)': (map, [value], budget) =>
    indexIn(
      map.entries().map((entry) => entry.value),
      value,
      budget,
    ) >= 0,
  'keySet()': (map) => new JavaView(map, 'key'),
  'values()': (map) => new JavaView(map, 'value'),
  'entrySet()': (map) => new JavaView(map, 'entry'),
  'put(oo)': (map, [key, value], budget) => {
    budget.make();
    return map.put(key, value);
  },
  'putIfAbsent(oo)': (map, [key, value], budget) => {
    budget.make();
    return map.get(key) ?? map.put(key, value);
  },
  'putAll(M)': (map, [other], budget) => {
    budget.make(other.size);
    for (const { key, value } of other.entries()) map.put(key, value);
    return nothing;
  },
  'remove(o)': (map, [key]) => map.remove(key),
  'remove(oo)': (map, [key, value], budget) => {
    const found = map.has(key) && areEqual(map.get(key) ?? null, value, budget);
    if (found) map.remove(key);
    return found;
  },
  'replace(oo)': (map, [key, value]) => (map.has(key) ? map.put(key, value) : undefined),
  'clear()': (map) => {
    map.clear();
    return nothing;
  },
  'clone()': (map, _none, budget) => {
    budget.make(map.size);
    const copy = new JavaMap(map.kind);
    for (const { key, value } of map.entries()) copy.put(key, value);
    return copy;
  },
});

export const entryMethods: MethodTable = table<JavaEntry>({
  'getKey()': (entry) => entry.key,
  'getValue()': (entry) => entry.value,
  'setValue(o)': (entry, [value]): Element => {
    const former = entry.value;
    entry.value = value;
    return former;
  },
});
