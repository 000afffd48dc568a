import type { ApiModel, Resource } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import { by } from '../model/order.ts';
import type { UnchangedOperation } from './set-aside.ts';

/** The methods of operations that were set aside, by path. */
export type UnchangedMethods = ReadonlyMap<string, readonly Method[]>;

/** Methods that are there and say which models they use; all else of them is the same on both sides, and nobody compares it. */
export function unchangedMethods(unchanged: readonly UnchangedOperation[]): UnchangedMethods {
  const methods = new Map<string, Method[]>();
  for (const { path, httpMethod, uses } of unchanged) {
    const method: Method = { httpMethod, authorizationType: 'NONE', apiKeyRequired: false, ...uses };
    const others = methods.get(path);
    if (others === undefined) methods.set(path, [method]);
    else others.push(method);
  }
  return methods;
}

/**
 * The model of a reduced definition with the methods that were set aside.
 *
 * @param model - without a base path in front, so that its resources are called as the paths are
 */
export function withUnchanged(model: ApiModel, methods: UnchangedMethods): ApiModel {
  const withMethods = (resource: Resource): Resource => {
    const added = methods.get(resource.path);
    if (added === undefined) return resource;
    const all = [...Object.values(resource.resourceMethods ?? {}), ...added].sort(by('httpMethod'));
    return { ...resource, resourceMethods: Object.fromEntries(all.map((method) => [method.httpMethod, method])) };
  };
  return { ...model, resources: model.resources.map(withMethods) };
}
