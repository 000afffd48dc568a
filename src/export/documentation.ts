import type { ApiModel, DocumentationPart } from '../model/api-model.ts';
import { jsonObject } from '../model/parse-json.ts';

type Location = DocumentationPart['location'];
type Properties = Readonly<Record<string, unknown>>;

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

const NOTHING: Documentation = { api: () => ({}), method: () => ({}), description: () => ({}), authorizer: () => ({}) };

/**
 * Looks up documentation parts as the service does: a part without path, method or status code, or with `*`, holds for all, the one with
 * the longest path wins, then the one that names the status code, then the one that names the method.
 *
 * What is written into `info` and into models would be imported as the API's description and the models' schemas, which documentation is
 * not: those parts stay in `x-amazon-apigateway-documentation` alone, like `deprecated`, which the service never exports.
 */
export function documentationOf(model: ApiModel, wanted: boolean): Documentation {
  if (!wanted || model.documentationParts.length === 0) return NOTHING;
  const byKind = new Map<string, Readied[]>();
  for (const { location, properties: text } of model.documentationParts) {
    const data = jsonObject(text);
    if (data === undefined) continue;
    const kind = kindOf(location);
    byKind.set(kind, [...(byKind.get(kind) ?? []), { location, properties: data }]);
  }
  for (const parts of byKind.values()) parts.sort(moreSpecificFirst);
  const find = (location: Location): Properties =>
    byKind.get(kindOf(location))?.find(({ location: given }) => covers(given, location))?.properties ?? {};
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

interface Readied {
  readonly location: Location;
  readonly properties: Properties;
}

const kindOf = ({ type, name = '' }: Location): string => `${type} ${name}`;

const isGeneral = (field: string | undefined): boolean => field === undefined || field === '*';

function moreSpecificFirst({ location: a }: Readied, { location: b }: Readied): number {
  return (
    (b.path ?? '/').length - (a.path ?? '/').length ||
    Number(isGeneral(a.statusCode)) - Number(isGeneral(b.statusCode)) ||
    Number(isGeneral(a.method)) - Number(isGeneral(b.method))
  );
}

function covers(given: Location, wanted: Location): boolean {
  const path = given.path ?? '/';
  const above = path === '/' || path === wanted.path || (wanted.path ?? '/').startsWith(`${path}/`);
  return above && (['method', 'statusCode'] as const).every((field) => isGeneral(given[field]) || given[field] === wanted[field]);
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
