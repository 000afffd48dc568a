import type { ApiModel, DocumentationPart, Resource } from '../model/api-model.ts';
import { authorizerId, documentationPartId, modelId, requestValidatorId, resourceId, survivorCacheNamespace } from '../model/ids.ts';
import type { Method } from '../model/method.ts';
import { isEqual } from './field-changes.ts';
import type { ImportMode } from './import-plan.ts';
import { parentPath } from './parent-path.ts';

/**
 * A built model as it stands inside the API it updates: it takes over the API's id, the root's, and those of every path and name that is
 * already there (recorded for paths; the rest by analogy), and whatever speaks of ids follows: methods of authorizers and validators,
 * schemas and the policy of the API. New things get ids that are not taken.
 */
export function adopt(built: ApiModel, prior: ApiModel, mode: Exclude<ImportMode, 'import'>): ApiModel {
  const resources = idsOf(built.resources, prior.resources, ({ path }) => path, (resource, taken) => resourceId(resource.path, taken)); // prettier-ignore
  const models = byName(built.models, prior.models, modelId);
  const authorizers = byName(built.authorizers, prior.authorizers, authorizerId);
  const validators = byName(built.requestValidators, prior.requestValidators, requestValidatorId);
  const parts = idsOf(built.documentationParts, prior.documentationParts, locationKey, ({ location }, taken) =>
    documentationPartId(location, taken),
  );
  const survivors = new Map(prior.resources.map((resource) => [resource.path, resource]));
  const idByPath = new Map(built.resources.map((resource) => [resource.path, renamed(resources, resource.id)]));

  const { id, rootResourceId } = prior.restApi;
  const inThisApi = (text: string): string => withApiId(text, built.restApi.id, id);
  const { policy } = built.restApi;
  return {
    ...built,
    restApi: { ...built.restApi, id, rootResourceId, ...(policy === undefined ? {} : { policy: inThisApi(policy) }) },
    resources: built.resources.map((resource) => {
      const parentId = idByPath.get(parentPath(resource.path));
      const methods = mapMethods(resource, (method) => withReferences(method, authorizers, validators));
      const adopted = { ...resource, ...(resource.path === '/' || parentId === undefined ? {} : { parentId }), ...methods };
      return withNamespaces(adopted, renamed(resources, resource.id), survivors.get(resource.path), mode);
    }),
    models: built.models.map((model) => ({ ...model, id: renamed(models, model.id), schema: inThisApi(model.schema) })),
    authorizers: built.authorizers.map((authorizer) => ({ ...authorizer, id: renamed(authorizers, authorizer.id) })),
    requestValidators: built.requestValidators.map((validator) => ({ ...validator, id: renamed(validators, validator.id) })),
    documentationParts: built.documentationParts.map((part) => ({ ...part, id: renamed(parts, part.id) })),
  };
}

/** What tells documentation parts apart. */
export function locationKey({ location: { type, path, method, statusCode, name } }: DocumentationPart): string {
  return JSON.stringify([type, path, method, statusCode, name]);
}

/** Built id to the id in the updated API. */
type Ids = ReadonlyMap<string, string>;
const renamed = (ids: Ids, id: string): string => ids.get(id) ?? id;

interface Identified {
  readonly id: string;
}

function idsOf<T extends Identified>(
  built: readonly T[],
  prior: readonly T[],
  keyOf: (item: T) => string,
  derive: (item: T, taken: ReadonlySet<string>) => string,
): Ids {
  const known = new Map(prior.map((item) => [keyOf(item), item.id]));
  const taken = new Set(known.values());
  const ids = new Map<string, string>();
  for (const item of built) {
    const id = known.get(keyOf(item)) ?? (taken.has(item.id) ? derive(item, taken) : item.id);
    taken.add(id);
    ids.set(item.id, id);
  }
  return ids;
}

const byName = <T extends Identified & { readonly name: string }>(
  built: readonly T[],
  prior: readonly T[],
  derive: (name: string, taken: ReadonlySet<string>) => string,
): Ids => idsOf<T>(built, prior, ({ name }) => name, ({ name }, taken) => derive(name, taken)); // prettier-ignore

function withReferences(method: Method, authorizers: Ids, validators: Ids): Method {
  const { authorizerId, requestValidatorId } = method;
  return {
    ...method,
    ...(authorizerId === undefined ? {} : { authorizerId: renamed(authorizers, authorizerId) }),
    ...(requestValidatorId === undefined ? {} : { requestValidatorId: renamed(validators, requestValidatorId) }),
  };
}

/** Canonical model URLs and the execute-api ARNs of a policy carry the id of the API. The new one is as JSON text writes it. */
function withApiId(text: string, from: string, to: string): string {
  const id = JSON.stringify(to).slice(1, -1);
  return text
    .replaceAll(
      `https://apigateway.amazonaws.com/restapis/${from}/models/`,
      () => `https://apigateway.amazonaws.com/restapis/${id}/models/`,
    )
    .replaceAll(/(:execute-api:[^:"\s]*:[^:"\s]*:)(\w+)/g, (arn, start: string, apiId: string) => (apiId === from ? start + id : arn));
}

/**
 * The cache namespaces of a resource's methods where the definition does not set them, which a build shows as the resource's own id.
 *
 * New resources get their id, as recorded. A merge leaves a method the namespace it has. An overwrite gives all methods of a resource that
 * was already there one new namespace, as recorded; the recording changed a method of it. Where nothing else changes we let the namespace be
 * too, so that overwriting with the same definition again plans nothing.
 */
function withNamespaces(resource: Resource, id: string, survivor: Resource | undefined, mode: ImportMode): Resource {
  const filled = (namespace: (verb: string) => string): Resource => ({
    ...resource,
    id,
    ...mapMethods(resource, (method, verb) => {
      const integration = method.methodIntegration;
      if (integration === undefined || integration.cacheNamespace !== resource.id) return method;
      return { ...method, methodIntegration: { ...integration, cacheNamespace: namespace(verb) } };
    }),
  });
  if (survivor === undefined) return filled(() => id);
  const kept = filled((verb) => drawnNamespace(survivor, verb) ?? id);
  if (mode === 'merge' || isEqual(kept.resourceMethods, survivor.resourceMethods)) return kept;
  return filled(() => survivorCacheNamespace(id));
}

/** The namespace that a method has, unless it is a name somebody chose. */
function drawnNamespace({ id, resourceMethods = {} }: Resource, verb: string): string | undefined {
  const namespace = Object.hasOwn(resourceMethods, verb) ? resourceMethods[verb]?.methodIntegration?.cacheNamespace : undefined;
  return namespace !== undefined && (namespace === id || DRAWN_ID.test(namespace)) ? namespace : undefined;
}

/** Root resources have ids of ten characters, others of six. */
const DRAWN_ID = /^(?:[a-z0-9]{6}|[a-z0-9]{10})$/;

/** The member `resourceMethods`, where there are methods. */
function mapMethods(
  { resourceMethods }: Resource,
  change: (method: Method, verb: string) => Method,
): { readonly resourceMethods?: Readonly<Record<string, Method>> } {
  if (resourceMethods === undefined) return {};
  return { resourceMethods: Object.fromEntries(Object.entries(resourceMethods).map(([verb, method]) => [verb, change(method, verb)])) };
}
