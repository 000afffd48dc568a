import type { ApiModel, DocumentationPart, Resource, RestApi } from '../model/api-model.ts';
import { by } from '../model/order.ts';
import { locationKey } from './adopt.ts';
import { isEqual } from './field-changes.ts';
import { isObject, jsonData } from './json-text.ts';
import { mergedRestApi } from './rest-api.ts';

/**
 * The API after a merge: what the definition does not name is left alone; a method that is in both is replaced as a whole, responses
 * included (documented). So are models, authorizers, validators and gateway responses of the same name (by analogy). `wanted` is adopted.
 */
export function mergeApi(prior: ApiModel, wanted: ApiModel, given: ReadonlySet<keyof RestApi>): ApiModel {
  return {
    ...prior,
    restApi: mergedRestApi(prior.restApi, wanted.restApi, given),
    resources: united(prior.resources, wanted.resources, ({ path }) => path, mergeResource).sort(by('path')),
    models: united(prior.models, wanted.models, ({ name }) => name).sort(by('name')),
    authorizers: united(prior.authorizers, wanted.authorizers, ({ name }) => name).sort(by('name')),
    requestValidators: united(prior.requestValidators, wanted.requestValidators, ({ name }) => name).sort(by('name')),
    gatewayResponses: united(prior.gatewayResponses, wanted.gatewayResponses, ({ responseType }) => responseType).sort(by('responseType')),
    documentationParts: united(prior.documentationParts, wanted.documentationParts, locationKey, mergePart),
  };
}

/** Items of both lists, in the order of the first, then of the second; those in both as `combine` has them. */
function united<T>(
  prior: readonly T[],
  wanted: readonly T[],
  keyOf: (item: T) => string,
  combine: (prior: T, wanted: T) => T = (_, second) => second,
): T[] {
  const items = new Map(prior.map((item) => [keyOf(item), item]));
  for (const item of wanted) {
    const known = items.get(keyOf(item));
    items.set(keyOf(item), known === undefined ? item : combine(known, item));
  }
  return [...items.values()];
}

function mergeResource(prior: Resource, wanted: Resource): Resource {
  const resourceMethods = { ...prior.resourceMethods, ...wanted.resourceMethods };
  return { ...prior, ...wanted, ...(Object.keys(resourceMethods).length > 0 ? { resourceMethods } : {}) };
}

/** Attributes of the same name are replaced, others stay (documented). */
function mergePart(prior: DocumentationPart, wanted: DocumentationPart): DocumentationPart {
  const before = jsonData(prior.properties);
  const after = jsonData(wanted.properties);
  if (!isObject(before) || !isObject(after)) return wanted;
  const merged = { ...before, ...after };
  if (isEqual(merged, before)) return { ...wanted, properties: prior.properties };
  return isEqual(merged, after) ? wanted : { ...wanted, properties: JSON.stringify(merged) };
}
