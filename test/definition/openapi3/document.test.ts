import { describe, expect, it } from 'vitest';
import { importApi } from '../../../src/import-api.ts';
import type { ImportOptions } from '../../../src/import-api.ts';

const MOCK = 'x-amazon-apigateway-integration: { type: mock }';
const GET = `paths: { /pets: { get: { ${MOCK} } } }`;
const document = (rest: string, version = '3.0.1'): string => `openapi: ${version}\ninfo: { title: Pets, version: "1" }\n${rest}\n`;

const run = (rest: string, options: ImportOptions = {}) => importApi({ text: document(rest), path: 'api.yaml' }, options);
const findingsOf = async (text: string): Promise<readonly string[]> =>
  (await importApi({ text, path: 'api.yaml' })).findings
    .filter(({ code }) => code !== 'placeholder/unresolved')
    .map(({ code, effect, pointer }) => `${code} ${effect} ${pointer}`);
const methodOf = async (rest: string) => {
  const { model, error } = await run(rest);
  expect(error).toBeUndefined();
  return Object.values(model?.resources.find(({ path }) => path !== '/')?.resourceMethods ?? {})[0];
};

describe('versions', () => {
  it.each(['3.0.0', '"3.0"', '3.0', '3', '3.0.4', '"${OpenApiVersion}"'])('takes %s without a word', async (version) => {
    expect(await findingsOf(document(GET, version))).toEqual([]);
  });

  it('reads later ones, and says so', async () => {
    const { model, findings } = await importApi({ text: document(`${GET}\nwebhooks: {}\njsonSchemaDialect: x`, '3.1.0') });
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['definition/openapi-version /openapi']);
    expect(model?.resources.map(({ path }) => path)).toEqual(['/', '/pets']);
  });

  it.each(['2.0', '"three"', '[3]'])('refuses %s', async (version) => {
    expect(await findingsOf(document(GET, version))).toEqual(['definition/not-a-definition fails-import /openapi']);
  });
});

describe('the base path', () => {
  it.each([
    ['[{ url: "https://a.example.com/shop/v1/" }]', ['/', '/shop', '/shop/v1', '/shop/v1/pets']],
    ['[{ url: "https://a.example.com/" }]', ['/', '/pets']],
    ['[{ url: "https://a.example.com" }]', ['/', '/pets']],
    ['[{ url: "https://a.example.com/shop?x=/y" }]', ['/', '/shop', '/shop/pets']],
    ['[{ url: /shop }]', ['/', '/shop', '/shop/pets']],
    [
      '[{ url: "https://{host}/{v}/x", variables: { host: { default: a.example.com }, v: { default: v2 } } }]',
      ['/', '/v2', '/v2/x', '/v2/x/pets'],
    ],
    ['[{ url: "https://a.example.com/{basePath}", variables: { basePath: { default: /v1 } } }]', ['/', '/v1', '/v1/pets']],
    // A variable of that name counts before the URL, and the first of several servers.
    ['[{ url: "https://a.example.com/url", variables: { basePath: { default: variable } } }]', ['/', '/variable', '/variable/pets']],
    [
      '[{ url: "https://a.example.com/url" }, { url: "https://b.example.com/", variables: { basePath: { default: second } } }]',
      ['/', '/second', '/second/pets'],
    ],
    ['[{ url: "https://a.example.com/url", variables: { basePath: { default: "" } } }]', ['/', '/pets']],
    ['[]', ['/', '/pets']],
  ])('of servers %s', async (servers, paths) => {
    const { model } = await run(`servers: ${servers}\n${GET}`, { basepath: 'prepend' });
    expect(model?.resources.map(({ path }) => path)).toEqual(paths);
  });
});

describe('the endpoint configuration', () => {
  const server =
    'servers: [{ url: "https://a.example.com", x-amazon-apigateway-endpoint-configuration: { vpcEndpointIds: [vpce-1], disableExecuteApiEndpoint: true } }]';

  it('stands in the first server', async () => {
    const { model } = await run(`${server}\n${GET}`);
    expect(model?.restApi).toMatchObject({ disableExecuteApiEndpoint: true, endpointConfiguration: { vpcEndpointIds: ['vpce-1'] } });
  });

  it('is united with that of the root', async () => {
    const { model } = await run(`${server}\nx-amazon-apigateway-endpoint-configuration: { disableExecuteApiEndpoint: false }\n${GET}`);
    expect(model?.restApi).toMatchObject({ disableExecuteApiEndpoint: false, endpointConfiguration: { vpcEndpointIds: ['vpce-1'] } });
  });
});

const secured = (own: string): string => `security: [{ key: [] }]\npaths: { /pets: { get: { ${own} ${MOCK} } } }
components: { securitySchemes: { key: { $ref: "#/components/securitySchemes/other" }, other: { type: apiKey, name: x-api-key, in: header } } }`;

