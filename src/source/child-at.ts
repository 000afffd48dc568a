import { lastAtOrBefore } from './last-at-or-before.ts';
import type { KeyNode, MapEntry, SourceNode, Span } from './node.ts';

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
  if (node.kind === 'scalar') return undefined;
  const { length } = node.kind === 'list' ? node.items : node.entries;
  if (length <= MAX_SCANNED) return node.kind === 'list' ? scanItems(node.items, span) : scanEntries(node.entries, span);
  const rank = byPlace(node).rankAt(span);
  return rank < 0 ? undefined : childOf(node, rank);
}

export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.file === inner.file;

/** Up to so many items or entries are looked at one by one. */
const MAX_SCANNED = 16;

function scanItems(items: readonly SourceNode[], { start, end, file }: Span): Child | undefined {
  for (let step = 0; step < items.length; step += 1) {
    const at = items[step] as SourceNode;
    if (at.start <= start && at.end >= end && at.file === file) return { step, at, value: at };
  }
  return undefined;
}

function scanEntries(entries: readonly MapEntry[], { start, end, file }: Span): Child | undefined {
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    if (value.start <= start && value.end >= end && value.file === file) return { step: key.value, at: value, value };
    if (key.start <= start && key.end >= end && key.file === file) return { step: key.value, at: key, value };
  }
  return undefined;
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
  if (children === undefined) known.set(node, (children = inOrder(node) ?? indexByPlace(node)));
  return children;
}

/** The quick way for a node whose children stand one behind the other, as they do but for aliases and merge keys. */
function inOrder(node: SourceNode): ByPlace | undefined {
  const starts: number[] = [];
  let end = -1;
  const isMap = node.kind === 'map';
  const count = rankCount(node);
  for (let rank = 0; rank < count; rank += 1) {
    // Of an entry the key stands first, and may touch the value where that is absent.
    const behindKey = isMap && rank % 2 === 1;
    const child = nodeAt(node, isMap ? rank ^ 1 : rank);
    if (child.file !== node.file || child.start < end || (child.start === end && !behindKey)) return undefined;
    if (!behindKey) starts.push(child.start);
    end = child.end;
  }
  return {
    rankAt(span) {
      const index = lastAtOrBefore(starts, span.start);
      if (!isMap) return contains(nodeAt(node, index), span) ? index : -1;
      if (contains(nodeAt(node, 2 * index), span)) return 2 * index;
      return contains(nodeAt(node, 2 * index + 1), span) ? 2 * index + 1 : -1;
    },
  };
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
