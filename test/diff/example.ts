import type { ApiModel, Resource } from '../../src/model/api-model.ts';
import type { Integration, Method } from '../../src/model/method.ts';

export type Mutable<T> = T extends readonly (infer E)[] ? Mutable<E>[] : T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** A model that tests may alter. */
export type Draft = Mutable<ApiModel>;
export type Edit = (draft: Draft) => void;

const CANONICAL = 'https://apigateway.amazonaws.com/restapis/abc123/models/';
const reference = (model: string): { $ref: string } => ({ $ref: CANONICAL + model });

const orders: Method = {
  httpMethod: 'GET',
  authorizationType: 'CUSTOM',
  authorizerId: 'auth-token',
  apiKeyRequired: false,
  requestValidatorId: 'validator-all',
  operationName: 'listOrders',
  requestParameters: { 'method.request.querystring.limit': false, 'method.request.header.X-Tenant': true },
  methodResponses: {
    200: {
      statusCode: '200',
      responseParameters: { 'method.response.header.X-Total': false },
      responseModels: { 'application/json': 'OrderList' },
    },
    404: { statusCode: '404', responseModels: { 'application/json': 'Problem' } },
  },
  methodIntegration: {
    type: 'HTTP',
    httpMethod: 'GET',
    uri: 'https://orders.example.com/v1/orders',
    connectionType: 'INTERNET',
    requestParameters: { 'integration.request.header.X-Tenant': 'method.request.header.X-Tenant' },
    passthroughBehavior: 'WHEN_NO_TEMPLATES',
    timeoutInMillis: 20_000,
    cacheNamespace: 'orders',
    cacheKeyParameters: ['method.request.querystring.limit'],
    integrationResponses: {
      200: {
        statusCode: '200',
        responseParameters: { 'method.response.header.X-Total': 'integration.response.header.X-Count' },
        responseTemplates: { 'application/json': '{\n  "orders": $input.json(\'$.items\')\n}\n' },
      },
      404: { statusCode: '404', selectionPattern: '404' },
    },
  },
};

const createOrder: Method = {
  httpMethod: 'POST',
  authorizationType: 'COGNITO_USER_POOLS',
  authorizerId: 'auth-pool',
  authorizationScopes: ['orders/write', 'orders/admin'],
  apiKeyRequired: true,
  requestValidatorId: 'validator-all',
  requestModels: { 'application/json': 'Order' },
  methodResponses: { 201: { statusCode: '201', responseModels: { 'application/json': 'Receipt' } } },
  methodIntegration: {
    type: 'AWS',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders',
    credentials: 'arn:aws:iam::123456789012:role/queue',
    requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
    requestTemplates: { 'application/json': 'Action=SendMessage\n&MessageBody=$input.body\n' },
    passthroughBehavior: 'NEVER',
    timeoutInMillis: 29_000,
    cacheNamespace: 'r-orders',
    cacheKeyParameters: [],
    integrationResponses: { 201: { statusCode: '201' } },
  },
};

const getOrder: Method = {
  httpMethod: 'GET',
  authorizationType: 'AWS_IAM',
  apiKeyRequired: false,
  requestParameters: { 'method.request.path.id': true },
  methodResponses: { 200: { statusCode: '200', responseModels: { 'application/json': 'Order' } } },
  methodIntegration: {
    type: 'HTTP_PROXY',
    httpMethod: 'GET',
    uri: 'https://orders.example.com/v1/orders/{id}',
    connectionType: 'VPC_LINK',
    connectionId: 'link01',
    requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'r-order',
    cacheKeyParameters: ['method.request.path.id'],
    tlsConfig: { insecureSkipVerification: false },
  },
};

const anything: Method = {
  httpMethod: 'ANY',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  methodIntegration: {
    type: 'AWS_PROXY',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:legacy/invocations',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'r-legacy',
    cacheKeyParameters: [],
  },
};

const resources: Resource[] = [
  { id: 'r-root', path: '/' },
  { id: 'r-legacy', parentId: 'r-root', path: '/legacy', pathPart: 'legacy', resourceMethods: { ANY: anything } },
  { id: 'r-orders', parentId: 'r-root', path: '/orders', pathPart: 'orders', resourceMethods: { GET: orders, POST: createOrder } },
  { id: 'r-order', parentId: 'r-orders', path: '/orders/{id}', pathPart: '{id}', resourceMethods: { GET: getOrder } },
];

