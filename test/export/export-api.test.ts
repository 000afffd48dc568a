import { expect, it } from 'vitest';
import { exportApi } from '../../src/export-api.ts';
import type { ExportOptions } from '../../src/export-api.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import { shop } from './shop-model.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- tests look into documents of any shape
const exported = (options: ExportOptions = {}, model: ApiModel = shop): any => exportApi(model, options).document;

const withStages: ApiModel = { ...shop, stages: [{ stageName: 'test' }, { stageName: 'prod' }] };
const withRestApi = (fields: Partial<ApiModel['restApi']>): ApiModel => ({ ...shop, restApi: { ...shop.restApi, ...fields } });
const { version: _version, ...unversioned } = shop.restApi;

const responsePart = (location: object, description: string): ApiModel['documentationParts'][number] => ({
  id: description,
  location: { type: 'RESPONSE', ...location },
  properties: JSON.stringify({ description }),
});

it('writes the root of Swagger 2.0 in the order of the service', () => {
  const document = exported({ stage: 'prod', region: 'eu-west-1', extensions: ['integrations'] });
  expect(Object.keys(document).slice(0, 8)).toEqual([
    'swagger', 'info', 'host', 'basePath', 'schemes', 'paths', 'securityDefinitions', 'definitions',
  ]); // prettier-ignore
  expect(document).toMatchObject({
    swagger: '2.0',
    host: 'shop000001.execute-api.eu-west-1.amazonaws.com',
    basePath: '/prod',
    schemes: ['https'],
  });
  expect(Object.entries(document.info)).toEqual([
    ['description', 'Orders of the shop.'],
    ['version', '2.1'],
    ['title', 'Shop'],
  ]);
});

it('writes the root of OpenAPI 3.0 in the order of the service', () => {
  const document = exported({ as: 'oas30', stage: 'prod', apiId: 'other00001' });
  expect(Object.keys(document)).toEqual(['openapi', 'info', 'servers', 'paths', 'components']);
  expect(Object.keys(document.info)).toEqual(['title', 'description', 'version']);
  expect(document.servers).toEqual([
    {
      url: 'https://other00001.execute-api.us-east-1.amazonaws.com/{basePath}',
      variables: { basePath: { default: 'prod' } },
      'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
    },
  ]);
});

it('leaves out basePath where no stage is known, and takes that of the model', () => {
  expect(exported()).not.toHaveProperty('basePath');
  expect(exported({ as: 'oas30' }).servers[0].variables.basePath.default).toBe('');
  expect(exported({}, { ...shop, stages: [{ stageName: 'live' }] }).basePath).toBe('/live');
});

it('refuses a stage that the model does not have, among those it has', () => {
  expect(exported({ stage: 'prod' }, withStages).basePath).toBe('/prod');
  expect(exportApi(withStages, { stage: 'beta' }).error).toEqual({
    code: 'NotFoundException',
    message: 'Invalid stage identifier specified',
  });
});

it('uses the domain of the partition', () => {
  expect(exported({ region: 'cn-north-1' }).host).toBe('shop000001.execute-api.cn-north-1.amazonaws.com.cn');
});

it.each([
  [{ ...unversioned }, '1970-01-01T00:00:00Z'],
  [{ ...unversioned, createdDate: 1_455_856_212.5 }, '2016-02-19T04:30:12Z'],
  [{ ...unversioned, createdDate: '2016-02-19T04:30:12+01:00' }, '2016-02-19T03:30:12Z'],
  [{ ...unversioned, createdDate: 'some day' }, '1970-01-01T00:00:00Z'],
  [{ ...unversioned, createdDate: 1e300 }, '1970-01-01T00:00:00Z'],
])('writes a time where there is no version: %#', (restApi, version) => {
  expect(exported({}, { ...shop, restApi }).info.version).toBe(version);
});

it('writes an operation of Swagger 2.0 in the order of the service', () => {
  const { get } = exported({ extensions: ['integration'] }).paths['/orders'];
  expect(Object.keys(get)).toEqual([
    'operationId', 'produces', 'parameters', 'responses', 'security', 'x-amazon-apigateway-integration',
  ]); // prettier-ignore
  expect(get.parameters).toEqual([
    { name: 'state', in: 'query', required: false, type: 'string' },
    { name: 'X-Shop', in: 'header', required: true, type: 'string' },
  ]);
  expect(get.produces).toEqual(['application/json', 'text/plain']);
  expect(get.responses).toEqual({
    '200': { description: '200 response', schema: { $ref: '#/definitions/Orders' }, headers: { 'X-Count': { type: 'string' } } },
    '404': { description: '404 response' },
  });
});

