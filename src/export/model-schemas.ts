import type { ApiModel, Model } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import { put } from '../model/record.ts';
import { MAX_DEPTH, parseJson } from '../model/parse-json.ts';

/** A model with its schema as data; references are still in canonical form. */
interface ReadModel {
  readonly name: string;
  readonly schema: unknown;
  /** The models it refers to, itself included where it is recursive. */
  readonly references: ReadonlySet<string>;
}

export type ReadModels = ReadonlyMap<string, ReadModel>;

/** The models by name, their schemas parsed; or the reason why one cannot be exported. */
export function readSchemas(models: readonly Model[]): { readonly read: ReadModels } | { readonly refusal: string } {
  const foreign = models.filter(({ contentType }) => !isJson(contentType)).map(({ name }) => name);
  if (foreign.length > 0) return { refusal: `Only found non-JSON body models for ${foreign.join(', ')}` };
  const read = new Map<string, ReadModel>();
  for (const { name, schema: text } of models) {
    const schema = parseJson(text);
    if (schema === undefined) return { refusal: `The schema of model ${name} is not JSON, or nests deeper than ${MAX_DEPTH} levels` };
    read.set(name, { name, schema, references: referencesIn(schema) });
  }
  return { read };
}

/** `application/json`, also with parameters, and the media types built on it, such as `application/hal+json`. */
function isJson(mediaType: string): boolean {
  return /^[^/]+\/(?:[^;]+\+)?json\s*(?:;|$)/i.test(mediaType.trim());
}

/** The models that methods refer to, with all those refer to in turn, in the order of the model's list: those the service exports. */
export function usedModels(model: ApiModel, read: ReadModels): ReadModels {
  const used = new Set<string>();
  const waiting = model.resources.flatMap(({ resourceMethods = {} }) => Object.values(resourceMethods).flatMap(modelsOf));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...(read.get(name)?.references ?? []));
  }
  return new Map([...read].filter(([name]) => used.has(name)));
}

function modelsOf({ requestModels = {}, methodResponses = {} }: Method): string[] {
  const responseModels = Object.values(methodResponses).flatMap((response) => Object.values(response.responseModels ?? {}));
  return [...Object.values(requestModels), ...responseModels];
}

/** The schemas by name, references to other models turned into `prefix` and the name. */
export function printSchemas(models: ReadModels, prefix: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...models.values()].map(({ name, schema, references }) => [name, references.size === 0 ? schema : localReferences(schema, prefix)]),
  );
}

const CANONICAL = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/#]+)/;

/** The model that a canonical reference names. */
function modelNamed(reference: unknown): string | undefined {
  return typeof reference === 'string' ? CANONICAL.exec(reference)?.[1] : undefined;
}

/** The models that a schema text refers to; none where the text is no JSON. */
export function modelsReferredTo(schema: string): ReadonlySet<string> {
  return referencesIn(parseJson(schema));
}

function referencesIn(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const key of Object.keys(schema)) {
    const value = (schema as Readonly<Record<string, unknown>>)[key];
    const name = key === '$ref' ? modelNamed(value) : undefined;
    if (name === undefined) referencesIn(value, found);
    else found.add(name);
  }
  return found;
}

function localReferences(schema: unknown, prefix: string): unknown {
  if (Array.isArray(schema)) return schema.map((item) => localReferences(item, prefix));
  if (typeof schema !== 'object' || schema === null) return schema;
  const members: Record<string, unknown> = {};
  for (const key of Object.keys(schema)) {
    const value = (schema as Readonly<Record<string, unknown>>)[key];
    const name = key === '$ref' ? modelNamed(value) : undefined;
    put(members, key, name === undefined ? localReferences(value, prefix) : `${prefix}${name}${String(value).replace(CANONICAL, '')}`);
  }
  return members;
}
