import * as fc from 'fast-check';

/** Small Swagger 2.0 definitions that import: paths from a few segments, so that two of them overlap often. */

const segments = ['pets', 'toys', '{id}', 'a-b'] as const;
const path = fc.array(fc.constantFrom(...segments), { maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
const verb = fc.constantFrom('get', 'post', 'x-amazon-apigateway-any-method');
const modelName = fc.constantFrom('Pet', 'Toy', 'Kind');
const reference = modelName.map((name) => ({ $ref: `#/definitions/${name}` }));

const integration = fc.oneof(
  fc.constant({
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: 200 } },
  }),
  fc.record({
    type: fc.constantFrom('http', 'HTTP_PROXY'),
    httpMethod: fc.constant('GET'),
    uri: fc.webUrl(),
    timeoutInMillis: fc.integer({ min: 50, max: 29_000 }),
  }),
);

const operation = fc.record(
  {
    operationId: fc.string({ minLength: 1, maxLength: 8 }),
    parameters: fc.uniqueArray(
      fc.record({ name: fc.constantFrom('page', 'X-Key', 'sort'), in: fc.constantFrom('query', 'header'), required: fc.boolean() }),
      {
        selector: ({ name }) => name,
      },
    ),
    responses: fc.dictionary(fc.constantFrom('200', '404', 'default'), fc.record({ description: fc.string(), schema: reference }), {
      noNullPrototype: true,
    }),
    security: fc.subarray([{ api_key: [] }, { sigv4: [] }]),
    'x-amazon-apigateway-integration': integration,
  },
  { requiredKeys: ['responses'], noNullPrototype: true },
);

/** Data of a definition, as JSON holds it. */
export const anyDefinition = fc.record(
  {
    swagger: fc.constant('2.0'),
    info: fc.record(
      { title: fc.constantFrom('Shop', 'Store'), version: fc.constantFrom('1', '1.0', '2026-01-02') },
      { noNullPrototype: true },
    ),
    basePath: fc.constantFrom('/', '/v1', '/v1/shop/'),
    paths: fc.dictionary(path, fc.dictionary(verb, operation, { minKeys: 1, maxKeys: 2, noNullPrototype: true }), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    definitions: fc.constant({
      Pet: { type: 'object', properties: { kind: { $ref: '#/definitions/Kind' } } },
      Toy: { type: 'object' },
      Kind: { type: 'string' },
    }),
    securityDefinitions: fc.constant({
      api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    }),
    'x-amazon-apigateway-binary-media-types': fc.subarray(['image/png', 'image/gif', '*/*']),
    'x-amazon-apigateway-minimum-compression-size': fc.nat(10_485_760),
  },
  { requiredKeys: ['swagger', 'info', 'paths', 'definitions', 'securityDefinitions'], noNullPrototype: true },
);
