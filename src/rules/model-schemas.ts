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
  addParts(schema, 'schema', parts, new Set());
  return parts;
}

/** Adds the schemas in a node, whose depth is bounded by the reader. */
function addParts(node: SourceNode, context: Context, parts: SchemaPart[], visited: Set<SourceNode>): void {
  if (node.kind === 'scalar' || visited.has(node)) return;
  visited.add(node);
  if (node.kind === 'list') {
    for (const item of node.items) addParts(item, context, parts, visited);
    return;
  }
  const entries = entriesOf(node);
  if (context === 'schema') {
    if (isReference(node)) return;
    parts.push({ node, entries });
  }
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    const inner = value.kind === 'scalar' ? undefined : contextOf(key.value, context);
    if (inner !== undefined) addParts(value, inner, parts, visited);
  }
}
