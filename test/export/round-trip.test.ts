import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { printJson } from '../../src/export/print-json.ts';
import { printYaml } from '../../src/export/print-yaml.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import { exportApi, importApi } from '../../src/index.ts';
import type { Integration, IntegrationResponse, Method, MethodResponse } from '../../src/model/method.ts';
import { carriedModel } from './carried-models.ts';
import { shop } from './shop-model.ts';

type Kind = 'swagger' | 'oas30';
const WHOLE = ['integrations', 'authorizers', 'documentation'];

async function again(model: ApiModel, as: Kind, print: (document: unknown) => string = printJson): Promise<ApiModel> {
  const { document, error } = exportApi(model, { as, stage: 'prod', extensions: WHOLE });
  if (document === undefined) throw new Error(error?.message);
  const result = await importApi({ text: print(document) });
  if (result.model === undefined) throw new Error(`${result.error?.message}\n${print(document)}`);
  return result.model;
}

/** Schemas as data: how the service spaces their text is not a matter of the round trip. Warnings tell of one import. */
function comparable(model: ApiModel): unknown {
  const { warnings: _warnings, ...restApi } = model.restApi;
  return { ...model, restApi, models: model.models.map((one) => ({ ...one, schema: JSON.parse(one.schema) as unknown })) };
}

it.each(['swagger', 'oas30'] as const)('import(export(model)) is the model, by way of %s', async (as) => {
  await fc.assert(
    fc.asyncProperty(carriedModel(as), async (model) => {
      const back = await again(model, as);
      expect(comparable(back)).toEqual(comparable(model));
      expect(await again(back, as, (document) => printYaml(document, { header: as === 'swagger' }))).toEqual(back);
    }),
  );
});

it('a definition exports as OpenAPI 3.0 and back as Swagger 2.0 without a loss', async () => {
  await fc.assert(
    fc.asyncProperty(carriedModel('swagger'), async (model) => {
      // The service orders the keys of a schema its own way where it reads OpenAPI 3.0.
      expect(comparable(await again(await again(model, 'oas30'), 'swagger'))).toEqual(comparable(model));
    }),
    { numRuns: 50 },
  );
});

const [order, line] = [{ 'application/json': 'Order' }, { 'application/xml': 'Line' }];

/** The shop as an import gives it, so that ids and texts are those of a round trip. */
async function imported(as: Kind = 'swagger'): Promise<ApiModel> {
  return again(await again(shop, as), as);
}

const withMethod = (model: ApiModel, verb: string, change: (method: Method) => Method): ApiModel => ({
  ...model,
  resources: model.resources.map((resource) => {
    const method = resource.resourceMethods?.[verb];
    return method === undefined ? resource : { ...resource, resourceMethods: { ...resource.resourceMethods, [verb]: change(method) } };
  }),
});
const withRestApi = (model: ApiModel, change: Partial<ApiModel['restApi']>): ApiModel => ({
  ...model,
  restApi: { ...model.restApi, ...change },
});

