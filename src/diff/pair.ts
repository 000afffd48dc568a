import { compare } from '../model/order.ts';
import { nothingRenamed } from './renamed.ts';
import type { Renamed } from './renamed.ts';

/** What was added, removed, and kept between two lists, each in the order of keys. */
export interface Paired<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly kept: readonly (readonly [base: T, revision: T])[];
}

/**
 * Pairs two lists by key, keys of the base as the revision calls them; of items with the same key the last one counts.
 */
export function pair<T>(base: readonly T[], revision: readonly T[], keyOf: (item: T) => string, renamed = nothingRenamed): Paired<T> {
  return (renamed.pairs.size === 0 ? pairInOrder(base, revision, keyOf) : undefined) ?? pairByKey(base, revision, keyOf, renamed);
}

/** Two lists in the order of their keys, as those of a model are, are walked side by side; undefined where one is not. */
function pairInOrder<T>(base: readonly T[], revision: readonly T[], keyOf: (item: T) => string): Paired<T> | undefined {
  const added: T[] = [];
  const removed: T[] = [];
  const kept: (readonly [T, T])[] = [];
  let last: string | undefined;
  for (let before = 0, after = 0; before < base.length || after < revision.length;) {
    const was = base[before];
    const is = revision[after];
    const old = was === undefined ? undefined : keyOf(was);
    const now = is === undefined ? undefined : keyOf(is);
    const key = old === undefined || (now !== undefined && now < old) ? (now as string) : old;
    if (last !== undefined && key <= last) return undefined;
    last = key;
    if (old === key) before += 1;
    if (now === key) after += 1;
    if (old !== key) added.push(is as T);
    else if (now !== key) removed.push(was as T);
    else kept.push([was as T, is as T]);
  }
  return { added, removed, kept };
}

function pairByKey<T>(base: readonly T[], revision: readonly T[], keyOf: (item: T) => string, renamed: Renamed): Paired<T> {
  const before = new Map<string, T>();
  for (const item of base) before.set(renamed.after(keyOf(item)), item);
  const after = new Map<string, T>();
  for (const item of revision) after.set(keyOf(item), item);

  const added: T[] = [];
  const removed: T[] = [];
  const kept: (readonly [T, T])[] = [];
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort(compare);
  for (const key of keys) {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === undefined) added.push(is as T);
    else if (is === undefined) removed.push(was);
    else kept.push([was, is]);
  }
  return { added, removed, kept };
}

export interface Entry<V> {
  readonly key: string;
  readonly value: V;
}

type Entries<V> = Readonly<Record<string, V>> | undefined;

/** Pairs the members of two records; an absent record has none. */
export function pairEntries<V>(base: Entries<V>, revision: Entries<V>, renamed = nothingRenamed): Paired<Entry<V>> {
  if (base === undefined && revision === undefined) return NOTHING;
  return pair(entries(base), entries(revision), ({ key }) => key, renamed);
}

const NOTHING: Paired<never> = { added: [], removed: [], kept: [] };

/** Pairs two lists of words, each its own key. */
export function pairWords(base: readonly string[] = [], revision: readonly string[] = [], renamed = nothingRenamed): Paired<string> {
  if (base.length === 0 && revision.length === 0) return NOTHING;
  return pair(base, revision, (word) => word, renamed);
}

function entries<V>(record: Entries<V>): Entry<V>[] {
  return record === undefined ? [] : Object.entries(record).map(([key, value]) => ({ key, value }));
}
