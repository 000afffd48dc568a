import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiModel } from '../../src/model/api-model.ts';
import { isSavedModel, readModel, readModelData } from '../../src/model/read-model.ts';
import { savedModel } from '../../src/model/saved-model-shape.ts';
import { nodeFromData } from '../../src/source/from-data.ts';
import type { SourceNode } from '../../src/source/node.ts';
import { saved } from '../plan/api.ts';

const good = saved({
  paths: { '/pets': { GET: { authorizer: 'auth' } } },
  authorizers: { auth: 'f' },
  models: { Pet: [] },
  documentation: { '/pets': {} },
  gatewayResponses: { THROTTLED: '429' },
});

const messages = (data: unknown): readonly string[] => readModelData(data).diagnostics.map(({ message }) => message);

/** A copy with one member changed, by its path. */
function changed(steps: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(good) as unknown as Record<string, unknown>;
  let at = copy;
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  if (value === undefined) delete at[steps.at(-1) as string];
  else at[steps.at(-1) as string] = value;
  return copy;
}

describe('readModel', () => {
  it('reads what was saved, unknown members included', () => {
    const model = { ...good, restApi: { ...good.restApi, apiStatus: 'AVAILABLE' }, vpcLinks: [{ id: 'link' }] };
    expect(readModelData(model)).toEqual({ value: model, diagnostics: [] });
  });

  it('takes lists that are left out as empty, and puts the others in order', () => {
    const { restApi, resources, models } = good;
    const { value } = readModelData({
      restApi,
      resources: resources.toReversed(),
      models: [...models, { ...models[0], id: 'x', name: 'Ape' }],
    });
    expect(value?.resources).toEqual(resources);
    expect(value?.models.map(({ name }) => name)).toEqual(['Ape', 'Pet']);
    expect([value?.authorizers, value?.stages, value?.documentationParts]).toEqual([[], [], []]);
  });

  it('takes only the customised of the gateway responses', () => {
    const plain = {
      responseType: 'ACCESS_DENIED',
      statusCode: '403',
      responseParameters: {},
      responseTemplates: {},
      defaultResponse: true,
    };
    const { value } = readModelData({ ...good, gatewayResponses: [plain, ...good.gatewayResponses] });
    expect(value?.gatewayResponses.map(({ responseType }) => responseType)).toEqual(['THROTTLED']);
  });

  it.each([
    [['restApi'], 7, 'restApi of the saved model must be an object, not 7.'],
    [['resources'], {}, 'resources of the saved model must be a list, not an object.'],
    [['restApi', 'name'], undefined, 'restApi of the saved model has no name.'],
    [['restApi', 'name'], null, 'restApi.name of the saved model must be a string, not null.'],
    [
      ['restApi', 'disableExecuteApiEndpoint'],
      'true',
      'restApi.disableExecuteApiEndpoint of the saved model must be true or false, not a string.',
    ],
    [['restApi', 'apiKeySource'], 'NOWHERE', 'restApi.apiKeySource of the saved model is "NOWHERE"; it must be HEADER or AUTHORIZER.'],
    [['resources', 1, 'path'], 'pets', 'resources[1].path of the saved model is "pets"; it must be of the form ^/.'],
    [
      ['resources', 1, 'resourceMethods', 'GET', 'methodIntegration'],
      [],
      'resources[1].resourceMethods.GET.methodIntegration of the saved model must be an object, not a list.',
    ],
    [['resources', 1, 'path'], '/', 'Two resources of the saved model have the path "/".'],
    [
      ['restApi', 'rootResourceId'],
      'other',
      'The saved model has no resource with the path "/" and the id that restApi.rootResourceId names.',
    ],
    [
      ['models', 1],
      { id: 'x', name: 'Pet', schema: '{}', contentType: 'application/json' },
      'Two models of the saved model have the name "Pet".',
    ],
  ])('%j as %j: %s', (steps, value, message) => {
    expect(messages(changed(steps, value))).toEqual([message]);
  });

  it('knows resources that were listed without their methods', () => {
    const { diagnostics } = readModelData(changed(['resources', 1, 'resourceMethods'], { GET: {} }));
    expect(diagnostics[0]?.fix).toContain('get-resources --embed methods');
  });

  it('reports a method under another verb', () => {
    expect(messages(changed(['resources', 1, 'resourceMethods', 'GET', 'httpMethod'], 'PUT'))).toEqual([
      'The method under GET of /pets in the saved model says it is PUT.',
    ]);
  });

  it('reports every misfit at its own place', () => {
    const text = '{"restApi":{"name":7},"resources":[]}';
    const file = { path: 'm.json', text, format: 'json' as const };
    const at = (part: string) => ({ file, start: text.indexOf(part), end: text.indexOf(part) + part.length });
    const map = (part: string, members: Record<string, SourceNode>): SourceNode => ({
      kind: 'map',
      entries: Object.entries(members).map(([key, value]) => ({ key: { kind: 'scalar', value: key, ...at(`"${key}"`) }, value })),
      ...at(part),
    });
    const root = map(text, {
      restApi: map('{"name":7}', { name: { kind: 'scalar', value: 7, ...at('7') } }),
      resources: { kind: 'list', items: [], ...at('[]') },
    });
    const places = readModel(root).diagnostics.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
    expect(places).toContain('model-file/wrong-type 7');
    expect(places).toContain('model-file/missing "restApi"');
  });

  it('never fails on data of any shape', () => {
    const anything = fc.oneof(fc.anything(), fc.record({ restApi: fc.anything(), resources: fc.anything() }));
    fc.assert(
      fc.property(anything, (data) => {
        const { value, diagnostics } = readModelData(data);
        expect(value === undefined).toBe(diagnostics.length > 0);
      }),
    );
  });

  it('refuses data that is too deep or contains itself', () => {
    const own: Record<string, unknown> = { ...good };
    own.own = own;
    let deep: unknown = [];
    for (let depth = 0; depth < 200; depth += 1) deep = [deep];
    for (const data of [own, { ...good, deep }])
      expect(readModelData(data).diagnostics.map(({ code }) => code)).toEqual(['model-file/too-deep']);
  });

  it('keeps a member called __proto__ a member', () => {
    const model = JSON.parse(JSON.stringify(good).replace('"stageName"', '"variables":{"__proto__":"x"},"stageName"')) as ApiModel;
    expect(Object.keys(readModelData(model).value?.stages[0]?.variables ?? {})).toEqual(['__proto__']);
  });
});

describe('isSavedModel', () => {
  it.each([
    [{ restApi: {}, resources: [] }, true],
    [{ restApi: {}, paths: {} }, false],
    [{ swagger: '2.0', paths: {} }, false],
    [[], false],
    ['restApi', false],
  ])('%j: %j', (data, expected) => {
    expect(isSavedModel(nodeFromData(data, 'x') as SourceNode)).toBe(expected);
  });
});

it('the printed schema of saved models is fresh', async () => {
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', title: 'apigw saved model', ...savedModel };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/api-model.schema.json');
});

/** The paths of all values that hold no other. */
const leaves = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key])) : [path];

describe('the printed schema and the reader', () => {
  const valid = new Ajv({ strict: false }).compile(savedModel);
  it('say the same of every model with one value of another type, or left out', () => {
    expect(valid(good)).toBe(true);
    for (const path of leaves(good)) {
      for (const value of [7, 'other', true, null, [], {}, undefined]) {
        const data = changed(path, value);
        const shapeFits = !readModelData(data).diagnostics.some(({ code }) => /wrong-type|missing|unknown-value/.test(code));
        expect([path, value, shapeFits]).toEqual([path, value, valid(data)]);
      }
    }
  });
});
