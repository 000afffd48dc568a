import { expect, it } from 'vitest';
import { diffApis } from '../../src/diff/diff-api.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import { exampleApi, named } from './example.ts';

const withSchema = (text: string): ApiModel => exampleApi((draft) => (named(draft.models, 'name', 'Order').schema = text));

const deep = (inner: string): string => '{"a":'.repeat(50_000) + inner + '}'.repeat(50_000);

/** Each level refers to the next one twice. */
function levels(prefix: string): string {
  const reference = (level: number): object => ({ $ref: `#/definitions/${prefix}${level % 40}` });
  const level = (number: number): object => ({ properties: { a: reference(number + 1), b: reference(number + 1) } });
  const definitions = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`${prefix}${number}`, level(number)]));
  return JSON.stringify({ ...reference(0), definitions });
}

it('schemas that nest without end are compared as texts', () => {
  expect(diffApis(withSchema(deep('1')), withSchema(deep('2'))).map(({ code }) => code)).toEqual(['model/text-changed']);
});

it('references that multiply are followed once', () => {
  expect(diffApis(withSchema(levels('x')), withSchema(levels('y'))).length).toBeLessThan(500);
});

it.each([
  [undefined, 'The base is no API model: it has no restApi.'],
  [{}, 'The base is no API model: it has no restApi.'],
  [{ restApi: {} }, 'The base is no API model: its restApi has no endpointConfiguration with types.'],
  [{ ...exampleApi(), models: {} }, 'The base is no API model: models is no list.'],
])('what is no API model is named: %j', (base, message) => {
  expect(() => diffApis(base as ApiModel, exampleApi())).toThrow(new TypeError(message));
  expect(() => diffApis(exampleApi(), base as ApiModel)).toThrow(message.replace('base', 'revision'));
});

it('a list that is left out is empty', () => {
  const { restApi, resources, ...lists } = exampleApi();
  const without = { restApi, resources: [] } as unknown as ApiModel;
  const empty = Object.fromEntries(Object.keys(lists).map((name) => [name, []]));
  expect(diffApis(without, { ...without, ...empty })).toEqual([]);
  expect(diffApis(without, { restApi, resources, ...lists }).map(({ code }) => code)).toContain('model/added');
});

it('names such as __proto__ are names', () => {
  const odd = exampleApi((draft) => {
    const api = JSON.parse('{"__proto__": "x", "constructor": "y"}') as Record<string, string>;
    draft.restApi.tags = api;
    draft.models.push({
      id: 'p',
      name: '__proto__',
      schema: '{"properties": {"__proto__": {"type": "string"}}}',
      contentType: 'application/json',
    });
  });
  const codes = diffApis(
    exampleApi((draft) => delete draft.restApi.tags),
    odd,
  ).map(({ code, subject }) => `${code} ${subject}`);
  expect(codes).toEqual(['api/tag-added api tags.__proto__', 'api/tag-added api tags.constructor', 'model/added model __proto__']);
});

it('the place of what has an endless name is found at once', () => {
  let asked = 0;
  const origins = { get: () => void (asked += 1) };
  for (const name of ['a'.repeat(1_000_000), '.'.repeat(100_000)]) {
    const api = (type: string): ApiModel => withSchema(JSON.stringify({ type: 'object', properties: { [name]: { type } } }));
    expect(diffApis(api('string'), api('integer'), { base: origins, revision: origins })).not.toEqual([]);
  }
  expect(asked).toBeLessThan(2000);
});
