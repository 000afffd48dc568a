import type { ApiModel, DocumentationPart } from '../../../src/model/api-model.ts';
import { api, authorizer, method, model, refTo } from './models.ts';

const json = (name: string): { 'application/json': string } => ({ 'application/json': name });
const answers = (models: Readonly<Record<string, string>>) => ({
  methodResponses: Object.fromEntries(
    Object.entries(models).map(([statusCode, name]) => [statusCode, { statusCode, ...(name !== '' && { responseModels: json(name) }) }]),
  ),
});
const documented = (location: DocumentationPart['location'], properties: object): DocumentationPart => ({
  id: Object.values(location).join(' '),
  location,
  properties: JSON.stringify(properties),
});

/** An API with every kind of authorization, parameter, body and response. */
export const petShop: ApiModel = api(
  {
    '/': [
      method('GET', {
        methodResponses: { 200: { statusCode: '200', responseParameters: { 'method.response.header.Content-Type': false } } },
      }),
    ],
    '/pets': [
      method('GET', {
        operationName: 'listPets',
        requestParameters: {
          'method.request.querystring.type': false,
          'method.request.querystring.page': true,
          'method.request.querystring.sort': false,
          'method.request.header.X-Trace': false,
          'method.request.header.X-Tenant': true,
        },
        methodIntegration: {
          type: 'MOCK',
          passthroughBehavior: 'WHEN_NO_MATCH',
          timeoutInMillis: 29_000,
          cacheNamespace: 'r',
          cacheKeyParameters: ['method.request.querystring.sort'],
        },
        ...answers({ 200: 'Pets', 404: 'Error', 500: '' }),
      }),
      method('POST', {
        authorizationType: 'AWS_IAM',
        requestModels: json('NewPet'),
        requestParameters: { 'method.request.header.Authorization': true },
        ...answers({ 201: 'Pet' }),
      }),
      method('OPTIONS', { ...answers({ 200: 'Empty' }) }),
    ],
    '/pets/{petId}': [
      method('GET', { authorizationType: 'CUSTOM', authorizerId: 'id-Token', ...answers({ 200: 'Pet' }) }),
      method('DELETE', { authorizationType: 'AWS_IAM', apiKeyRequired: true, ...answers({ 204: '' }) }),
      method('HEAD', { ...answers({ 200: 'Pet' }) }),
    ],
    '/pets/{petId}/owner': [method('GET', { apiKeyRequired: true, ...answers({ 200: 'Owner' }) })],
    '/files/{proxy+}': [method('ANY', {})],
    '/v1/deep/stats': [
      method('GET', { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'id-Pool', authorizationScopes: ['a/read', 'a/write'] }),
    ],
    '/orders': [method('GET', { authorizationType: 'CUSTOM', authorizerId: 'id-Request', apiKeyRequired: true })],
    '/bearer': [method('GET', { authorizationType: 'CUSTOM', authorizerId: 'id-Bearer' })],
    '/odd': [method('ANY', { requestModels: json('NewPet') }), method('GET')],
    '/form': [method('POST', { requestModels: { 'application/x-www-form-urlencoded': 'Owner' } })],
    '/upload': [method('POST', { requestModels: { 'multipart/form-data': 'Owner' } })],
    '/xml': [
      method('POST', {
        requestModels: { 'application/xml': 'Pet' },
        methodResponses: { 200: { statusCode: '200', responseModels: { 'application/xml': 'Pet', 'application/json': 'Pet' } } },
      }),
    ],
    '/a:b/:c': [method('GET', { requestParameters: { 'method.request.header.authorization': true } })],
  },
  {
    models: [
      model('Empty', { type: 'object', title: 'Empty Schema' }),
      model('Error', { type: 'object', properties: { message: { type: 'string' } } }),
      model('NewPet', {
        $schema: 'http://json-schema.org/draft-04/schema#',
        type: 'object',
        required: ['kind', 'name'],
        properties: {
          name: { type: 'string', minLength: 3 },
          kind: { enum: ['cat', 'dog'] },
          price: { type: 'number', minimum: 0, exclusiveMinimum: true },
        },
      }),
      model('Owner', {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, age: { type: 'integer', format: 'int32' }, pets: refTo('Pets') },
      }),
      model('Pet', {
        id: 'https://example.com/pet',
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'integer', format: 'int64', minimum: 0, exclusiveMinimum: true },
          born: { type: 'string', format: 'date-time' },
          photo: { type: 'string', format: 'byte' },
          owner: refTo('Owner'),
          parent: { oneOf: [null, refTo('Pet')] },
        },
      }),
      model('Pets', { type: 'array', items: refTo('Pet') }),
      model('Unused', { type: 'string' }),
    ],
    authorizers: [
      authorizer('Token', { identitySource: 'method.request.header.X-Token' }),
      authorizer('Bearer', { identitySource: 'method.request.header.Authorization', identityValidationExpression: '^Bearer [a-z0-9]+$' }),
      authorizer('Pool', { type: 'COGNITO_USER_POOLS', identitySource: 'method.request.header.Authorization' }),
      authorizer('Request', {
        type: 'REQUEST',
        identitySource: 'method.request.header.X-One, method.request.querystring.two, context.path, stageVariables.v',
      }),
      authorizer('unused one', { identitySource: 'method.request.header.X' }),
    ],
    documentationParts: [
      documented({ type: 'API' }, { info: { description: 'All about pets.' } }),
      documented({ type: 'RESOURCE', path: '/pets' }, { description: 'The pets.' }),
      documented({ type: 'METHOD', path: '/pets', method: 'GET' }, { summary: 'List pets', description: 'Page by page.' }),
      documented({ type: 'METHOD', path: '/odd', method: 'PUT' }, { summary: 'Put it' }),
      documented({ type: 'METHOD', path: '/odd', method: 'PATCH' }, { summary: 'Patch it' }),
      documented({ type: 'PATH_PARAMETER', path: '/pets', name: 'petId' }, { description: 'Which pet.', example: '42' }),
      documented({ type: 'QUERY_PARAMETER', path: '/', name: 'page' }, { description: 'From 1.' }),
      documented({ type: 'RESPONSE', path: '/', statusCode: '404' }, { description: 'There is none.' }),
    ],
  },
);
