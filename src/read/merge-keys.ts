import { entriesOf } from '../source/node.ts';
import type { MapEntry, SourceNode } from '../source/node.ts';

/**
 * The entries of a map with those that its merge keys (`<<: *base`, `<<: [*a, *b]`) bring in, in the place of the merge key. The map's own
 * entries win over merged ones, an earlier map of a list over a later one. A `<<` with anything but maps stays an ordinary key.
 */
export function mergeKeys(entries: readonly MapEntry[]): readonly MapEntry[] {
  if (!entries.some(isMergeKey)) return entries;
  const known = new Set(entries.filter((entry) => !isMergeKey(entry)).map(({ key }) => key.value));
  return entries.flatMap((entry) => {
    if (!isMergeKey(entry)) return [entry];
    return sourcesOf(entry.value).flatMap((source) =>
      entriesOf(source).filter(({ key }) => {
        if (known.has(key.value)) return false;
        known.add(key.value);
        return true;
      }),
    );
  });
}

/** Quoted, `<<` is an ordinary key. */
function isMergeKey({ key, value }: MapEntry): boolean {
  if (key.value !== '<<' || key.end - key.start !== 2) return false;
  return value.kind === 'map' || (value.kind === 'list' && value.items.every((item) => item.kind === 'map'));
}

const sourcesOf = (value: SourceNode): readonly SourceNode[] => (value.kind === 'list' ? value.items : [value]);