it('writes the request body as a parameter named after its model, and no responses as an empty object', () => {
  const { post } = exported().paths['/orders'];
  expect(post).toEqual({
    consumes: ['application/json', 'application/xml'],
    parameters: [{ in: 'body', name: 'Order', required: true, schema: { $ref: '#/definitions/Order' } }],
    responses: {},
    security: [{ sigv4: [] }],
  });
});

it('writes an operation of OpenAPI 3.0', () => {
  const { get, post } = exported({ as: 'oas30' }).paths['/orders'];
  expect(get.parameters).toEqual([
    { name: 'state', in: 'query', schema: { type: 'string' } },
    { name: 'X-Shop', in: 'header', required: true, schema: { type: 'string' } },
  ]);
  expect(get.responses['200']).toEqual({
    description: '200 response',
    headers: { 'X-Count': { schema: { type: 'string' } } },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Orders' } } },
  });
  expect(get.responses['404']).toEqual({ description: '404 response', content: {} });
  expect(post.requestBody).toEqual({
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
    required: true,
  });
});

it('writes components also where there are none', () => {
  const bare = { ...shop, resources: shop.resources.slice(0, 1), models: [], authorizers: [] };
  expect(exported({ as: 'oas30' }, bare)).toMatchObject({ paths: {}, components: {} });
});

it('leaves out resources without methods', () => {
  expect(Object.keys(exported().paths)).toEqual(['/orders', '/orders/{orderId}']);
});

it('writes ANY as an extension in plain exports too', () => {
  expect(Object.keys(exported().paths['/orders/{orderId}'])).toEqual(['x-amazon-apigateway-any-method']);
});

it('turns canonical references back into local ones', () => {
  expect(exported().definitions.Order.properties.lines.items).toEqual({ $ref: '#/definitions/Line' });
  expect(exported({ as: 'oas30' }).components.schemas.Orders.items).toEqual({ $ref: '#/components/schemas/Order' });
});

it('keeps models that nothing refers to only with the integrations', () => {
  expect(Object.keys(exported().definitions)).toEqual(['Line', 'Order', 'Orders']);
  expect(Object.keys(exported({ extensions: ['integrations'] }).definitions)).toEqual(['Line', 'Order', 'Orders', 'Unused']);
});

it('writes a security item for the authorizer and one for the API key', () => {
  const { paths, securityDefinitions } = exported();
  expect(paths['/orders'].get.security).toEqual([{ byToken: [] }, { api_key: [] }]);
  expect(paths['/orders/{orderId}']['x-amazon-apigateway-any-method'].security).toEqual([{ pool: ['orders/read'] }]);
  expect(securityDefinitions).toEqual({
    byToken: { type: 'apiKey', name: 'X-Token', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
    pool: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'cognito_user_pools' },
    api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
    sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
  });
});

it('gives an authorizer named api_key its own name, and the key another', () => {
  const authorizers = shop.authorizers.map((one) => (one.name === 'byToken' ? { ...one, name: 'api_key' } : one));
  const { paths, securityDefinitions } = exported({}, { ...shop, authorizers });
  expect(paths['/orders'].get.security).toEqual([{ api_key: [] }, { api_key_2: [] }]);
  expect(securityDefinitions.api_key_2).toEqual({ type: 'apiKey', name: 'x-api-key', in: 'header' });
});

it.each([
  ['method.request.header.X', { name: 'X', in: 'header' }],
  ['method.request.querystring.key', { name: 'key', in: 'query' }],
  ['method.request.header.X, method.request.header.Y', { name: 'Unused', in: 'header' }],
  ['context.stage', { name: 'Unused', in: 'header' }],
  [undefined, { name: 'Unused', in: 'header' }],
])('stands for a request authorizer with the identity source %s', (identitySource, parameter) => {
  const { identitySource: _, ...bare } = { ...shop.authorizers[2]! };
  const authorizer = identitySource === undefined ? bare : { ...bare, identitySource };
  const { securityDefinitions } = exported({ extensions: ['authorizers'] }, { ...shop, authorizers: [authorizer] });
  expect(securityDefinitions.unused).toMatchObject({ type: 'apiKey', ...parameter });
});

it('writes the Postman extension on methods with IAM, and on no others', () => {
  const { get, post } = exported({ extensions: ['postman'], region: 'eu-west-1' }).paths['/orders'];
  expect(get).not.toHaveProperty('x-postman-meta');
  expect(post['x-postman-meta']).toMatchObject({
    currentHelper: 'awsSigV4',
    helperAttributes: { region: 'eu-west-1', service: 'execute-api' },
  });
  expect(post).not.toHaveProperty('x-amazon-apigateway-integration');
});

it('writes documentation into what it speaks of', () => {
  const { get } = exported({ extensions: ['documentation'] }).paths['/orders'];
  expect(get).toMatchObject({ summary: 'Lists orders', 'x-team': 'a' });
  expect(get.responses['200'].description).toBe('It worked.');
  expect(get.responses['404'].description).toBe('404 response');
});

