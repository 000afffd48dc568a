import type { ApiModel, RequestValidator } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import { parseJson } from './same-json.ts';
import { step } from './schema/difference.ts';

/** One of the two models, with ids looked up as names: ids are derived, so they may differ where nothing has changed. */
export interface Side {
  readonly model: ApiModel;
  /** The authorizer's name; the id itself where there is none of that id. */
  readonly authorizerName: (id: string) => string;
  readonly validatorName: (id: string) => string;
  readonly validator: (name: string) => RequestValidator | undefined;
  /** A model's schema as JSON; undefined where it is none, or there is no such model. */
  readonly schema: (modelName: string) => unknown;
  readonly schemaText: (modelName: string) => string | undefined;
  /** Every method with its path, in the order of the model, listed when first asked for. */
  readonly methods: () => readonly SideMethod[];
  /** The references from model to model, read when first asked for. */
  readonly references: () => readonly ModelReference[];
  /** Those of one model, also to models that there are not. */
  readonly referencesOf: (modelName: string) => readonly Reference[];
  readonly modelsReferredBy: (modelName: string) => ReadonlySet<string>;
  /** The names that a model may refer to, told without reading its schema: none to which it does is missing. */
  readonly mayReferTo: (modelName: string) => readonly string[];
}

export interface SideMethod {
  readonly path: string;
  readonly method: Method;
}

export interface ModelReference extends Reference {
  readonly from: string;
}

interface Reference {
  readonly pointer: string;
  readonly to: string;
}

/** @param other - the other side: what it has read of a schema of the same name and text is not read again */
export function sideOf(model: ApiModel, other?: Side): Side {
  const authorizers = new Map(model.authorizers.map(({ id, name }) => [id, name]));
  const validators = new Map(model.requestValidators.map(({ id, name }) => [id, name]));
  const validatorsByName = new Map(model.requestValidators.map((validator) => [validator.name, validator]));
  const models = new Map(model.models.map((each) => [each.name, each]));
  const schemaText = (name: string): string | undefined => models.get(name)?.schema;
  const twin = (name: string): Side | undefined => (other?.schemaText(name) === schemaText(name) ? other : undefined);
  const schema = memoized((name) => {
    const same = twin(name);
    return same === undefined ? parseJson(schemaText(name)) : same.schema(name);
  });
  const referencesOf = memoized((name) => twin(name)?.referencesOf(name) ?? referencesIn(schema(name)));
  const referred = memoized((name) => twin(name)?.modelsReferredBy(name) ?? modelsReferredIn(schema(name)));
  let methods: readonly SideMethod[] | undefined;
  let references: readonly ModelReference[] | undefined;
  return {
    model,
    authorizerName: (id) => authorizers.get(id) ?? id,
    validatorName: (id) => validators.get(id) ?? id,
    validator: (name) => validatorsByName.get(name),
    schema,
    schemaText,
    methods: () => (methods ??= methodsOf(model)),
    references: () => (references ??= referencesBetween(models, referencesOf)),
    referencesOf,
    modelsReferredBy: referred,
    mayReferTo: (name) => {
      const text = schemaText(name);
      if (typeof text !== 'string') return [];
      return text.includes('\\') ? [...referred(name)] : referencedSteps(text);
    },
  };
}

function referencesBetween(models: ReadonlyMap<string, unknown>, referencesOf: Side['referencesOf']): ModelReference[] {
  const between: ModelReference[] = [];
  for (const from of models.keys()) {
    for (const { pointer, to } of referencesOf(from)) if (models.has(to)) between.push({ from, pointer, to });
  }
  return between;
}

function methodsOf({ resources }: ApiModel): SideMethod[] {
  const methods: SideMethod[] = [];
  for (const { path, resourceMethods = {} } of resources) {
    for (const method of Object.values(resourceMethods)) methods.push({ path, method });
  }
  return methods;
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

/** @param root - as {@link parseJson} gives it, so that its depth is bounded */
function referencesIn(root: unknown): Reference[] {
  const found: Reference[] = [];
  const seek = (at: object, pointer: string): void => {
    for (const key of Object.keys(at)) {
      const value = (at as Record<string, unknown>)[key];
      const to = key === '$ref' ? referredModel(value, root) : undefined;
      if (to !== undefined) found.push({ pointer, to });
      else if (typeof value === 'object' && value !== null) seek(value, pointer + step(key));
    }
  };
  if (typeof root === 'object' && root !== null) seek(root, '');
  return found;
}

/** As {@link referencesIn}, without telling where. */
function modelsReferredIn(root: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const seek = (at: object): void => {
    for (const key in at) {
      const value = (at as Record<string, unknown>)[key];
      const to = key === '$ref' ? referredModel(value, root) : undefined;
      if (to !== undefined) found.add(to);
      else if (typeof value === 'object' && value !== null) seek(value);
    }
  };
  if (typeof root === 'object' && root !== null) seek(root);
  return found;
}

const REFERENCE = '$ref"';

/** The last step of whatever stands behind a `$ref` in a JSON text without escapes. */
function referencedSteps(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(REFERENCE); at >= 0; at = text.indexOf(REFERENCE, at + 1)) {
    const start = text.indexOf('"', at + REFERENCE.length) + 1;
    const reference = text.slice(start, text.indexOf('"', start));
    found.push(reference.slice(reference.lastIndexOf('/') + 1));
  }
  return found;
}

function memoized<T>(compute: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    let value = known.get(name);
    if (value === undefined && !known.has(name)) known.set(name, (value = compute(name)));
    return value as T;
  };
}