const schemas: Readonly<Record<string, object>> = {
  Order: {
    type: 'object',
    required: ['item'],
    properties: { item: { type: 'string', maxLength: 40 }, count: { type: 'integer', minimum: 1 }, note: { type: 'string' } },
  },
  OrderList: { type: 'array', items: reference('Line') },
  Line: { type: 'object', properties: { order: reference('Order'), next: reference('Line') } },
  Problem: { type: 'object', properties: { message: { type: 'string' } } },
  Receipt: { type: 'object', properties: { number: { type: 'string' } } },
  Unused: { type: 'object', properties: { a: { type: 'string' } } },
};

const example: ApiModel = {
  restApi: {
    id: 'abc123',
    name: 'Orders',
    description: 'Takes orders.',
    version: '1.0',
    binaryMediaTypes: ['image/png'],
    minimumCompressionSize: 1024,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4', vpcEndpointIds: ['vpce-1', 'vpce-2'] },
    policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }] }),
    tags: { team: 'orders', tier: 'gold' },
    disableExecuteApiEndpoint: false,
    rootResourceId: 'r-root',
    securityPolicy: 'TLS_1_2',
    endpointAccessMode: 'BASIC',
    warnings: ['Something is ignored.'],
  },
  resources,
  models: Object.entries(schemas).map(([name, schema]) => ({
    id: `m-${name}`,
    name,
    description: `${name}.`,
    schema: JSON.stringify(schema),
    contentType: 'application/json',
  })),
  authorizers: [
    {
      id: 'auth-pool',
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/a', 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/b'],
      authType: 'cognito_user_pools',
      identitySource: 'method.request.header.Authorization',
    },
    {
      id: 'auth-token',
      name: 'token',
      type: 'TOKEN',
      authorizerUri: 'arn:aws:lambda:eu-west-1:123456789012:function:auth',
      authorizerCredentials: 'arn:aws:iam::123456789012:role/auth',
      identitySource: 'method.request.header.Authorization',
      identityValidationExpression: '^Bearer .+$',
    },
  ],
  requestValidators: [
    { id: 'validator-all', name: 'all', validateRequestBody: true, validateRequestParameters: true },
    { id: 'validator-none', name: 'none', validateRequestBody: false, validateRequestParameters: false },
  ],
  gatewayResponses: [
    {
      responseType: 'DEFAULT_4XX',
      statusCode: '400',
      responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
      responseTemplates: { 'application/json': '{"message": $context.error.messageString}' },
      defaultResponse: false,
    },
  ],
  documentationParts: [
    { id: 'd1', location: { type: 'API' }, properties: '{"description":"All about orders."}' },
    { id: 'd2', location: { type: 'METHOD', path: '/orders/{id}', method: 'GET' }, properties: '{"summary":"One order."}' },
  ],
  stages: [{ stageName: 'prod', variables: { host: 'a.example.com' }, tracingEnabled: false }],
  apiKeys: [{ id: 'k1', name: 'partner', value: 'secret-of-the-partner', enabled: true }],
  usagePlans: [{ id: 'u1', name: 'basic', quota: { limit: 100, period: 'DAY' } }],
};

/** An API with something of everything, then edited. */
export function exampleApi(...edits: readonly Edit[]): ApiModel {
  const draft = structuredClone(example) as Draft;
  for (const edit of edits) edit(draft);
  return draft;
}

function methodOf(draft: Draft, path: string, httpMethod: string): Mutable<Method> {
  const method = draft.resources.find((resource) => resource.path === path)?.resourceMethods?.[httpMethod];
  if (method === undefined) throw new Error(`the example has no ${path} ${httpMethod}`);
  return method;
}

/** An edit of one method. */
export const method =
  (path: string, httpMethod: string, edit: (method: Mutable<Method>) => void): Edit =>
  (draft) =>
    edit(methodOf(draft, path, httpMethod));

/** An edit of one method's integration. */
export const integration =
  (path: string, httpMethod: string, edit: (integration: Mutable<Integration>) => void): Edit =>
  (draft) =>
    edit(methodOf(draft, path, httpMethod).methodIntegration as Mutable<Integration>);

/** An edit of a thing that has a name, or another key. */
export function named<T extends object>(list: readonly T[], key: keyof T, name: string): T {
  const found = list.find((item) => item[key] === name);
  if (found === undefined) throw new Error(`the example has no ${name}`);
  return found;
}

/** Gives a model another schema. */
export const schema =
  (name: string, value: object): Edit =>
  (draft) => {
    named(draft.models, 'name', name).schema = JSON.stringify(value);
  };
