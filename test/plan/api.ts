import type { BuiltApi } from '../../src/build/built-api.ts';
import type { ApiModel, Authorizer, GatewayResponse, Resource, RestApi } from '../../src/model/api-model.ts';
import { authorizerId, documentationPartId, modelId, requestValidatorId, resourceId, restApiId } from '../../src/model/ids.ts';
import type { Method } from '../../src/model/method.ts';
import { modelPath } from '../../src/model/model-path.ts';
import type { SourceFile } from '../../src/source/node.ts';

/** A definition in few words. */
export interface Sketch {
  readonly name?: string;
  readonly restApi?: Partial<RestApi>;
  /** By path and verb. */
  readonly paths?: Readonly<Record<string, Readonly<Record<string, MethodSketch>>>>;
  /** By name, with the names of the models they refer to. */
  readonly models?: Readonly<Record<string, readonly string[]>>;
  /** By name, with the function's name. */
  readonly authorizers?: Readonly<Record<string, string>>;
  readonly validators?: readonly string[];
  readonly gatewayResponses?: Readonly<Record<string, string>>;
  /** Properties by the path they document. */
  readonly documentation?: Readonly<Record<string, object>>;
}

export interface MethodSketch {
  readonly uri?: string;
  readonly authorizer?: string;
  readonly validator?: string;
  readonly cacheNamespace?: string;
  readonly statusCodes?: readonly string[];
}

const file: SourceFile = { path: 'api.json', text: '', format: 'json' };

/** What a build makes of a sketch. */
export function built(sketch: Sketch): BuiltApi {
  const { name = 'Shop', restApi = {}, paths = {}, models = {}, authorizers = {}, validators = [], gatewayResponses = {} } = sketch;
  const id = restApiId(name);
  const resources = withParents(Object.keys(paths)).map((path): Resource => {
    const methods = Object.entries(paths[path] ?? {}).map(([verb, method]) => [verb, methodOf(path, verb, method)] as const);
    return {
      id: resourceId(path),
      ...(path === '/' ? {} : { parentId: resourceId(parentOf(path)) }),
      path,
      ...(path === '/' ? {} : { pathPart: path.slice(path.lastIndexOf('/') + 1) }),
      ...(methods.length > 0 ? { resourceMethods: Object.fromEntries(methods) } : {}),
    };
  });
  const model: ApiModel = {
    restApi: {
      id,
      name,
      apiKeySource: 'HEADER',
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      disableExecuteApiEndpoint: false,
      rootResourceId: resourceId('/'),
      ...restApi,
    },
    resources,
    models: sorted(Object.keys(models)).map((model) => ({
      id: modelId(model),
      name: model,
      contentType: 'application/json',
      schema: schemaOf(id, models[model] ?? []),
    })),
    authorizers: sorted(Object.keys(authorizers)).map((authorizer): Authorizer => ({
      id: authorizerId(authorizer),
      name: authorizer,
      type: 'TOKEN',
      identitySource: 'method.request.header.Authorization',
      authorizerUri: `arn:aws:apigateway:us-east-1:lambda:path/functions/${authorizers[authorizer]}/invocations`,
    })),
    requestValidators: sorted(validators).map((validator) => ({
      id: requestValidatorId(validator),
      name: validator,
      validateRequestBody: true,
      validateRequestParameters: false,
    })),
    gatewayResponses: sorted(Object.keys(gatewayResponses)).map((responseType): GatewayResponse => ({
      responseType,
      statusCode: gatewayResponses[responseType] as string,
      responseParameters: {},
      responseTemplates: { 'application/json': '{}' },
      defaultResponse: false,
    })),
    documentationParts: Object.entries(sketch.documentation ?? {}).map(([path, properties]) => {
      const location = { type: 'RESOURCE', path };
      return { id: documentationPartId(location), location, properties: JSON.stringify(properties) };
    }),
    stages: [],
    apiKeys: [],
    usagePlans: [],
  };
  const origins = new Map(resources.map(({ path }, index) => [modelPath.resource(path), { file, start: index, end: index }]));
  return { model, origins, given: new Set(['name', ...(Object.keys(restApi) as (keyof RestApi)[])]) };
}

/** A method of an authorizer and an answer for each status code. */
function methodOf(path: string, verb: string, { uri, authorizer, validator, cacheNamespace, statusCodes = ['200'] }: MethodSketch): Method {
  return {
    httpMethod: verb,
    authorizationType: authorizer === undefined ? 'NONE' : 'CUSTOM',
    ...(authorizer === undefined ? {} : { authorizerId: authorizerId(authorizer) }),
    apiKeyRequired: false,
    ...(validator === undefined ? {} : { requestValidatorId: requestValidatorId(validator) }),
    methodResponses: Object.fromEntries(statusCodes.map((statusCode) => [statusCode, { statusCode }])),
    methodIntegration: {
      type: 'HTTP',
      httpMethod: verb === 'ANY' ? 'POST' : verb,
      uri: uri ?? 'https://shop.example.com',
      connectionType: 'INTERNET',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: cacheNamespace ?? resourceId(path),
      cacheKeyParameters: [],
    },
  };
}

export const modelUrl = (apiId: string, name: string): string => `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`;

const schemaOf = (apiId: string, names: readonly string[]): string =>
  JSON.stringify({ type: 'object', properties: Object.fromEntries(names.map((name) => [name, { $ref: modelUrl(apiId, name) }])) });

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

function withParents(paths: readonly string[]): readonly string[] {
  const all = new Set(['/']);
  for (let path of paths) for (; path !== '/'; path = parentOf(path)) all.add(path);
  return sorted([...all]);
}

const sorted = (names: readonly string[]): string[] => [...names].sort();

/** The model of an API as it may have been saved long ago: every id is another, and it has a stage. */
export function saved(sketch: Sketch): ApiModel {
  const { model } = built(sketch);
  const text = JSON.stringify(model);
  const ids = [
    model.restApi,
    ...model.resources,
    ...model.models,
    ...model.authorizers,
    ...model.requestValidators,
    ...model.documentationParts,
  ];
  const old = ids.reduce((result, { id }, index) => result.replaceAll(id, `old${String(index).padStart(3, '0')}`), text);
  return { ...(JSON.parse(old) as ApiModel), stages: [{ stageName: 'prod', deploymentId: 'abc123', createdDate: 1_700_000_000 }] };
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(Object.freeze(value))) deepFreeze(inner);
  return value;
}
