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

  it.each(['-.', '[1e+]', '-e5', 'null', '{a', '[1', '{"a" 1}', '"a'])('in the body %s', (text) => {
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
    // A lone minus is zero.
    ['[-, 1-2]', [0, '1-2']],
    // Control characters are blanks behind keys, numbers and members; before a word they make it a text.
    ['{"a"\f: 1\u000b, b: "c"\f}', { a: 1, b: 'c' }],
    ['[\fnull, null\f, \f]', ['null', null, '']],
    ['[\u2028true\u2028]', ['\u2028true\u2028']],
  ])('%s', (text, value) => {
    expect(evaluateJsonPath('$', text)).toEqual({ value });
  });
});

table('functions', [
  // The arguments: numbers, texts in double quotes, JSON and paths, evaluated at the root.
  ['$.sum($.numbers)', 43],
  ['$.shop.sum(1, $.numbers[0])', 5],
  ['$.matrix.concat("a", $.shop.pets[1].tags)', 'ax'],
  ['$.concat(\'single\', "double")', 'double'],
  ['$.length($.matrix)', 2],
  ['$.numbers.index($.matrix[0][1])', 15],
  // append changes the list.
  ['$.numbers.append(23)', [4, 8, 15, 16, 23]],
  // What a function gives in the middle of a path is found as well.
  ['$.matrix[*].concat("a").b', ['a', 'a']],
  // Behind () the parenthesis is taken for a name.
  ['$.matrix[*].length().x', [2, 2]],
  // A deep scan is handed to the first function, whatever its arguments are.
  ['$..kind.concat("lost")', 'catdogcat'],
  ['$..tags.length()', 1],
  ['$..price.keys().length()', ['shop', 'odd name', 'numbers', 'none', 'matrix']],
  // No function of that name is an error where one is called.
  ['$.matrix[9:].nope()', []],
]);

table('what is written oddly', [
  // The last character behind a step is not looked at.
  ['$.numbers[0]]', 4],
  ['$.numbers[', [4, 8, 15, 16]],
  [
    '$.matrix[*]~',
    [
      [1, 2],
      [3, [4]],
    ],
  ],
  ['$.shop.open  ', true],
]);

table('operators of filters that do not fit pass over the element', [
  ["$.shop.pets[?(!(@.kind in 'cat'))]", []],
  ["$.shop.pets[?(@.id == 1 || @.kind matches 'cat')].id", [1]],
  ["$.shop.pets[?(@.tags empty 'true' || @.id == 2)].id", []],
  ["$.shop.pets[?(@.tags all ['x'])]", []],
  ["$.shop.pets[?(@.kind type 'x' || @.id == 1)]", []],
  // An object has no size.
  ['$.shop[?(@.pets[0] size 3)]', []],
]);

table('filters, in detail', [
  // A ! before a path asks for its absence; before a comparison it is not heeded.
  ['$.shop.pets[?(!@.id == 2)].id', [2]],
  ['$.shop.pets[?(!(@.id == 2))].id', [1, 3]],
  // What stands alone is there only if all names on its way are.
  ["$.shop.pets[?(@['id','tags'])].id", [2]],
  // A regular expression takes what is no text, number or boolean for an empty text.
  ['$.shop.pets[?(@.tags =~ /x/)].id', [2]],
  ['$.shop.pets[?(@.nope =~ /.*/)].id', [1, 2, 3]],
  ['$.shop.pets[?(@.id =~ /[12]/)].id', [1, 2]],
  ['$.matrix[0:1][?(@ =~ /2/)]', [2]],
  ['$.numbers[?(@ > .5e1)]', [8, 15, 16]],
]);

it.each([
  ['$[\'none\',"numbers"]', 'quotes'],
  ['$.numbers[1 :2]', 'blanks'],
  ['$.numbers.sum(1', 'closed'],
  ['$.numbers.length(1)', 'takes a path'],
  ['$.numbers.nope()', 'no JSONPath function'],
  ['$..sum()', 'nothing to work on'],
  ['$.shop.pets.min()', 'finds no numbers'],
  ['$.shop[?(@.pets contains 1)]', 'lists or objects'],
  ['$.shop[?(@.pets =~ /x/)]', 'lists or objects'],
  ['$.shop[?(@.pets[0] empty false)]', 'ClassCastException'],
  ['$.shop.pets[?(@.id exists 1)]', 'true or false'],
  ['$.shop.pets[?(@.kind =~ /x/g)]', 'wrong'],
  ['$.shop.open\n', 'finds nothing'],
])('refuses %s', (path, why) => {
  expect(evaluateJsonPath(path, body)).toMatchObject({ error: { message: expect.stringContaining(why) } });
});

describe('as the template functions see it', () => {
  it.each([
    ['$.nope', body, null, '""'],
    ['$.none', body, null, '""'],
    ['$.shop.open', body, true, 'true'],
    ['$.matrix[1]', body, [3, [4]], '[3,[4]]'],
    ['$.a', '{"a": [2.50, 1e3, "x/y", 10]}', [2.5, 1000, 'x/y', 10], '[2.5,1000.0,"x/y",10]'],
    ['$', 'a=b', 'a=b', '"a=b"'],
    ['$.x', 'a=b', null, '""'],
    ['$', '', {}, '{}'],
    ['$..nope', body, [], '[]'],
  ])('%s of %s', (path, text, value, json) => {
    expect(evaluateJsonPath(path, text, { as: 'input.path' })).toEqual({ value });
    expect(evaluateJsonPath(path, text, { as: 'input.json' })).toEqual({ value: json });
  });

  it.each(['jayway', 'input.path', 'input.json'] as const)('wrong paths and bodies are errors as %s', (as) => {
    expect(evaluateJsonPath('$[', body, { as })).toHaveProperty('error.message');
    expect(evaluateJsonPath('$', '{a', { as })).toHaveProperty('error.message');
  });
});
