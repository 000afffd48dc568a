import { expect, it } from 'vitest';
import { diffApis } from '../../src/diff/diff-api.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import { exampleApi, named } from './example.ts';

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
