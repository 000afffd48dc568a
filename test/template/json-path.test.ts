import { describe, expect, it } from 'vitest';
import { evaluateJsonPath } from '../../src/template/json-path/evaluate-json-path.ts';

const body = JSON.stringify({
  shop: {
    pets: [
      { id: 1, kind: 'cat', price: 9.5 },
      { id: 2, kind: 'dog', price: 20, tags: ['x'] },
      { id: 3, kind: 'cat', price: 30 },
    ],
    open: true,
  },
  'odd name': { 'a.b': 1, "it's": 2 },
  numbers: [4, 8, 15, 16],
  none: null,
  matrix: [
    [1, 2],
    [3, [4]],
  ],
});

function table(name: string, rows: readonly (readonly [path: string, value: unknown])[]): void {
  describe(`${name}`, () => {
    it.each(rows)('%s', (path, value) => {
      expect(evaluateJsonPath(path, body)).toEqual({ value });
    });
  });
}

table('definite paths give the value', [
  ['$.shop.pets[0].kind', 'cat'],
  ["$['shop']['pets'][1]['id']", 2],
  ['$["odd name"]["a.b"]', 1],
  ["$['odd name']['it\\'s']", 2],
  ['shop.open', true],
  ['$.none', null],
  ['$.numbers[-1]', 16],
  ["$.shop.pets[0]['id','kind','nope']", { id: 1, kind: 'cat' }],
  ['$.numbers.length()', 4],
  ['$.numbers.max()', 16],
  ['$..price.sum()', 59.5],
]);

table('others give a list', [
  ['$.shop.pets[*].id', [1, 2, 3]],
  ['$..kind', ['cat', 'dog', 'cat']],
  ['$.numbers[0,2]', [4, 15]],
  ['$.numbers[1:3]', [8, 15]],
  ['$.numbers[-2:]', [15, 16]],
  ['$.numbers[:-3]', [4]],
  ['$.shop.pets[?(@.kind == "cat" && @.price > 10)].id', [3]],
  ['$.shop.pets[?(@.tags)].id', [2]],
  ['$.shop.pets[?(!@.tags)].id', [1, 3]],
  ['$.shop.pets[?(@.kind =~ /D.*/i)].id', [2]],
  ["$.shop.pets[?(@.kind in ['dog', 'bird'])].id", [2]],
  ["$.shop.pets[?(@.tags contains 'x' || @.id == '1')].id", [1, 2]],
  ['$.shop.pets[?(@.price < $.shop.pets[1].price)].id', [1]],
  ['$.shop.pets[?(@.nope == 1)]', []],
  ['$..nope', []],
  ['$.numbers[?(@ > 8)]', [15, 16]],
]);

describe('errors', () => {
  it.each([
    '$.nope',
    '$.nope[*]',
    '$.shop.pets[9]',
    '$.shop.pets.id',
    '$.none.x',
    '',
    '$.',
    '$$',
    '$[',
    '$.a[',
    "$['a",
    '$.numbers[]',
    '$.numbers[a]',
    '$.a b',
    '$.x()',
    '$.numbers[?(@.a]',
  ])('%s', (path) => {
    expect(evaluateJsonPath(path, body)).toHaveProperty('error.message');
  });

  it.each(['null', '{a', '[1', '{"a" 1}', '"a'])('in the body %s', (text) => {
    expect(evaluateJsonPath('$', text)).toHaveProperty('error.message');
  });
});

describe('bodies are read leniently', () => {
  it.each([
    ["{a: 'b', 'c': d e,}", { a: 'b', c: 'd e' }],
    ['[1,,2,]', [1, 2]],
    ['{"a": 01x}', { a: '01x' }],
    ['{"a": 1} and more', { a: 1 }],
    ['{"a": "\\u00e9\\/\\x41"}', { a: 'é/A' }],
    ['{"a": 1, "a": 2}', { a: 2 }],
  ])('%s', (text, value) => {
    expect(evaluateJsonPath('$', text)).toEqual({ value });
  });
});
