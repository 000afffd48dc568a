import { lastAtOrBefore } from './last-at-or-before.ts';
import type { KeyNode, SourceNode, Span } from './node.ts';

/** A key or value of a map, or an item of a list. */
export interface Child {
  /** The key or index that leads to it. */
  readonly step: string | number;
  /** What stands at the place: the key or the value. */
  readonly at: SourceNode | KeyNode;
  readonly value: SourceNode;
}

/**
 * The key or value inside a node that contains a span, the first in the order of the tree; of one entry the value rather than the key, as an
 * absent value stands at the end of nothing.
 */
export function childAt(node: SourceNode, span: Span): Child | undefined {
  const count = rankCount(node);
  const rank = count > MAX_SCANNED ? byPlace(node).rankAt(span) : scan(node, count, span);
  return rank < 0 ? undefined : childOf(node, rank);
}

export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.file === inner.file;

/** Up to so many children are looked at one by one. */
const MAX_SCANNED = 32;

function scan(node: SourceNode, count: number, span: Span): number {
  for (let rank = 0; rank < count; rank += 1) if (contains(nodeAt(node, rank), span)) return rank;
  return -1;
}

/** Children have ranks from 0: the items of a list, and of each entry of a map first the value, then the key. */
function rankCount(node: SourceNode): number {
  if (node.kind === 'scalar') return 0;
  return node.kind === 'list' ? node.items.length : 2 * node.entries.length;
}

function childOf(node: SourceNode, rank: number): Child {
  const at = nodeAt(node, rank);
  if (node.kind !== 'map') return { step: rank, at, value: at };
  const { key, value } = node.entries[rank >> 1] as { key: KeyNode; value: SourceNode };
  return { step: key.value, at, value };
}

function nodeAt(node: SourceNode, rank: number): SourceNode {
  if (node.kind === 'list') return node.items[rank] as SourceNode;
  const entry = node.kind === 'map' ? node.entries[rank >> 1] : undefined;
  return (rank % 2 === 0 ? entry?.value : entry?.key) as SourceNode;
}

interface ByPlace {
  /** The lowest rank of a child that contains a span; -1 where none does. */
  rankAt(span: Span): number;
}

const known = new WeakMap<SourceNode, ByPlace>();

/** The children of a large node by place; built when first asked for. */
function byPlace(node: SourceNode): ByPlace {
  let children = known.get(node);
  if (children === undefined) known.set(node, (children = indexByPlace(node)));
  return children;
}

/**
 * Finds by binary search. Nodes of one text never overlap by halves and siblings never touch, but what aliases and merge keys bring in may
 * stand in any order, several times, and inside one another: so each child knows the one that it stands in.
 */
function indexByPlace(node: SourceNode): ByPlace {
  const ranks = ranksByPlace(node);
  const starts: number[] = [];
  const outer: number[] = [];
  for (const [index, rank] of ranks.entries()) {
    const child = nodeAt(node, rank);
    let around = index - 1;
    while (around >= 0 && !contains(nodeAt(node, ranks[around] as number), child)) around = outer[around] as number;
    starts.push(child.start);
    outer.push(around);
  }
  return {
    rankAt(span) {
      let found = -1;
      let index = starts.length === 0 ? -1 : lastAtOrBefore(starts, span.start);
      for (; index >= 0; index = outer[index] as number) {
        const rank = ranks[index] as number;
        if ((found < 0 || rank < found) && contains(nodeAt(node, rank), span)) found = rank;
      }
      return found;
    },
  };
}

/** Those of the node's own text, each once, by start, the outer before the inner. */
function ranksByPlace(node: SourceNode): readonly number[] {
  const first = new Map<SourceNode, number>();
  for (let rank = 0; rank < rankCount(node); rank += 1) {
    const child = nodeAt(node, rank);
    if (child.file === node.file && !first.has(child)) first.set(child, rank);
  }
  const children = [...first].sort(([a], [b]) => a.start - b.start || b.end - a.end);
  return children.map(([, rank]) => rank);
}
