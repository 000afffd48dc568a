import type { Definition, NamedSchema } from '../definition/definition.ts';
import { referenceNotAPointer, referenceNotFound } from '../definition/findings.ts';
import { asStoredSchema } from '../definition/openapi3/schema.ts';
import { mayAppear, nodeAt, pointerSteps, referenceOf } from '../definition/references.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/api-model.ts';
import { modelId } from '../model/ids.ts';
import { modelUrl } from '../model/model-url.ts';
import { isUnresolved, memberOf, textOf } from '../source/node.ts';
import type { SourceNode, Span } from '../source/node.ts';
import { modelEmpty, modelName, modelReference, primitiveSchema } from './findings.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { schemaText } from './schema-text.ts';

/** Where an inline schema stands: a part of its model's name. */
export interface InlinePlace {
  readonly path: string;
  readonly httpMethod: string;
  /** Undefined for the request. */
  readonly statusCode: string | undefined;
}

export interface Models {
  /** The name of the model behind a schema; undefined where the schema becomes none. Makes a model of an inline schema. */
  nameOf(schema: SourceNode, place: InlinePlace): string | undefined;
  /** By name, those of inline schemas included. */
  all(): readonly WrittenModel[];
}

interface WrittenModel {
  readonly model: Model;
  /** The schema as it was written. */
  readonly node: SourceNode;
  /** The key of a named schema; of one in place, the schema. */
  readonly at: Span;
}

/** Every named schema becomes a model, used or not; import makes no other (recorded), but those of inline schemas. */
export function buildModels(definition: Definition, restApiId: string, report: Report): Models {
  const models = new Map<string, WrittenModel>();
  let byNode: ReadonlyMap<SourceNode, string> | undefined;
  const nameAt = (node: SourceNode): string | undefined =>
    (byNode ??= new Map(definition.schemas.map((schema) => [schema.node, schema.name]))).get(node);
  const named = namesByReference(definition);
  const rewriter = (owner: string) => (reference: string, at: SourceNode) => {
    const name = named(reference);
    if (name !== undefined) return modelUrl(restApiId, name);
    if (isUnresolved(at)) return undefined;
    const steps = pointerSteps(reference);
    if (steps === undefined) report(referenceNotAPointer, at, { reference });
    else if (!mayAppear(definition.root, steps)) report(modelReference, at, { name: owner, reference });
    return undefined;
  };
  const make = (name: string, node: SourceNode, at: Span): void => {
    const description = textOf(memberOf(node, 'description'));
    const schema = schemaText(definition.version === 'openapi3' ? asStoredSchema(node) : node, rewriter(name));
    const model: Model = {
      id: modelId(name),
      name,
      ...(description === undefined || description === '' ? {} : { description }),
      schema,
      contentType: 'application/json',
    };
    models.set(name, { model, node, at });
  };
  for (const schema of definition.schemas) if (checkSchema(schema, report)) make(schema.name, schema.node, schema.key);

  const inline = new Map<SourceNode, string>();
  const nameInline = (schema: SourceNode, place: InlinePlace): string => {
    const known = inline.get(schema);
    if (known !== undefined) return known;
    const name = inlineModelName(schema, place, models);
    inline.set(schema, name);
    make(name, schema, schema);
    return name;
  };

  return {
    nameOf(schema, place) {
      if (isUnresolved(schema) || (schema.kind === 'map' && schema.open)) return undefined;
      const reference = referenceOf(schema);
      if (reference === undefined) return isModelSchema(schema, place, report) ? nameInline(schema, place) : undefined;
      if (isUnresolved(reference.at)) return undefined;
      const name = named(reference.text);
      if (name !== undefined) return name;
      const target = targetOf(definition, reference.text);
      if (target === undefined) {
        reportMissing(definition, reference.text, reference.at, report);
        return undefined;
      }
      return nameAt(target) ?? (isModelSchema(target, place, report) ? nameInline(target, place) : undefined);
    },
    all: () => [...models.values()],
  };
}

const SCHEMA_FOLDERS: Readonly<Record<Definition['version'], string>> = { swagger2: '#/definitions/', openapi3: '#/components/schemas/' };

/** The name of the schema that a reference leads to, where that is a named one of the definition. */
function namesByReference(definition: Definition): (reference: string) => string | undefined {
  const folder = SCHEMA_FOLDERS[definition.version];
  const byReference = new Map<string, string>();
  for (const { name } of definition.schemas) byReference.set(folder + name, name);
  return (reference) => {
    const known = byReference.get(reference);
    if (known !== undefined || !reference.startsWith(folder)) return known;
    const steps = pointerSteps(reference);
    const name = steps?.at(-1);
    return steps?.length === folder.split('/').length - 1 && name !== undefined ? byReference.get(folder + name) : undefined;
  };
}

function targetOf(definition: Definition, reference: string): SourceNode | undefined {
  const steps = pointerSteps(reference);
  return steps === undefined ? undefined : nodeAt(definition.root, steps);
}

function reportMissing(definition: Definition, reference: string, at: SourceNode, report: Report): void {
  const steps = pointerSteps(reference);
  if (steps === undefined) report(referenceNotAPointer, at, { reference });
  else if (!mayAppear(definition.root, steps)) report(referenceNotFound, at, { reference });
}

function checkSchema({ name, key, node }: NamedSchema, report: Report): boolean {
  if (isUnresolved(node)) return false;
  if (!/^[a-zA-Z0-9]+$/.test(name) && !isPlaceholderText(name)) {
    report(modelName, key, { name, suggestion: alphanumeric(name) });
    return false;
  }
  if (node.kind !== 'map' || (node.entries.length === 0 && !node.open)) {
    report(modelEmpty, key, { name });
    return false;
  }
  return true;
}

function alphanumeric(name: string): string {
  return name
    .split(/[^a-zA-Z0-9]+/)
    .map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');
}

const PRIMITIVES: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean']);

/** Whether an inline schema becomes a model: not a primitive one, nor one that says nothing. */
function isModelSchema(schema: SourceNode, { path, httpMethod, statusCode }: InlinePlace, report: Report): boolean {
  if (schema.kind !== 'map' || schema.entries.length === 0) return false;
  const type = textOf(memberOf(schema, 'type'));
  if (type === undefined || !PRIMITIVES.has(type)) return true;
  report(primitiveSchema, schema, { type, statusCode, httpMethod, path });
  return false;
}

/**
 * The service names the model of an inline schema `MODEL` and six hexadecimal digits that differ between APIs. Here the digits follow from
 * what the schema says and from where it stands, so they stay the same from one run to the next.
 */
function inlineModelName(schema: SourceNode, place: InlinePlace, taken: ReadonlyMap<string, unknown>): string {
  const text = `${place.path}\0${place.httpMethod}\0${place.statusCode ?? 'request'}\0${schemaText(schema, () => undefined)}`;
  for (let candidate = 0; ; candidate += 1) {
    const digits = Number.parseInt(modelId(`${text}\0${candidate}`), 36) % 0x100_0000;
    const name = `MODEL${digits.toString(16).padStart(6, '0')}`;
    if (!taken.has(name)) return name;
  }
}
