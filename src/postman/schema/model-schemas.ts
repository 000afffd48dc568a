import type { Model } from '../../model/api-model.ts';
import { readSchema } from './read-schema.ts';
import { isRecord, own } from './schema.ts';
import type { Schema } from './schema.ts';

const CANONICAL = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/#]+)(?:#(.*))?$/;
const MOST_LINKS = 32;

/** The schemas of an API's models, and the way from a reference to its schema. */
export interface ModelSchemas {
  readonly byName: Readonly<Record<string, Schema>>;
  /** Follows references, one after the other; undefined for those that go round in circles. */
  resolve(schema: Schema): Schema | undefined;
}

/** Reads all models; one whose text is no JSON is taken as `{}`, which every value fits. */
export function modelSchemas(models: readonly Model[]): ModelSchemas {
  const raws = Object.fromEntries(models.map((model) => [model.name, parse(model.schema)]));
  const read = Object.entries(raws).map(([name, raw]) => [name, readSchema(raw, (reference) => target(reference, name, raws))] as const);
  const byName = Object.fromEntries(read);
  const followed = new Map<string, Schema | undefined>();
  const follow = (reference: string): Schema | undefined => {
    if (!followed.has(reference)) followed.set(reference, step({ definitions: byName }, reference));
    return followed.get(reference);
  };
  return {
    byName,
    resolve: (schema) => {
      let current: Schema | undefined = schema;
      for (let links = 0; current?.$ref !== undefined; links += 1) current = links < MOST_LINKS ? follow(current.$ref) : undefined;
      return current;
    },
  };
}

/** The models that a model needs, itself included, in the order of the API's list. */
export function reachableModels(names: Iterable<string>, { byName }: ModelSchemas): Readonly<Record<string, Schema>> {
  const reached = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const schema = own(byName, name);
    if (schema === undefined || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...referredModels(schema));
  }
  return Object.fromEntries(Object.entries(byName).filter(([name]) => reached.has(name)));
}

function referredModels(schema: Schema): readonly string[] {
  const names: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isRecord(value)) {
      const { $ref } = value;
      if (typeof $ref === 'string') names.push(tokensOf($ref)[1] ?? '');
      Object.values(value).forEach(visit);
    }
  };
  visit(schema);
  return names;
}

/**
 * Where a reference of the model `owner` leads, as a pointer into `{ definitions: models }`. Known are the canonical form, pointers into the
 * model's own text, and `#/definitions/<Name>` of another model.
 */
function target(reference: string, owner: string, raws: Readonly<Record<string, unknown>>): string | undefined {
  const [, name = owner, fragment = ''] =
    CANONICAL.exec(reference) ?? (reference.startsWith('#') ? [reference, owner, reference.slice(1)] : []);
  if (!CANONICAL.test(reference) && !reference.startsWith('#')) return undefined;
  const tokens = tokensOf(`#${fragment}`);
  if (Object.hasOwn(raws, name) && leadsToSchema(raws[name], tokens)) return pointerOf([name, ...tokens]);
  const [keyword, model, ...rest] = tokens;
  const other = keyword === 'definitions' && model !== undefined && Object.hasOwn(raws, model) && leadsToSchema(raws[model], rest);
  return other ? pointerOf([model, ...rest]) : undefined;
}

const MAPS = new Set(['properties', 'patternProperties', 'dependencies', 'definitions']);
const LISTS = new Set(['allOf', 'anyOf', 'oneOf']);
const SINGLES = new Set(['not', 'additionalProperties', 'additionalItems']);

/** Only what `readSchema` keeps can be referred to. */
function leadsToSchema(raw: unknown, tokens: readonly string[]): boolean {
  const [keyword, key, ...rest] = tokens;
  if (keyword === undefined) return isRecord(raw);
  if (!isRecord(raw) || typeof raw['$ref'] === 'string' || !Object.hasOwn(raw, keyword)) return false;
  const inner = raw[keyword];
  if (SINGLES.has(keyword) || (keyword === 'items' && !Array.isArray(inner))) return leadsToSchema(inner, tokens.slice(1));
  if (key === undefined || !(MAPS.has(keyword) ? isRecord(inner) : Array.isArray(inner) && (LISTS.has(keyword) || keyword === 'items')))
    return false;
  return Object.hasOwn(inner as object, key) && leadsToSchema((inner as Record<string, unknown>)[key], rest);
}

function step(root: Schema, reference: string): Schema | undefined {
  let current: unknown = root;
  for (const token of tokensOf(reference)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, token)) return undefined;
    current = (current as Record<string, unknown>)[token];
  }
  return isRecord(current) ? current : undefined;
}

function tokensOf(reference: string): string[] {
  const pointer = reference.slice(reference.indexOf('#') + 1);
  if (!pointer.startsWith('/')) return [];
  return pointer.slice(1).split('/').map((token) => decoded(token).replaceAll('~1', '/').replaceAll('~0', '~')); // prettier-ignore
}

function pointerOf(tokens: readonly string[]): string {
  return `#/definitions/${tokens.map((token) => encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