describe('operations', () => {
  it('take bodies, headers and models from content, also behind references', async () => {
    const method =
      await methodOf(`paths: { /pets: { post: { requestBody: { $ref: "#/components/requestBodies/Pet" }, responses: { 200: { $ref: "#/components/responses/Pet" } }, ${MOCK} } } }
components:
  requestBodies: { Pet: { content: { a/json: { schema: { $ref: "#/components/schemas/Pet" } }, a/none: {}, x-note: 1 } } }
  responses: { Pet: { headers: { X-A: { $ref: "#/components/headers/A" } }, content: { a/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
  headers: { A: { schema: { type: string } } }
  schemas: { Pet: { type: object } }`);
    expect(method).toMatchObject({
      requestModels: { 'a/json': 'Pet' },
      methodResponses: {
        200: { statusCode: '200', responseParameters: { 'method.response.header.X-A': false }, responseModels: { 'a/json': 'Pet' } },
      },
    });
  });

  it('take parameters of the path item, and their own in place of those', async () => {
    const method = await methodOf(`paths:
  /pets:
    parameters: [{ name: a, in: query, required: true, schema: {} }, { $ref: "#/components/parameters/B" }]
    get: { parameters: [{ name: a, in: query, content: {} }, { name: c, in: cookie, schema: {} }], ${MOCK} }
components: { parameters: { B: { name: b, in: header, required: true, schema: {} } } }`);
    expect(method?.requestParameters).toEqual({ 'method.request.querystring.a': false, 'method.request.header.b': true });
  });

  it('may stand in a path item behind a reference', async () => {
    expect(
      await methodOf(`paths: { /pets: { $ref: "#/x-items/Pets" } }\nx-items: { Pets: { get: { operationId: list, ${MOCK} } } }`),
    ).toMatchObject({ operationName: 'list' });
  });

  it('are secured by the root where they say nothing, and not where they say so', async () => {
    expect(await methodOf(secured(''))).toMatchObject({ apiKeyRequired: true });
    expect(await methodOf(secured('security: [],'))).toMatchObject({ apiKeyRequired: false });
  });
});

it.each([
  ['servers: [{ url: /a }, { url: /b }]\n' + GET, 'servers/several warns-import /servers/1'],
  [`${GET}\ncomponents: { schema: {} }`, 'components/unknown warns-import /components/schema'],
  [`${GET}\ndefinitions: {}`, 'definition/key-of-other-version warns-import /definitions'],
  [`${GET}\nserver: []`, 'definition/unknown-key warns-import /server'],
  [`paths: { /pets: { get: { consumes: [a/b], ${MOCK} } } }`, 'definition/key-of-other-version warns-import /paths/~1pets/get/consumes'],
  [`paths: { /pets: { get: { paramters: [], ${MOCK} } } }`, 'definition/unknown-key warns-import /paths/~1pets/get/paramters'],
  [`paths: { /pets: { get: { callbacks: {}, ${MOCK} } } }`, 'operation/callbacks advice /paths/~1pets/get/callbacks'],
  [
    `paths: { /pets: { get: { parameters: [{ name: a, in: cookie }], ${MOCK} } } }`,
    'parameter/cookie advice /paths/~1pets/get/parameters/0',
  ],
  [
    `paths: { /pets: { get: { parameters: [{ name: a, in: query, type: string }], ${MOCK} } } }`,
    'parameter/schema-missing advice /paths/~1pets/get/parameters/0',
  ],
  [
    `paths: { /pets: { get: { parameters: [{ name: a, in: body, schema: {} }], ${MOCK} } } }`,
    'parameter/unknown-place warns-import /paths/~1pets/get/parameters/0/in',
  ],
  [
    `paths: { /pets: { get: { parameters: [{ in: query }], ${MOCK} } } }`,
    'parameter/incomplete warns-import /paths/~1pets/get/parameters/0',
  ],
])('says what is wrong with %s', async (rest, finding) => {
  expect(await findingsOf(document(rest))).toEqual([finding]);
});

it('says nothing of what the service ignores', async () => {
  const rest = `tags: [{ name: t }]
externalDocs: { url: "https://docs.example.com" }
paths:
  x-note: 1
  /pets: { summary: s, description: d, servers: [], get: { summary: s, tags: [t], deprecated: true, externalDocs: {}, servers: [], responses: { default: { description: d, links: {} } }, ${MOCK} } }
components: { examples: {}, links: {}, callbacks: {}, headers: {}, x-note: 1 }`;
  expect(await findingsOf(document(rest))).toEqual([]);
});

it('concludes nothing from what a placeholder may add', async () => {
  const rest = `paths:
  Fn::Transform: { Name: AWS::Include, Parameters: { Location: "s3://bucket/paths.yaml" } }
  /pets: { get: { Fn::If: [A, {}, {}] }, post: !Ref Operation }
components: !Sub "\${Components}"
servers: !If [A, [], []]
security: !Ref Security`;
  expect(await findingsOf(document(rest))).toEqual([]);
});
