import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { printJson } from '../../src/export/print-json.ts';
import { printYaml } from '../../src/export/print-yaml.ts';

const sample = {
  swagger: '2.0',
  schemes: ['https'],
  paths: { '/a/{b}': { get: { parameters: [{ name: 'b', required: true }, { name: 'c' }], responses: { '200': {} }, left: undefined } } },
  empty: { list: [], map: {}, nothing: null, number: 1.5, nested: [[1], [2, 3]] },
};

it('prints JSON as Jackson does', () => {
  expect(printJson(sample)).toBe(`{
  "swagger" : "2.0",
  "schemes" : [ "https" ],
  "paths" : {
    "/a/{b}" : {
      "get" : {
        "parameters" : [ {
          "name" : "b",
          "required" : true
        }, {
          "name" : "c"
        } ],
        "responses" : {
          "200" : { }
        }
      }
    }
  },
  "empty" : {
    "list" : [ ],
    "map" : { },
    "nothing" : null,
    "number" : 1.5,
    "nested" : [ [ 1 ], [ 2, 3 ] ]
  }
}
`);
});

it('prints YAML as SnakeYAML does', () => {
  expect(printYaml(sample, { header: true })).toBe(`---
swagger: "2.0"
schemes:
- "https"
paths:
  /a/{b}:
    get:
      parameters:
      - name: "b"
        required: true
      - name: "c"
      responses:
        "200": {}
empty:
  list: []
  map: {}
  nothing: null
  number: 1.5
  nested:
  - - 1
  - - 2
    - 3
`);
});

it.each([
  ['200', '"200"'],
  ['1e3', '"1e3"'],
  ['yes', '"yes"'],
  ['', '""'],
  ['<<', '"<<"'],
  ['a\nb', '"a\\nb"'],
  ['4\\d{2}', '4\\d{2}'],
  ['application/json', 'application/json'],
  ['*/*', "'*/*'"],
  ["Bad: isn't", "'Bad: isn''t'"],
  ['$ref', '$ref'],
  ['naïve', 'naïve'],
])('writes the key %j as %s', (key, written) => {
  expect(printYaml({ [key]: 1 })).toBe(`${written}: 1\n`);
});

it('writes a long key with a question mark', () => {
  const key = 'k'.repeat(200);
  expect(printYaml({ a: { [key]: { b: 'c' } } })).toBe(`a:\n  ? ${key}\n  :\n    b: "c"\n`);
});

it('folds a text at the first blank behind column 80, and keeps a blank at the start of a line', () => {
  const text = 'A description that is long enough to be folded, since it goes on behind the eightieth column of its line.';
  expect(printYaml({ info: { description: text } })).toBe(`info:
  description: "A description that is long enough to be folded, since it goes on behind\\
    \\ the eightieth column of its line."
`);
});

it('never folds a text without blanks or escapes', () => {
  const uri = `https://example.com/${'a'.repeat(200)}`;
  expect(printYaml([uri])).toBe(`- "${uri}"\n`);
});

it('escapes quotes, backslashes, control characters, and nothing that is printable', () => {
  expect(printYaml('"\\\u0001\u0085é€😀')).toBe('"\\"\\\\\\x01\\Né€😀"\n');
});

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('a b '.repeat(60), ' '.repeat(300), '"'.repeat(150), '~', 'null', '1e3'),
);
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(texts, fc.constantFrom('200', 'default')), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

it('prints JSON that says the same', () => {
  fc.assert(fc.property(values, (value) => void expect(JSON.parse(printJson(value))).toEqual(value)));
});

it('prints YAML that says the same', () => {
  fc.assert(fc.property(values, (value) => void expect(parse(printYaml(value), { uniqueKeys: false })).toEqual(value)));
});
