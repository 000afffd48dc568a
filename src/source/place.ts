import { entryOf } from './node.ts';
import type { SourceNode, Span } from './node.ts';

/**
 * The place of a value inside a node, or, where the path leads nowhere, of the innermost thing on the way that does exist: a missing
 * property is reported at the key of its owner. `owner` is the place of the node itself (its key), used when already the first step misses.
 */
export function placeAt(owner: Span, node: SourceNode | undefined, path: readonly (string | number)[]): Span {
  let at: Span = owner;
  let inner: SourceNode | undefined = node;
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index] as string | number;
    if (typeof step === 'number') {
      const item: SourceNode | undefined = inner?.kind === 'list' ? inner.items[step] : undefined;
      if (item === undefined) return at;
      at = item;
      inner = item;
      continue;
    }
    const entry = entryOf(inner, step);
    if (entry === undefined) return at;
    at = index === path.length - 1 ? entry.value : entry.key;
    inner = entry.value;
  }
  return at;
}
