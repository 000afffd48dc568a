import type { ApiModel, DocumentationPart } from '../model/api-model.ts';
import { jsonObject } from '../model/parse-json.ts';

type Location = DocumentationPart['location'];
type Properties = Readonly<Record<string, unknown>>;

/** More than any path of the service may have. */
const MAX_SEGMENTS = 300;

/** The documentation of the things an export writes, as far as Swagger and OpenAPI have members for it. Empty objects where there is none. */
export interface Documentation {
  /** `tags` and `externalDocs` of the root. */
  api(): object;
  /** `tags`, `summary`, `description`, `externalDocs` and foreign extensions of an operation. */
  method(path: string, method: string): object;
  /** `description` of a parameter, header, response or body. */
  description(location: Location): object;
  authorizer(name: string): object;
}

const nothing = (): object => EMPTY;
const EMPTY = {};
const NOTHING: Documentation = { api: nothing, method: nothing, description: nothing, authorizer: nothing };

/**
 * Looks up documentation parts as the service does: a part without path, method or status code, or with `*`, holds for all, the one with
 * the longest path wins, then the one that names the status code, then the one that names the method.
 *
 * What is written into `info` and into models would be imported as the API's description and the models' schemas, which documentation is
 * not: those parts stay in `x-amazon-apigateway-documentation` alone, like `deprecated`, which the service never exports.
 */
export function documentationOf(model: ApiModel, wanted: boolean): Documentation {
  if (!wanted || model.documentationParts.length === 0) return NOTHING;
  const parts = new Map<string, Properties>();
  for (const { location, properties: text } of model.documentationParts) {
    const properties = jsonObject(text);
    if (properties !== undefined) parts.set(keyOf(location), properties);
  }
  const find = (location: Location): Properties => {
    for (const candidate of lessAndLessSpecific(location)) {
      const properties = parts.get(keyOf(candidate));
      if (properties !== undefined) return properties;
    }
    return {};
  };
  return {
    api: () => pick(find({ type: 'API' }), { tags: isTagObjects, externalDocs: isObject }),
    method: (path, method) => {
      const properties = find({ type: 'METHOD', path, method });
      return {
        ...pick(properties, { tags: isTexts, summary: isText, description: isText, externalDocs: isObject }),
        ...foreign(properties),
      };
    },
    description: (location) => pick(find(location), { description: isText }),
    authorizer: (name) => pick(find({ type: 'AUTHORIZER', name }), { description: isText }),
  };
}

/** What a part is about; an absent path means the root, an absent method or status code means all. */
function keyOf({ type, path = '/', method = '*', statusCode = '*', name = '' }: Location): string {
  return JSON.stringify([type, path, method, statusCode, name]);
}

/** The locations whose parts hold for a thing, in the order in which they are preferred. */
function* lessAndLessSpecific({ type, path = '/', method, statusCode, name }: Location): Iterable<Location> {
  const named = { type, ...(name === undefined ? {} : { name }) };
  for (const above of pathsAbove(path)) {
    for (const status of new Set([statusCode ?? '*', '*'])) {
      for (const verb of new Set([method ?? '*', '*'])) yield { ...named, path: above, method: verb, statusCode: status };
    }
  }
}

/** A path and those above it, up to the root; of one longer than any real path only the root. */
function* pathsAbove(path: string): Iterable<string> {
  const segments = path.split('/').length <= MAX_SEGMENTS ? path : '/';
  for (let above = segments; above.length > 1; above = above.slice(0, above.lastIndexOf('/'))) yield above;
  yield '/';
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTagObjects: Check = (value) => Array.isArray(value) && value.every((tag) => isObject(tag) && isText((tag as Properties)['name']));

/** The named members, those of the right type. */
function pick(properties: Properties, checks: Readonly<Record<string, Check>>): object {
  const names = Object.keys(checks).filter((name) => Object.hasOwn(properties, name) && checks[name]?.(properties[name]));
  return Object.fromEntries(names.map((name) => [name, properties[name]]));
}

/** Vendor extensions, but none of API Gateway's own: those would change what is imported. */
function foreign(properties: Properties): object {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => /^x-(?!amazon-apigateway-)/i.test(name)));
}
