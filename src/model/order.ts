/** Orders have names and stand here; none is inherited from insertion or from the machine's locale. */

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const by =
  <K extends string>(key: K) =>
  (a: { readonly [P in K]: string }, b: { readonly [P in K]: string }): number =>
    compare(a[key], b[key]);

/** A record with its keys sorted by code units; keys that look like integers come first all the same, as in every JavaScript object. */
export function sortedRecord<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compare(a, b)));
}
