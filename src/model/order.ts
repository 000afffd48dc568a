import { put } from './record.ts';

/** Orders have names and stand here; none is inherited from insertion or from the machine's locale. */

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const by =
  <K extends string>(key: K) =>
  ({ [key]: a }: { readonly [P in K]: string }, { [key]: b }: { readonly [P in K]: string }): number =>
    compare(a, b);

/**
 * A record with its keys sorted by code units, itself where they are in order already; keys that look like integers come first all the
 * same, as in every JavaScript object.
 */
export function sortedRecord<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const names = Object.keys(record);
  if (isSorted(names)) return record;
  const sorted: Record<string, T> = {};
  for (const name of names.sort(compare)) put(sorted, name, record[name] as T);
  return sorted;
}

function isSorted(names: readonly string[]): boolean {
  for (let index = 1; index < names.length; index += 1) if ((names[index - 1] as string) > (names[index] as string)) return false;
  return true;
}
