import type { ApiModel, RequestValidator } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import { parseJson } from './same-json.ts';

/** One of the two models, with ids looked up as names: ids are derived, so they may differ where nothing has changed. */
export interface Side {
  readonly model: ApiModel;
  /** The authorizer's name; the id itself where there is none of that id. */
  readonly authorizerName: (id: string) => string;
  readonly validatorName: (id: string) => string;
  /** The id of the resource at a path; empty where there is none. */
  readonly resourceId: (path: string) => string;
  readonly validator: (name: string) => RequestValidator | undefined;
  /** A model's schema as JSON; undefined where it is none, or there is no such model. */
  readonly schema: (modelName: string) => unknown;
  /** Every method with its path, in the order of the model. */
  readonly methods: readonly SideMethod[];
  /** The references from model to model, read when first asked for. */
  readonly references: () => readonly ModelReference[];
}

export interface SideMethod {
  readonly path: string;
  readonly method: Method;
}

export interface ModelReference {
  readonly from: string;
  readonly pointer: string;
  readonly to: string;
}

export function sideOf(model: ApiModel): Side {
  const authorizers = new Map(model.authorizers.map(({ id, name }) => [id, name]));
  const validators = new Map(model.requestValidators.map(({ id, name }) => [id, name]));
  const validatorsByName = new Map(model.requestValidators.map((validator) => [validator.name, validator]));
  const resourceIds = new Map(model.resources.map(({ path, id }) => [path, id]));
  const models = new Map(model.models.map((each) => [each.name, each]));
  const schema = memoized((name) => parseJson(models.get(name)?.schema));
  let references: readonly ModelReference[] | undefined;
  return {
    model,
    authorizerName: (id) => authorizers.get(id) ?? id,
    validatorName: (id) => validators.get(id) ?? id,
    resourceId: (path) => resourceIds.get(path) ?? '',
    validator: (name) => validatorsByName.get(name),
    schema,
    methods: model.resources.flatMap(({ path, resourceMethods = {} }) =>
      Object.values(resourceMethods).map((method) => ({ path, method })),
    ),
    references: () => (references ??= model.models.flatMap(({ name }) => referencesIn(name, schema(name), models))),
  };
}

const CANONICAL = /^https?:\/\/[^/?#]+\/restapis\/[^/?#]+\/models\/([^/?#]+)$/;
const LOCAL = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;

/**
 * The model that a `$ref` names, whichever API's id stands in its canonical URL. A local reference names a model where the schema has no
 * such definition of its own.
 */
export function referredModel(reference: unknown, root: unknown): string | undefined {
  if (typeof reference !== 'string') return undefined;
  const canonical = CANONICAL.exec(reference)?.[1];
  if (canonical !== undefined) return canonical;
  return atPointer(root, reference) === undefined ? LOCAL.exec(reference)?.[1] : undefined;
}

/** What stands at a local reference such as `#/definitions/Pet`; undefined where there is nothing. */
export function atPointer(root: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  let at = root;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

function referencesIn(from: string, root: unknown, models: ReadonlyMap<string, unknown>): ModelReference[] {
  const found: ModelReference[] = [];
  const open: [at: unknown, pointer: string][] = [[root, '']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [at, pointer] = next;
    if (typeof at !== 'object' || at === null) continue;
    for (const [key, value] of Object.entries(at)) {
      const to = key === '$ref' ? referredModel(value, root) : undefined;
      if (to !== undefined && models.has(to)) found.push({ from, pointer, to });
      else if (typeof value === 'object') open.push([value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`]);
    }
  }
  return found;
}

function memoized(compute: (name: string) => unknown): (name: string) => unknown {
  const known = new Map<string, unknown>();
  return (name) => {
    if (!known.has(name)) known.set(name, compute(name));
    return known.get(name);
  };
}
