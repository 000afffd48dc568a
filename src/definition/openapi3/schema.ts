import { textOf } from '../../source/node.ts';
import type { MapEntry, MapNode, SourceNode } from '../../source/node.ts';
import { contextOf } from '../schema-context.ts';
import type { Context } from '../schema-context.ts';

/** The order in which an import of OpenAPI 3.0 writes the keys of a schema; recorded for most, others follow as they are written. */
const ORDER: ReadonlyMap<string, number> = new Map(
  [
    'title', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength', 'pattern', 'maxItems',
    'minItems', 'uniqueItems', 'maxProperties', 'minProperties', 'required', 'type', 'not', 'properties', 'additionalProperties',
    'description', 'format', 'items',
  ].map((key, index): [string, number] => [key, index]),
); // prettier-ignore

/**
 * A schema of OpenAPI 3.0 as the service stores it: keys in an order of its own, and `required` sorted (both recorded). Nothing is taken away:
 * what JSON Schema draft 4 does not know stays, without effect.
 */
export function asStoredSchema(schema: SourceNode): SourceNode {
  return stored(schema, 'schema');
}

function stored(node: SourceNode, context: Context): SourceNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => stored(item, context)) };
  const entries = node.entries.map((entry) => storedEntry(entry, context));
  return { ...node, entries: context === 'schema' ? entries.sort(byKey) : entries } satisfies MapNode;
}

function storedEntry(entry: MapEntry, owner: Context): MapEntry {
  const { key, value } = entry;
  if (owner === 'schema' && key.value === 'required') return { key, value: sortedNames(value) };
  const context = contextOf(key.value, owner);
  return context === undefined ? entry : { key, value: stored(value, context) };
}

function sortedNames(node: SourceNode): SourceNode {
  if (node.kind !== 'list') return node;
  return { ...node, items: [...node.items].sort((a, b) => compare(textOf(a) ?? '', textOf(b) ?? '')) };
}

/** Sorting is stable, so keys of the same rank keep their order. */
const byKey = (a: MapEntry, b: MapEntry): number => rank(a) - rank(b);
const rank = ({ key }: MapEntry): number => ORDER.get(key.value) ?? ORDER.size;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