/** What no definition can carry: the model that goes in, and the one that comes back, both made from the plain shop. */
const LOST: readonly (readonly [string, readonly Kind[], (plain: ApiModel) => ApiModel, ((plain: ApiModel) => ApiModel)?])[] = [
  ['tags of the API', ['swagger', 'oas30'], (plain) => withRestApi(plain, { tags: { team: 'a' } })],
  ['the time of its creation', ['swagger', 'oas30'], (plain) => withRestApi(plain, { createdDate: 1 })],
  [
    'the type of the endpoint',
    ['swagger', 'oas30'],
    (plain) => withRestApi(plain, { endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'dualstack' } }),
  ],
  [
    'stages, API keys and usage plans',
    ['swagger', 'oas30'],
    (plain) => ({
      ...plain,
      stages: [{ stageName: 'prod', variables: { a: 'b' } }],
      apiKeys: [{ name: 'a' }],
      usagePlans: [{ name: 'b' }],
    }),
  ],
  [
    'resources without methods, and their ids',
    ['swagger', 'oas30'],
    (plain) => ({
      ...plain,
      resources: [...plain.resources, { id: 'x', parentId: plain.restApi.rootResourceId, path: '/x', pathPart: 'x' }],
    }),
  ],
  [
    'that there is no version',
    ['swagger', 'oas30'],
    ({ restApi: { version: _version, ...restApi }, ...plain }) => ({ ...plain, restApi }),
    (plain) => withRestApi(plain, { version: '1970-01-01T00:00:00Z' }),
  ],
  [
    'that a response header is marked as required',
    ['swagger', 'oas30'],
    (plain) =>
      withMethod(plain, 'GET', ({ methodResponses = {}, ...method }) => ({
        ...method,
        methodResponses: {
          ...methodResponses,
          '200': { ...(methodResponses['200'] as MethodResponse), responseParameters: { 'method.response.header.X-Count': true } },
        },
      })),
  ],
  [
    'that a selection pattern is empty, and not absent',
    ['swagger', 'oas30'],
    (plain) =>
      withMethod(plain, 'GET', ({ methodIntegration, ...method }) => {
        const { integrationResponses = {} } = methodIntegration as Integration;
        const first = { ...(integrationResponses['200'] as IntegrationResponse), selectionPattern: '' };
        return {
          ...method,
          methodIntegration: { ...(methodIntegration as Integration), integrationResponses: { ...integrationResponses, '200': first } },
        };
      }),
  ],
  [
    'descriptions of models that are not in their schemas',
    ['swagger', 'oas30'],
    (plain) => ({ ...plain, models: plain.models.map((model) => ({ ...model, description: 'Not in the schema.' })) }),
  ],
  [
    'the identity source of a token authorizer that is no header',
    ['swagger', 'oas30'],
    (plain) => ({
      ...plain,
      authorizers: plain.authorizers.map((one) => (one.name === 'pool' ? { ...one, identitySource: 'context.x' } : one)),
    }),
  ],
  [
    'which model belongs to which media type of a request',
    ['swagger'],
    (plain) => withMethod(plain, 'POST', (method) => ({ ...method, requestModels: { ...order, ...line } })),
  ],
  [
    'that a media type with a template has no request model',
    ['swagger'],
    (plain) => withMethod(plain, 'POST', (method) => ({ ...method, requestModels: order })),
  ],
  [
    'that a media type with a template has no response model',
    ['swagger'],
    (plain) =>
      withMethod(plain, 'GET', ({ methodResponses = {}, ...method }) => ({
        ...method,
        methodResponses: {
          ...methodResponses,
          '200': { ...(methodResponses['200'] as MethodResponse), responseModels: { 'application/json': 'Orders' } },
        },
      })),
  ],
];

it.each(LOST.flatMap(([what, kinds, change, outcome]) => kinds.map((kind) => ({ what, kind, change, outcome }))))(
  '$kind cannot carry $what',
  async ({ kind, change, outcome = (plain) => plain }) => {
    const plain = await imported(kind);
    const changed = change(plain);
    expect(changed).not.toEqual(plain);
    expect(await again(changed, kind)).toEqual(outcome(plain));
  },
);

it.each(['swagger', 'oas30'] as const)('a change of the definition changes no other line of an export as %s', async (as) => {
  const options = { as, stage: 'prod', extensions: WHOLE };
  const text = printYaml(exportApi(shop, options).document);
  const edited = text.replace('https://backend.example.com/orders"', 'https://other.example.com/orders"');
  expect(edited).not.toBe(text);
  const lines = await Promise.all(
    [text, edited].map(async (definition) => {
      const { model } = await importApi({ text: definition });
      return printYaml(exportApi(model!, options).document).split('\n');
    }),
  );
  const different = lines[0]!.filter((one, index) => one !== lines[1]![index]);
  expect(lines[0]).toHaveLength(lines[1]!.length);
  expect(different).toEqual(['        uri: "https://backend.example.com/orders"']);
});
