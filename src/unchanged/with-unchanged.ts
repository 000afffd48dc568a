import type { ApiModel, Model, Resource } from '../model/api-model.ts';
import { modelId } from '../model/ids.ts';
import type { Method } from '../model/method.ts';
import { by } from '../model/order.ts';
import { withModelUrls } from './model-references.ts';
import type { Reduced } from './set-aside.ts';

/**
 * What was set aside, as parts of a model, with what a comparison asks of parts that are the same: one object for both sides wherever they
 * can share it.
 */
export interface Unchanged {
  /** By path. They say which models they use, and nothing else. */
  readonly methods: ReadonlyMap<string, readonly Method[]>;
  /** Of an API with this id. Their schemas say what the service stores, in the layout of the definition. */
  readonly models: (restApiId: string) => readonly Model[];
}

export function unchangedParts({ operations, schemas }: Pick<Reduced, 'operations' | 'schemas'>): Unchanged {
  const methods = new Map<string, Method[]>();
  for (const { path, httpMethod, uses } of operations) {
    const method: Method = { httpMethod, authorizationType: 'NONE', apiKeyRequired: false, ...uses };
    const others = methods.get(path);
    if (others === undefined) methods.set(path, [method]);
    else others.push(method);
  }
  const known = new Map<string, readonly Model[]>();
  const models = (restApiId: string): readonly Model[] => {
    const made = known.get(restApiId) ?? Array.from(schemas, ([name, text]) => unchangedModel(name, withModelUrls(text, restApiId)));
    known.set(restApiId, made);
    return made;
  };
  return { methods, models };
}

const unchangedModel = (name: string, schema: string): Model => ({ id: modelId(name), name, schema, contentType: 'application/json' });

/**
 * The model of a reduced definition with what was set aside.
 *
 * @param model - without a base path in front, so that its resources are called as the paths are
 */
export function withUnchanged(model: ApiModel, { methods, models }: Unchanged): ApiModel {
  const withMethods = (resource: Resource): Resource => {
    const added = methods.get(resource.path);
    if (added === undefined) return resource;
    const all = [...Object.values(resource.resourceMethods ?? {}), ...added].sort(by('httpMethod'));
    return { ...resource, resourceMethods: Object.fromEntries(all.map((method) => [method.httpMethod, method])) };
  };
  return { ...model, resources: model.resources.map(withMethods), models: [...model.models, ...models(model.restApi.id)].sort(by('name')) };
}
