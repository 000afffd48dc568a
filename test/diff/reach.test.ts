import { expect, it } from 'vitest';
import { diffApis } from '../../src/diff/diff-api.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import { exampleApi, method, named } from './example.ts';
import type { Draft } from './example.ts';

const CANONICAL = 'https://apigateway.amazonaws.com/restapis/abc123/models';

/** An API in which a request is described by a model of this schema, beside a model Part. */
const withOrder = (order: string, part: object): ApiModel =>
  exampleApi((draft) => {
    const model = named(draft.models, 'name', 'Order');
    model.schema = order;
    draft.models.push({ ...model, id: 'm-Part', name: 'Part', schema: JSON.stringify(part) });
  });

it.each([
  [`{"$ref":"${CANONICAL}/Part"}`, true],
  [`{"properties":{"a":{"items":{ "$ref" : "${CANONICAL}/Part" }}}}`, true],
  ['{"properties":{"a":{"$ref":"#/definitions/Part"}}}', true],
  [String.raw`{"properties":{"a":{"\u0024ref":"#/definitions/Part"}}}`, true],
  [String.raw`{"properties":{"a":{"$ref":"#\/definitions\/P\u0061rt"}}}`, true],
  ['{"properties":{"a":{"$ref":"#/definitions/Part"}},"definitions":{"Part":{}}}', false],
  ['{"properties":{"a":{"enum":["$ref","#/definitions/Part"]}}}', false],
  ['{"properties":{"a":{"description":"$ref","b":"#/definitions/Part"}}}', false],
  ['{"properties":{"a":{"$ref":"#/definitions/Part","$ref":"#/definitions/Other"}}}', false],
  ['{"properties":{"a":{"$ref":"#/definitions/Part"}}', false],
  ['{"$ref"', false],
])('%s reaches the other model: %j', (order, reaches) => {
  const changes = diffApis(withOrder(order, { type: 'string' }), withOrder(order, { type: 'integer' }));
  const { affects } = changes.find(({ part }) => part.name === 'Part') ?? {};
  expect(affects).toEqual(reaches ? ['/orders POST'] : undefined);
});

it('reaches a method that used the model through another, and now by itself', () => {
  const through = `{"$ref":"${CANONICAL}/Part"}`;
  const revision = withOrder('{}', { type: 'integer' });
  const byItself = method('/orders', 'POST', (it) => (it.requestModels = { 'application/json': 'Part' }));
  byItself(revision as Draft);
  const changes = diffApis(withOrder(through, { type: 'string' }), revision);
  expect(changes.find(({ part }) => part.name === 'Part')?.affects).toEqual(['/orders POST']);
});

it('tells what a replaced model says otherwise, and not only in which answer', () => {
  const [base, revision] = [0, 1].map((index) =>
    exampleApi((draft) => {
      const model = named(draft.models, 'name', 'Order');
      for (const name of ['Long', 'Short']) {
        draft.models.push({
          ...model,
          id: `m-${name}`,
          name,
          schema: JSON.stringify({ type: 'string', maxLength: name === 'Long' ? 5 : 3 }),
        });
      }
      const models = { 'application/json': index === 0 ? 'Long' : 'Short' };
      method('/orders/{id}', 'GET', (it) => Object.assign(it.methodResponses?.['200'] ?? {}, { responseModels: models }))(draft);
    }),
  ) as [ApiModel, ApiModel];
  expect(diffApis(base, revision).map(({ message }) => message)).toContainEqual(expect.stringContaining('maxLength'));
});
