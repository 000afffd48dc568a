import { diffApis } from '../../src/diff/diff-api.ts';
import type { Change } from '../../src/diff/change.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import { exampleApi, schema } from './example.ts';
import { rows } from './rows.ts';
import { schemaRows } from './schema-rows.ts';

/** An API with a model of this schema that is the body of a request only. */
export const inRequest = (value: object): ApiModel =>
  exampleApi(schema('Order', { title: 'x' }), schema('Receipt', value), (draft) => {
    const post = draft.resources[2]?.resourceMethods?.['POST'];
    if (post === undefined) throw new Error('the example has no POST');
    post.requestModels = { 'application/json': 'Receipt' };
    delete post.methodResponses;
  });

/** The same for the body of an answer. */
export const inResponse = (value: object): ApiModel => exampleApi(schema('Receipt', value));

/** An example of every kind of change, by code: what the tables show, one way or the other, by itself where it can be. */
export function changeExamples(): ReadonlyMap<string, Change> {
  const pairs = [
    ...rows.map(({ edits, base = [] }) => [exampleApi(...base), exampleApi(...base, ...edits)] as const),
    ...schemaRows.flatMap(({ base, revision }) => [
      [inRequest(base), inRequest(revision)] as const,
      [inResponse(base), inResponse(revision)] as const,
    ]),
  ];
  const results = [...pairs.map(([a, b]) => diffApis(a, b)), ...pairs.map(([a, b]) => diffApis(b, a))];
  const alone = results.filter(({ length }) => length === 1);
  const examples = new Map<string, Change>();
  for (const change of [...alone, ...results].flat()) if (!examples.has(change.code)) examples.set(change.code, change);
  return examples;
}
