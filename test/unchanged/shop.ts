type Json = Record<string, unknown>;

const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
};
const backend = (path: string) => ({ type: 'http', httpMethod: 'GET', uri: `https://shop.example.com${path}`, timeoutInMillis: 20_000 });

const schemas = (folder: string): Json => ({
  Pet: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, owner: { $ref: `${folder}Owner` } } },
  Pets: { type: 'array', items: { $ref: `${folder}Pet` } },
  Owner: { type: 'object', properties: { address: { $ref: `${folder}Address` }, age: { type: 'integer', minimum: 0 } } },
  Address: { type: 'object', properties: { street: { type: 'string', maxLength: 80 } } },
  Toy: { type: 'object', properties: { price: { type: 'number' } } },
  Problem: { type: 'object', properties: { code: { type: 'string', enum: ['A', 'B'] } } },
});

const definition = (name: string) => ({ $ref: `#/definitions/${name}` });
const response = (name: string) => ({ description: name, schema: definition(name) });
const body = (name: string) => ({ in: 'body', name: 'body', required: true, schema: definition(name) });
const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (name: string) => ({ 'application/json': { schema: component(name) } });
const answer = (name: string) => ({ description: name, content: content(name) });

/** An API in Swagger 2.0 with a model behind most methods, some of them through others, as JSON data of its own. */
export function swaggerShop(): Json {
  return {
    swagger: '2.0',
    info: { title: 'Shop', version: '1' },
    produces: ['application/json'],
    paths: {
      '/pets': {
        get: {
          operationId: 'listPets',
          parameters: [{ name: 'page', in: 'query', type: 'integer' }, { $ref: '#/parameters/sort' }],
          responses: { '200': response('Pets'), '400': { $ref: '#/responses/Refused' } },
          security: [{ key: [] }],
          'x-amazon-apigateway-integration': backend('/pets'),
        },
        post: { parameters: [body('Pet')], responses: { '201': response('Pet') }, 'x-amazon-apigateway-integration': mock },
      },
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
        get: { responses: { '200': response('Pet'), default: response('Problem') }, 'x-amazon-apigateway-integration': mock },
        'x-amazon-apigateway-any-method': { responses: {}, 'x-amazon-apigateway-integration': backend('/any') },
      },
      '/owners': {
        get: {
          produces: ['application/json', 'text/plain'],
          responses: { '200': { description: 'all', schema: { type: 'array', items: definition('Owner') } } },
          'x-amazon-apigateway-integration': mock,
        },
        post: { parameters: [body('Owner')], responses: {}, 'x-amazon-apigateway-integration': mock },
      },
      '/toys': {
        get: { responses: { '200': response('Toy') }, 'x-amazon-apigateway-integration': mock },
        put: {
          parameters: [body('Toy')],
          responses: { '200': { description: 'done', schema: definition('Toy/properties/price') } },
          'x-amazon-apigateway-request-validator': 'all',
          'x-amazon-apigateway-integration': mock,
        },
      },
    },
    parameters: { sort: { name: 'sort', in: 'query', type: 'string' } },
    responses: { Refused: { description: 'no', schema: definition('Problem') } },
    securityDefinitions: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    definitions: schemas('#/definitions/'),
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  };
}

/** Much the same in OpenAPI 3.0. */
export function openapiShop(): Json {
  return {
    openapi: '3.0.1',
    info: { title: 'Shop', version: '1' },
    paths: {
      '/pets': {
        get: {
          parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' } }],
          responses: { '200': answer('Pets'), '400': { $ref: '#/components/responses/Refused' } },
          security: [{ key: [] }],
          'x-amazon-apigateway-integration': backend('/pets'),
        },
        post: { requestBody: { content: content('Pet') }, responses: { '201': answer('Pet') }, 'x-amazon-apigateway-integration': mock },
      },
      '/pets/{id}': {
        get: { responses: { '200': answer('Pet') }, 'x-amazon-apigateway-integration': mock },
        delete: { responses: { '204': { description: 'gone' } }, 'x-amazon-apigateway-integration': mock },
      },
      '/toys': {
        put: { requestBody: { content: content('Toy') }, responses: {}, 'x-amazon-apigateway-integration': mock },
      },
    },
    components: {
      schemas: schemas('#/components/schemas/'),
      responses: { Refused: answer('Problem') },
      securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    },
  };
}

/** As most people keep their definitions. */
export const printed = (definition: unknown): string => JSON.stringify(definition, undefined, 2);
