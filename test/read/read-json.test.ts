import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJson } from '../../src/read/read-json.ts';
import { rawText, toData } from '../../src/source/node.ts';
import { bare, walk } from '../support/tree.ts';

const readText = (text: string) => readJson({ path: 'a.json', text, format: 'json' });

it('agrees with JSON.parse on every JSON value, however it is printed', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const { value: tree } = readText(text);
      expect(tree).toBeDefined();
      // -0 and lone surrogates come back as JSON.parse has them.
      expect(JSON.stringify(toData(tree!))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

it('takes exactly the texts that JSON.parse takes', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '\\',
    '\\u00e9',
    '\\x',
    '0',
    '01',
    '-',
    '1.',
    '1.5e+3',
    '.5',
    'true',
    'null',
    'nul',
    ' ',
    '\n',
    '\t',
    '\u0001',
    '\u00a0',
    "'",
    '/',
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      const { value, diagnostics } = readText(text);
      expect(value !== undefined).toBe(isJson);
      expect(diagnostics.some(({ code }) => code === 'text/syntax')).toBe(!isJson);
    }),
    { numRuns: 3000 },
  );
});

it('gives each key and value the span of its characters', () => {
  const text = '{ "a\\n": [1.50, "x", {}, []],\r\n "b": {"__proto__": null, "t": true} }';
  const { value } = readText(text);
  const seen: string[] = [];
  walk(value!, (span) => seen.push(rawText(span)));
  expect(seen.slice(1)).toEqual([
    '"a\\n"',
    '[1.50, "x", {}, []]',
    '1.50',
    '"x"',
    '{}',
    '[]',
    '"b"',
    '{"__proto__": null, "t": true}',
    '"__proto__"',
    'null',
    '"t"',
    'true',
  ]);
  expect(rawText(value!)).toBe(text);
});

it('keeps duplicate keys and reports each with the first', () => {
  const text = '{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}';
  const { value, diagnostics } = readText(text);
  expect(bare(value!)).toMatchObject({
    entries: [
      [{ value: 'a' }, { value: 1 }],
      [{ value: 'b' }, {}],
      [{ value: 'a' }, { value: 3 }],
    ],
  });
  expect(diagnostics.map(({ code, span, related }) => [code, span.start, related[0]?.span.start])).toEqual([
    ['text/duplicate-key', 23, 15],
    ['text/duplicate-key', 32, 1],
  ]);
});

it('finds duplicates in large objects too, and stops after a hundred', () => {
  const keys = Array.from({ length: 300 }, (_, index) => `"k${index % 150}": ${index}`);
  expect(readText(`{${keys.join(',')}}`).diagnostics).toHaveLength(100);
});

it('counts every value, plain texts too', () => {
  const items = Array.from({ length: 1_100_000 }, () => '{"a":""}');
  expect(readText(`[${items.join(',')}]`).diagnostics.map(({ code }) => code)).toEqual(['text/too-large']);
});

it.each([
  ['{"a": 1,}', 7, 'a comma stands before the closing bracket'],
  ['{"a": "x",}', 9, 'a comma stands before the closing bracket'],
  ['{"a": "x", b: 1}', 11, 'a key in double quotes is expected, not "b"'],
  ['{"a": 1 "b": 2}', 8, 'a comma or the closing } of the object is expected, not "\\""'],
  ['{"a" 1}', 5, 'a colon after the key is expected, not "1"'],
  ['{a: 1}', 1, 'a key in double quotes is expected, not "a"'],
  ["{'a': 1}", 1, 'texts are put in double quotes, not in single ones'],
  ['{"a": 1} x', 9, 'something follows the end of the value'],
  ['{"a": // c\n1}', 6, 'JSON has no comments'],
  ['{"a": "x\ny"}', 6, 'a text in quotes is not closed before the end of its line'],
  ['{"a": "x', 6, 'a text in quotes is not closed'],
  ['{"a\tb": 1}', 3, 'a control character stands in a text; write \\t'],
  ['{"a": "x\ty"}', 8, 'a control character stands in a text; write \\t'],
  ['{"a": "\\q"}', 7, '\\q is no escape that JSON knows'],
  ['{"a": "\\u00g0"}', 7, '\\u00g0 is no escape that JSON knows'],
  ['{"a": 012}', 6, 'the number 012 begins with a needless zero'],
  ['{"a": +1}', 6, 'the number +1 begins with a plus sign'],
  ['{"a": .5}', 6, '.5 is no number'],
  ['{"a": [1, 2', 11, 'the text ends where a comma or the closing ] of the list is expected'],
  ['{"a": NaN}', 6, 'a value is expected, not "NaN"'],
])('says what is wrong with %s', (text, offset, reason) => {
  const { value, diagnostics } = readText(text);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: 'text/syntax', message: `The text is not valid JSON: ${reason}.`, serviceMessage: 'Invalid OpenAPI input.' },
  ]);
  expect(diagnostics[0]?.span.start).toBe(offset);
});

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

it('stops at a depth that would endanger later stages, and not before', () => {
  expect(readText(nested(500)).diagnostics).toEqual([]);
  expect(readText(nested(501)).diagnostics).toMatchObject([{ code: 'text/too-deep', span: { start: 500 } }]);
  expect(readText('{"a":'.repeat(1_000_000)).diagnostics).toMatchObject([{ code: 'text/too-deep' }]);
});
