/** Names of the base that the revision calls otherwise. */
export interface Renamed {
  readonly pairs: ReadonlyMap<string, string>;
  /**
   * What a name of the base is called in the revision. Where the revision gives the same name to another thing, it is no match for it: the
   * result then is no name at all.
   */
  readonly after: (name: string) => string;
}

export function renames(entries: Iterable<readonly [from: string, to: string]>): Renamed {
  const pairs = new Map(entries);
  if (pairs.size === 0) return nothingRenamed;
  const taken = new Set(pairs.values());
  return { pairs, after: (name) => pairs.get(name) ?? (taken.has(name) ? `${name}\u0000` : name) };
}

export const nothingRenamed: Renamed = { pairs: new Map(), after: (name) => name };