it('keeps documentation out of what is imported, and out of exports that do not ask for it', () => {
  expect(exported({ extensions: ['documentation'] }).definitions.Order).not.toHaveProperty('description');
  expect(exported({ extensions: ['apigateway'] }).paths['/orders'].get).not.toHaveProperty('summary');
});

it('lets the more specific documentation win', () => {
  const documentationParts = [
    responsePart({ path: '/', statusCode: '200' }, 'by status'),
    responsePart({ path: '/order' }, 'another path'),
    responsePart({ path: '/orders', method: '*' }, 'by path'),
    responsePart({ path: '/orders', method: 'POST' }, 'another method'),
  ];
  const { get } = exported({ extensions: ['documentation'] }, { ...shop, documentationParts }).paths['/orders'];
  expect(get.responses['200'].description).toBe('by path');
});

it('lets documentation add no extension of API Gateway', () => {
  const properties = JSON.stringify({ summary: 'a', 'x-amazon-apigateway-integration': { type: 'mock' }, operationId: 'b' });
  const documentationParts = [{ id: 'doc', location: { type: 'METHOD' }, properties }];
  const { post } = exported({ extensions: ['documentation'] }, { ...shop, documentationParts }).paths['/orders'];
  expect(post).toMatchObject({ summary: 'a' });
  expect(post).not.toHaveProperty('x-amazon-apigateway-integration');
  expect(post).not.toHaveProperty('operationId');
});

it('stops at a model that is no JSON, in the words of the service', () => {
  const models = shop.models.map((model) => (model.name === 'Order' ? { ...model, contentType: 'application/xml' } : model));
  expect(exportApi({ ...shop, models }).error).toEqual({
    code: 'BadRequestException',
    message: 'Only found non-JSON body models for Order',
  });
});

it.each(['application/json', 'application/hal+json', 'application/json; charset=utf-8', 'APPLICATION/JSON'])(
  'takes a model of %s',
  (contentType) => {
    expect(exportApi({ ...shop, models: shop.models.map((model) => ({ ...model, contentType })) }).error).toBeUndefined();
  },
);

it.each(['{', '['.repeat(100_000), `${'['.repeat(600)}${']'.repeat(600)}`])(
  'stops at a schema that is no JSON or too deep: %#',
  (schema) => {
    const { error, document } = exportApi({ ...shop, models: [{ ...shop.models[0]!, schema }] });
    expect(document).toBeUndefined();
    expect(error).toMatchObject({ code: 'BadRequestException', message: expect.stringContaining('The schema of model Line') });
  },
);

it('refuses exporters and extensions there are none of', () => {
  expect(exportApi(shop, { as: 'a' as 'swagger' }).error).toEqual({ code: 'BadRequestException', message: "No API exporter for type 'a'" });
  expect(exportApi(shop, { extensions: ['integrations,authorisers'] }).error?.message).toContain("'authorisers'");
});

it('treats names of properties as names', () => {
  const model = { ...withRestApi({ name: '__proto__' }), authorizers: [{ ...shop.authorizers[0]!, name: '__proto__' }] };
  const { securityDefinitions, paths } = exported({ extensions: ['apigateway'] }, model);
  expect(Object.keys(securityDefinitions)).toContain('__proto__');
  expect(Object.keys(paths['/orders'].get.security[0])).toEqual(['__proto__']);
});

it.each([
  ['arn:aws:execute-api:*:*:shop000001/prod/*', 'execute-api:/prod/*'],
  ['arn:aws:execute-api:eu-west-1:111122223333:shop000001/*', 'arn:aws:execute-api:eu-west-1:111122223333:shop000001/*'],
  ['arn:aws:execute-api:*:*:other00001/*', 'arn:aws:execute-api:*:*:other00001/*'],
])('writes the resource %s of a policy as %s', (arn, written) => {
  const text = JSON.stringify({ Statement: [{ Resource: arn, Condition: { ArnLike: { 'aws:SourceArn': arn } } }] });
  const policy = text.replaceAll('"', String.raw`\"`).replaceAll('/', String.raw`\/`);
  expect(exported({ extensions: ['integrations'] }, withRestApi({ policy }))['x-amazon-apigateway-policy']).toEqual({
    Statement: [{ Resource: written, Condition: { ArnLike: { 'aws:SourceArn': arn } } }],
  });
});

it('says the same of the same model, and changes nothing in it', () => {
  const before = structuredClone(shop);
  const options = { extensions: ['apigateway', 'documentation'], stage: 'prod' };
  expect(JSON.stringify(exported(options))).toBe(JSON.stringify(exported(options, structuredClone(shop))));
  expect(shop).toEqual(before);
});
