import { compare } from '../model/order.ts';
import type { FieldChange } from './import-plan.ts';
import { isObject } from './json-text.ts';
import type { JsonObject } from './json-text.ts';

/** The fields in which two objects differ, innermost first named in full, by name. Lists are compared whole: their order has a meaning. */
export function fieldChanges(before: JsonObject, after: JsonObject, prefix = ''): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compare);
  return names.flatMap((name) => {
    const field = prefix === '' ? name : prefix + step(name);
    const was = own(before, name);
    const is = own(after, name);
    if (isObject(was) && isObject(is)) return fieldChanges(was, is, field);
    if (isEqual(was, is)) return [];
    return [{ field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

/** Whether two JSON values say the same, whatever the order of their keys. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && isEqual(own(a, name), own(b, name)));
}

const own = (object: JsonObject, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);

const step = (name: string): string => (/^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`);
