import type { Span } from '../source/node.ts';

/**
 * The name of a part of a model, in words a reader knows: `/pets/{id} GET integration.uri`, `model Pet`, `authorizer auth`,
 * `validator all`, `gateway-response DEFAULT_4XX`, `documentation METHOD /pets GET`, `api`, `api name`, `resource /pets`.
 */
export type ModelPath = string & { readonly __brand: 'ModelPath' };

/**
 * Where a part of the model was written: its value, its key where the value is no scalar. Kept beside the model, by path: merge and copy
 * make new objects, paths survive.
 */
export type Origins = Pick<ReadonlyMap<ModelPath, Span>, 'get'>;

export const modelPath = {
  api: (field = ''): ModelPath => `api${field && ` ${field}`}` as ModelPath,
  resource: (path: string): ModelPath => `resource ${path}` as ModelPath,
  method: (path: string, httpMethod: string, field = ''): ModelPath => `${path} ${httpMethod}${field && ` ${field}`}` as ModelPath,
  model: (name: string): ModelPath => `model ${name}` as ModelPath,
  authorizer: (name: string): ModelPath => `authorizer ${name}` as ModelPath,
  requestValidator: (name: string): ModelPath => `validator ${name}` as ModelPath,
  gatewayResponse: (type: string): ModelPath => `gateway-response ${type}` as ModelPath,
  documentationPart: (location: { type: string; path?: string; method?: string; statusCode?: string; name?: string }): ModelPath =>
    ['documentation', location.type, location.path, location.method, location.statusCode, location.name]
      .filter(Boolean)
      .join(' ') as ModelPath,
};
