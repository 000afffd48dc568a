import type { SourceNode, Span } from '../../src/source/node.ts';
import { toData } from '../../src/source/node.ts';

/** A tree without its files, for comparing what two readers give. */
export function bare(node: SourceNode): unknown {
  const { start, end } = node;
  switch (node.kind) {
    case 'scalar':
      return { value: node.value, start, end };
    case 'list':
      return { items: node.items.map(bare), start, end };
    case 'map':
      return {
        entries: node.entries.map(({ key, value }) => [{ value: key.value, start: key.start, end: key.end }, bare(value)]),
        start,
        end,
      };
  }
}

/** The data of a tree with ordinary objects, for `toEqual`. */
export const dataOf = (node: SourceNode): unknown => JSON.parse(JSON.stringify(toData(node)));

/** Calls `visit` for each key and value of a tree. */
export function walk(node: SourceNode, visit: (span: Span & { readonly value?: unknown }) => void): void {
  visit(node);
  if (node.kind === 'list') for (const item of node.items) walk(item, visit);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    visit(key);
    walk(value, visit);
  }
}
