import type { ApiModel, Authorizer, Model, Resource } from '../../../src/model/api-model.ts';
import type { Method } from '../../../src/model/method.ts';

/** A reference to another model, as the service writes it. */
export const refTo = (name: string): { $ref: string } => ({ $ref: `https://apigateway.amazonaws.com/restapis/abcde12345/models/${name}` });

export const model = (name: string, schema: unknown): Model => ({
  id: name.toLowerCase(),
  name,
  schema: JSON.stringify(schema),
  contentType: 'application/json',
});

export const method = (httpMethod: string, more: Partial<Method> = {}): Method => ({
  httpMethod,
  authorizationType: 'NONE',
  apiKeyRequired: false,
  ...more,
});

/** Resources by path, with the resources between them, as the control plane has them. */
function resources(methodsByPath: Readonly<Record<string, readonly Method[]>>): Resource[] {
  const paths = new Set(['/']);
  for (const path of Object.keys(methodsByPath)) {
    const parts = path.split('/').slice(1).filter(Boolean);
    for (let length = 1; length <= parts.length; length += 1) paths.add(`/${parts.slice(0, length).join('/')}`);
  }
  return [...paths].sort().map((path) => {
    const methods = methodsByPath[path] ?? [];
    const pathPart = path.slice(path.lastIndexOf('/') + 1);
    return {
      id: `r${path}`,
      path,
      ...(path !== '/' && { pathPart, parentId: `r${path.slice(0, path.lastIndexOf('/')) || '/'}` }),
      ...(methods.length > 0 && { resourceMethods: Object.fromEntries(methods.map((one) => [one.httpMethod, one])) }),
    };
  });
}

export function api(methodsByPath: Readonly<Record<string, readonly Method[]>>, more: Partial<ApiModel> = {}): ApiModel {
  return {
    restApi: {
      id: 'abcde12345',
      name: 'Pets',
      apiKeySource: 'HEADER',
      endpointConfiguration: { types: ['REGIONAL'] },
      disableExecuteApiEndpoint: false,
      rootResourceId: 'r/',
    },
    resources: resources(methodsByPath),
    models: [],
    authorizers: [],
    requestValidators: [],
    gatewayResponses: [],
    documentationParts: [],
    stages: [],
    apiKeys: [],
    usagePlans: [],
    ...more,
  };
}

export const authorizer = (name: string, more: Partial<Authorizer>): Authorizer => ({ id: `id-${name}`, name, type: 'TOKEN', ...more });
