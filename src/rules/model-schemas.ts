import type { Definition } from '../definition/definition.ts';
import { referenceOf } from '../definition/references.ts';
import { contextOf } from '../definition/schema-context.ts';
import type { Context } from '../definition/schema-context.ts';
import { entriesOf } from '../source/node.ts';
import type { MapEntry, MapNode, SourceNode } from '../source/node.ts';

/** A schema that becomes a model, and every schema inside it. */
export interface ModelSchema {
  /** `Pet`, or what an inline schema describes. */
  readonly name: string;
  readonly node: SourceNode;
}

/** The schemas of a definition that become models: the named ones, and those written out in bodies and responses. Each once. */
export function modelSchemas({ schemas, paths }: Definition): readonly ModelSchema[] {
  const found = new Map<SourceNode, string>(schemas.map(({ name, node }) => [node, name]));
  const addInline = (node: SourceNode, name: string): void => {
    if (referenceOf(node) === undefined && !found.has(node)) found.set(node, name);
  };
  for (const { operations } of paths) {
    for (const { httpMethod, path, requestBody, responses } of operations) {
      for (const { schema } of requestBody) addInline(schema, `the body of ${httpMethod} ${path}`);
      for (const { statusCode, content } of responses)
        for (const { schema } of content) addInline(schema, `the ${statusCode} response to ${httpMethod} ${path}`);
    }
  }
  return [...found].map(([node, name]) => ({ node, name }));
}

/** A schema inside a model, with its keywords; what stands beside a `$ref` is no keyword. */
export interface SchemaPart {
  readonly node: MapNode;
  readonly entries: readonly MapEntry[];
}

/** Every schema inside a model's schema, itself first; a node that several references share is visited once. */
export function* partsOf(schema: SourceNode): Iterable<SchemaPart> {
  const visited = new Set<SourceNode>();
  const rest: { readonly node: SourceNode; readonly context: Context }[] = [{ node: schema, context: 'schema' }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, context } = next;
    if (node.kind === 'scalar' || visited.has(node)) continue;
    visited.add(node);
    if (node.kind === 'list') {
      for (const item of node.items.toReversed()) rest.push({ node: item, context });
      continue;
    }
    if (context === 'schema' && referenceOf(node) !== undefined) continue;
    const entries = entriesOf(node);
    if (context === 'schema') yield { node, entries };
    for (const { key, value } of entries.toReversed()) {
      const inner = contextOf(key.value, context);
      if (inner !== undefined) rest.push({ node: value, context: inner });
    }
  }
}
