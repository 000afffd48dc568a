import { expect, it } from 'vitest';
import { diffApis } from '../../src/diff/diff-api.ts';
import { inRequest, inResponse } from './change-examples.ts';

const within = (a: object): object => ({ type: 'object', properties: { a } });
const text = { type: 'string', maxLength: 3 };
const item = { $ref: '#/definitions/Item' };
const withItem = (a: object): object => ({ ...within(a), definitions: { Item: text } });

/** Both ask for the same. */
const silent: [was: object, is: object][] = [
  [{ type: 'string' }, { type: 'string', minLength: 0 }],
  [{ type: 'array' }, { type: 'array', minItems: 0 }],
  [{ type: 'object' }, { type: 'object', minProperties: 0 }],
  [{ type: 'object' }, { type: 'object', additionalProperties: {} }],
  [
    { type: 'object', additionalProperties: true },
    { type: 'object', additionalProperties: {} },
  ],
  [{ type: 'array' }, { type: 'array', items: {} }],
  [
    { type: 'array', items: [text] },
    { type: 'array', items: [text], additionalItems: {} },
  ],
];

const codes = (was: object, is: object): string[] =>
  [diffApis(inRequest(was), inRequest(is)), diffApis(inResponse(was), inResponse(is))]
    .flat()
    .map(({ code, part }) => `${code} ${part.field}`);

it.each(silent)('%j and %j are the same', (was, is) => {
  expect(codes(within(was), within(is))).toEqual([]);
  expect(codes(within(is), within(was))).toEqual([]);
});

const wrapped: [was: object, is: object][] = [
  [within(text), within({ allOf: [text], description: 'Short.' })],
  [withItem(item), withItem({ allOf: [item], title: 'An item.' })],
  [withItem(item), withItem({ allOf: [{ allOf: [item] }] })],
];

it.each(wrapped)('%j wrapped as %j matters to readers only', (was, is) => {
  for (const [a, b] of [
    [was, is],
    [is, was],
  ] as const) {
    const found = new Set(codes(a, b).map((each) => each.replace(/^\w+-schema/, '')));
    found.delete('/annotation-changed /properties/a/description');
    expect([...found]).toEqual(['/annotation-changed /properties/a/allOf']);
  }
});

it('what differs within a wrapped schema is still told', () => {
  expect(codes(within(text), within({ allOf: [{ ...text, maxLength: 2 }] }))).toContain(
    'request-schema/bound-tightened /properties/a/maxLength',
  );
  expect(codes(within(text), within({ allOf: [text], maxLength: 2 }))).toContain('request-schema/condition-added /properties/a/allOf');
});

it('a flag of exclusion goes the way of its number', () => {
  const found = codes(within({ minimum: 5 }), within({ minimum: 1, exclusiveMinimum: true }));
  expect(found).toContain('request-schema/bound-loosened /properties/a/exclusiveMinimum');
  expect(found.filter((each) => each.includes('tightened'))).toEqual([]);
});
