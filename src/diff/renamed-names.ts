import { renames } from './renamed.ts';
import type { Renamed } from './renamed.ts';

/** A place where a name is used, and the name that stands there. */
export interface Use {
  readonly place: string;
  readonly name: string;
}

/**
 * Names of the base that the revision calls otherwise, where that is certain: the old name is gone, the new one was not there, and at every
 * place that both sides have, one stands where the other stood. Renames that follow from others (a model that only renamed models refer
 * to) are found in further rounds.
 *
 * @param usesOf - the uses on each side, those of the base with the renames known so far in their places
 */
export function renamedNames(
  base: ReadonlySet<string>,
  revision: ReadonlySet<string>,
  usesOf: (known: Renamed) => { readonly base: readonly Use[]; readonly revision: readonly Use[] },
): Renamed {
  const renamed = new Map<string, string>();
  const gone = new Set([...base].filter((name) => !revision.has(name)));
  const fresh = new Set([...revision].filter((name) => !base.has(name)));
  for (let found = 1; found > 0 && gone.size > 0 && fresh.size > 0;) {
    found = 0;
    const uses = usesOf(renames(renamed));
    const forward = counterparts(uses.base, uses.revision);
    const backward = counterparts(uses.revision, uses.base);
    for (const was of gone) {
      const is = only(forward.get(was));
      if (is === undefined || !fresh.has(is) || only(backward.get(is)) !== was) continue;
      renamed.set(was, is);
      gone.delete(was);
      fresh.delete(is);
      found += 1;
    }
  }
  return renames(renamed);
}

/** For each name the names that stand at its places on the other side. */
function counterparts(uses: readonly Use[], others: readonly Use[]): Map<string, Set<string>> {
  const there = new Map(others.map(({ place, name }) => [place, name]));
  const found = new Map<string, Set<string>>();
  for (const { place, name } of uses) {
    const other = there.get(place);
    if (other === undefined) continue;
    const names = found.get(name);
    if (names === undefined) found.set(name, new Set([other]));
    else names.add(other);
  }
  return found;
}

function only(names: ReadonlySet<string> | undefined): string | undefined {
  return names?.size === 1 ? [...names][0] : undefined;
}
