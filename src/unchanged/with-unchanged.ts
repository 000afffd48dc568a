import type { ApiModel, Model, Resource } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import { by, sortedRecord } from '../model/order.ts';
import { withModelUrls } from './model-references.ts';
import type { Reduced } from './set-aside.ts';

/** What was set aside, as parts of both models, with what a comparison asks of parts that are the same. */
export interface Unchanged {
  /** By path; their methods say which models they use, and nothing else. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** Their schemas say what the service stores, in the layout of the definition. */
  readonly models: readonly Model[];
}

/** @param restApiId - the id that both models have */
export function unchangedParts({ operations, schemas }: Pick<Reduced, 'operations' | 'schemas'>, restApiId: string): Unchanged {
  const methods = new Map<string, Record<string, Method>>();
  for (const { path, httpMethod, uses } of operations) {
    let others = methods.get(path);
    if (others === undefined) methods.set(path, (others = {}));
    others[httpMethod] = { httpMethod, authorizationType: 'NONE', apiKeyRequired: false, ...uses };
  }
  const resources = new Map<string, Resource>();
  methods.forEach((each, path) => resources.set(path, { id: path, path, resourceMethods: sortedRecord(each) }));
  const models = Array.from(schemas, ([name, text]) => unchangedModel(name, withModelUrls(text, restApiId)));
  return { resources, models };
}

const unchangedModel = (name: string, schema: string): Model => ({ id: name, name, schema, contentType: 'application/json' });

/**
 * The model of a reduced definition with what was set aside.
 *
 * @param model - without a base path in front, so that its resources are called as the paths are
 */
export function withUnchanged(model: ApiModel, { resources, models }: Unchanged): ApiModel {
  const all = new Map<string, Resource>(resources);
  for (const resource of model.resources) {
    const { resourceMethods: added } = resources.get(resource.path) ?? {};
    const resourceMethods = added && sortedRecord({ ...resource.resourceMethods, ...added });
    all.set(resource.path, resourceMethods === undefined ? resource : { ...resource, resourceMethods });
  }
  for (const path of resources.keys()) addParents(all, path);
  return {
    ...model,
    resources: [...all.values()].sort(by('path')),
    models: [...model.models, ...models].sort(by('name')),
  };
}

/** Those on the way to a path, which an import makes too. */
function addParents(resources: Map<string, Resource>, path: string): void {
  for (let at = path; at !== '/';) {
    at = at.slice(0, at.lastIndexOf('/')) || '/';
    if (resources.has(at)) return;
    resources.set(at, { id: at, path: at });
  }
}
