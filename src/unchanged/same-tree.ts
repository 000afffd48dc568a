import { entriesOf, textOf } from '../source/node.ts';
import type { MapEntry, MapNode, SourceNode } from '../source/node.ts';

/**
 * Whether two trees say the same in the same order, wherever and in whatever format they stand; numbers have to be written the same. What a
 * placeholder in them stands for is still open. The depth of both is bounded by the reader.
 */
export function sameTree(was: SourceNode | undefined, is: SourceNode | undefined): boolean {
  if (was === is) return true;
  if (was === undefined || is === undefined) return false;
  if (was.kind === 'scalar') return is.kind === 'scalar' && was.value === is.value && textOf(was) === textOf(is);
  if (was.kind === 'map') return is.kind === 'map' && sameMaps(was, is);
  return is.kind === 'list' && sameLists(was.items, is.items);
}

function sameLists(was: readonly SourceNode[], is: readonly SourceNode[]): boolean {
  if (was.length !== is.length) return false;
  for (let index = 0; index < was.length; index += 1) if (!sameTree(was[index], is[index])) return false;
  return true;
}

function sameMaps(was: MapNode, is: MapNode): boolean {
  const before = entriesOf(was);
  const after = entriesOf(is);
  if (before.length !== after.length) return false;
  for (let index = 0; index < before.length; index += 1) {
    const left = before[index] as MapEntry;
    const right = after[index] as MapEntry;
    if (left.key.value !== right.key.value || !sameTree(left.value, right.value)) return false;
  }
  return true;
}
