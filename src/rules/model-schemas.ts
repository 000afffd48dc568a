import type { Definition, MediaType, Operation, Response } from '../definition/definition.ts';
import { contextOf } from '../definition/schema-context.ts';
import type { Context } from '../definition/schema-context.ts';
import { entriesOf, memberOf } from '../source/node.ts';
import type { MapEntry, MapNode, SourceNode } from '../source/node.ts';

/** A schema that becomes a model. */
export interface ModelSchema {
  /** `Pet`, or what an inline schema describes. */
  readonly name: string;
  /** Every schema inside it, itself first; a node that several references share is there once. */
  readonly parts: readonly SchemaPart[];
}

/** A schema inside a model, with its keywords; what stands beside a `$ref` is no keyword. */
export interface SchemaPart {
  readonly node: MapNode;
  readonly entries: readonly MapEntry[];
}

const schemasOf = new WeakMap<Definition, readonly ModelSchema[]>();

/** The schemas of a definition that become models: the named ones, and those written out in bodies and responses. Each once. */
export function modelSchemas(definition: Definition): readonly ModelSchema[] {
  let known = schemasOf.get(definition);
  if (known === undefined) schemasOf.set(definition, (known = readSchemas(definition)));
  return known;
}

function readSchemas({ schemas, paths }: Definition): readonly ModelSchema[] {
  const found = new Map<SourceNode, string>();
  for (const { name, node } of schemas) if (node.kind !== 'scalar') found.set(node, name);
  for (const { operations } of paths) for (const operation of operations) addInline(operation, found);
  const models: ModelSchema[] = [];
  found.forEach((name, node) => models.push({ name, parts: partsOf(node) }));
  return models;
}

/** Those written out in the body and the responses of an operation. */
function addInline({ httpMethod, path, requestBody, responses }: Operation, found: Map<SourceNode, string>): void {
  for (let index = 0; index < requestBody.length; index += 1) {
    const { schema } = requestBody[index] as MediaType;
    if (!isReference(schema) && !found.has(schema)) found.set(schema, `the body of ${httpMethod} ${path}`);
  }
  for (let index = 0; index < responses.length; index += 1) {
    const { statusCode, content } = responses[index] as Response;
    for (let inner = 0; inner < content.length; inner += 1) {
      const { schema } = content[inner] as MediaType;
      if (!isReference(schema) && !found.has(schema)) found.set(schema, `the ${statusCode} response to ${httpMethod} ${path}`);
    }
  }
}

function isReference(node: SourceNode): boolean {
  if (node.kind !== 'map') return false;
  const first = node.entries[0];
  // Mostly it stands alone.
  const target = first?.key.value === '$ref' && node.entries.length === 1 ? first.value : memberOf(node, '$ref');
  return target?.kind === 'scalar' && target.value !== null;
}

function partsOf(schema: SourceNode): readonly SchemaPart[] {
  const parts: SchemaPart[] = [];
  const visited = new Set<SourceNode>();
  const rest: Inner[] = [{ node: schema, context: 'schema' }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, context } = next;
    if (node.kind === 'scalar' || visited.has(node)) continue;
    visited.add(node);
    if (node.kind === 'list') pushItems(node.items, context, rest);
    else if (context !== 'schema') pushMembers(entriesOf(node), context, rest);
    else if (!isReference(node)) {
      const entries = entriesOf(node);
      parts.push({ node, entries });
      pushMembers(entries, context, rest);
    }
  }
  return parts;
}

interface Inner {
  readonly node: SourceNode;
  readonly context: Context;
}

/** The last first, as the last that is pushed is the first to be looked at. */
function pushItems(items: readonly SourceNode[], context: Context, rest: Inner[]): void {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const node = items[index] as SourceNode;
    if (node.kind !== 'scalar') rest.push({ node, context });
  }
}

function pushMembers(entries: readonly MapEntry[], context: Context, rest: Inner[]): void {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const { key, value } = entries[index] as MapEntry;
    const inner = value.kind === 'scalar' ? undefined : contextOf(key.value, context);
    if (inner !== undefined) rest.push({ node: value, context: inner });
  }
}
