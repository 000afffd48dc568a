import type { ApiModel } from '../../src/model/api-model.ts';
import type { Method } from '../../src/model/method.ts';

const canonical = (name: string): string => `https://apigateway.amazonaws.com/restapis/shop000001/models/${name}`;

const open = { authorizationType: 'NONE', apiKeyRequired: false } as const;

const listOrders: Method = {
  ...open,
  httpMethod: 'GET',
  operationName: 'ListOrders',
  authorizationType: 'CUSTOM',
  authorizerId: 'auth000001',
  apiKeyRequired: true,
  requestParameters: { 'method.request.querystring.state': false, 'method.request.header.X-Shop': true },
  methodResponses: {
    '200': {
      statusCode: '200',
      responseParameters: { 'method.response.header.X-Count': false },
      responseModels: { 'application/json': 'Orders' },
    },
    '404': { statusCode: '404' },
  },
  methodIntegration: {
    type: 'HTTP',
    httpMethod: 'GET',
    uri: 'https://backend.example.com/orders',
    connectionType: 'INTERNET',
    requestParameters: { 'integration.request.querystring.s': 'method.request.querystring.state' },
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'orders0001',
    cacheKeyParameters: [],
    integrationResponses: {
      '200': { statusCode: '200', responseParameters: { 'method.response.header.X-Count': 'integration.response.header.N' } },
      '404': { statusCode: '404', selectionPattern: '4\\d{2}', responseTemplates: { 'application/json': null, 'text/plain': 'none' } },
    },
  },
};

const createOrder: Method = {
  ...open,
  httpMethod: 'POST',
  authorizationType: 'AWS_IAM',
  requestValidatorId: 'valid00001',
  requestModels: { 'application/json': 'Order' },
  methodIntegration: {
    type: 'AWS',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:eu-west-1:sqs:path/orders',
    credentials: 'arn:aws:iam::111122223333:role/gateway',
    requestTemplates: { 'application/json': 'Action=SendMessage', 'application/xml': '' },
    passthroughBehavior: 'NEVER',
    contentHandling: 'CONVERT_TO_TEXT',
    timeoutInMillis: 5_000,
    cacheNamespace: 'orders0001',
    cacheKeyParameters: [],
  },
};

const anyOrder: Method = {
  ...open,
  httpMethod: 'ANY',
  authorizationType: 'COGNITO_USER_POOLS',
  authorizerId: 'auth000002',
  authorizationScopes: ['orders/read'],
  requestParameters: { 'method.request.path.orderId': true },
  methodIntegration: {
    type: 'HTTP_PROXY',
    httpMethod: 'ANY',
    uri: 'https://backend.example.com/orders/{id}',
    connectionType: 'VPC_LINK',
    connectionId: '${stageVariables.link}',
    requestParameters: { 'integration.request.path.id': 'method.request.path.orderId' },
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'orderid001',
    cacheKeyParameters: ['method.request.path.orderId'],
    tlsConfig: { insecureSkipVerification: true },
  },
};

/** An API with one of everything: made by hand, so that the export is tested apart from the import. */
export const shop: ApiModel = {
  restApi: {
    id: 'shop000001',
    name: 'Shop',
    description: 'Orders of the shop.',
    version: '2.1',
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
    binaryMediaTypes: ['image/png'],
    disableExecuteApiEndpoint: true,
    rootResourceId: 'root000001',
  },
  resources: [
    { id: 'root000001', path: '/' },
    {
      id: 'orders0001',
      parentId: 'root000001',
      path: '/orders',
      pathPart: 'orders',
      resourceMethods: { GET: listOrders, POST: createOrder },
    },
    { id: 'orderid001', parentId: 'orders0001', path: '/orders/{orderId}', pathPart: '{orderId}', resourceMethods: { ANY: anyOrder } },
  ],
  models: [
    { id: 'model00001', name: 'Line', contentType: 'application/json', schema: '{"type":"object","properties":{"sku":{"type":"string"}}}' },
    {
      id: 'model00002',
      name: 'Order',
      contentType: 'application/json',
      schema: JSON.stringify({ type: 'object', properties: { lines: { type: 'array', items: { $ref: canonical('Line') } } } }),
    },
    {
      id: 'model00003',
      name: 'Orders',
      contentType: 'application/json',
      schema: JSON.stringify({ type: 'array', items: { $ref: canonical('Order') } }),
    },
    { id: 'model00004', name: 'Unused', contentType: 'application/json', schema: '{"type":"object"}' },
  ],
  authorizers: [
    {
      id: 'auth000001',
      name: 'byToken',
      type: 'TOKEN',
      authType: 'custom',
      authorizerUri:
        'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:auth/invocations',
      identitySource: 'method.request.header.X-Token',
      authorizerResultTtlInSeconds: 60,
    },
    {
      id: 'auth000002',
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      authType: 'cognito_user_pools',
      providerARNs: ['arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abc'],
      identitySource: 'method.request.header.Authorization',
    },
    {
      id: 'auth000003',
      name: 'unused',
      type: 'REQUEST',
      authType: 'custom',
      authorizerUri:
        'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:auth/invocations',
      identitySource: 'method.request.querystring.key,context.stage',
    },
  ],
  requestValidators: [{ id: 'valid00001', name: 'body', validateRequestBody: true, validateRequestParameters: false }],
  gatewayResponses: [
    {
      responseType: 'THROTTLED',
      statusCode: '429',
      responseParameters: { 'gatewayresponse.header.Retry-After': "'5'" },
      responseTemplates: { 'application/json': '{"wait":true}' },
      defaultResponse: false,
    },
  ],
  documentationParts: [
    {
      id: 'doc0000001',
      location: { type: 'METHOD', path: '/orders', method: 'GET' },
      properties: '{"summary":"Lists orders","x-team":"a"}',
    },
    { id: 'doc0000002', location: { type: 'RESPONSE', path: '/', statusCode: '200' }, properties: '{"description":"It worked."}' },
    { id: 'doc0000003', location: { type: 'MODEL', name: 'Order' }, properties: '{"description":"An order."}' },
  ],
  stages: [],
  apiKeys: [],
  usagePlans: [],
};
