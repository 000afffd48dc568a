import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as findings from '../../src/read/findings.ts';
import { read } from '../../src/read/read.ts';
import type { FindingSpec } from '../../src/diagnostics/finding.ts';
import { memberOf, rawText } from '../../src/source/node.ts';
import { pointerOf } from '../../src/source/pointer.ts';
import { dataOf } from '../support/tree.ts';

const data = async (text: string | Uint8Array, path = 'a.yaml') => {
  const { value } = await read({ text, path });
  return value && dataOf(value);
};

const codes = async (text: string | Uint8Array, path = 'a.yaml') => (await read({ text, path })).diagnostics.map(({ code }) => code);

const specs = Object.values(findings) as FindingSpec<object>[];

it.each(specs.map((spec) => [spec.code, spec] as const))(
  '%s is found in its bad example, and nothing in the good one',
  async (code, spec) => {
    expect(await codes(spec.bad)).toEqual([code]);
    expect(await codes(spec.good)).toEqual([]);
  },
);

it.each([
  [
    'integer and other keys are texts',
    '200: a\ntrue: b\nnull: c\n1.50: d\n~: e\n',
    { 200: 'a', true: 'b', null: 'c', '1.50': 'd', '~': 'e' },
  ],
  [
    'YAML 1.2 core scalars',
    'a: [1, 0x1F, 0o17, -.5, 1e3, true, ~, null, "1", 2016-09-12, 12:30, .inf]\n',
    { a: [1, 31, 15, -0.5, 1000, true, null, null, '1', '2016-09-12', '12:30', '.inf'] },
  ],
  ['leading zeros are no octal', 'a: 012345678901\n', { a: 12_345_678_901 }],
  ['the boolean words of YAML 1.1', 'a: [yes, No, ON, off, y, oN]\n', { a: [true, false, true, false, 'y', 'oN'] }],
  ['anchors and aliases', 'a: &x {b: 1}\nc: [*x, *x]\n', { a: { b: 1 }, c: [{ b: 1 }, { b: 1 }] }],
  [
    'merge keys: own entries win, then earlier maps',
    'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  x: 0\n  <<: [*a, *b]\n',
    { a: { x: 1, y: 1 }, b: { y: 2, z: 2 }, c: { x: 0, y: 1, z: 2 } },
  ],
  ['a quoted or scalar merge key is a key', 'a: {"<<": {b: 1}}\nc: {<<: 1}\n', { a: { '<<': { b: 1 } }, c: { '<<': 1 } }],
  [
    'short tags',
    'a: !Sub x\nb: !Ref y\nc: !GetAtt A.B.C\nd: !If [x, !Ref y, z]\ne: !GetAtt [A, B]\n',
    {
      a: { 'Fn::Sub': 'x' },
      b: { Ref: 'y' },
      c: { 'Fn::GetAtt': ['A', 'B.C'] },
      d: { 'Fn::If': ['x', { Ref: 'y' }, 'z'] },
      e: { 'Fn::GetAtt': ['A', 'B'] },
    },
  ],
  ['a scalar under a short tag is a text', 'a: !Ref 200\nb: !Sub yes\n', { a: { Ref: '200' }, b: { 'Fn::Sub': 'yes' } }],
  ['core tags, and others ignored', 'a: !!str 1\nb: !!int 1\nc: !mine {d: 1}\ne: ! 1\n', { a: '1', b: 1, c: { d: 1 }, e: '1' }],
  ['complex keys that are texts', '? a\n: b\n', { a: 'b' }],
  ['directives and document marks', '%YAML 1.2\n---\na: 1\n...\n', { a: 1 }],
  ['a block scalar of each kind', 'a: |+\n  x\n\nb: >2-\n    y\n   z\n', { a: 'x\n\n', b: '  y\n z' }],
])('%s', async (_, text, expected) => {
  expect(await data(text)).toEqual(expected);
});

it('a prototype key is a key like any other', async () => {
  const { value } = await read({ text: '__proto__: {a: 1}\nconstructor: 2\n', path: 'a.yaml' });
  expect(rawText(memberOf(value, '__proto__')!)).toBe('{a: 1}');
  expect(memberOf(memberOf(value, '__proto__'), 'constructor')).toBeUndefined();
  expect(({} as { a?: number }).a).toBeUndefined();
});

it.each([
  ['a UTF-8 byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x20, 0x31])],
  ['UTF-16, little endian', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3a, 0, 0x20, 0, 0x31, 0])],
  ['UTF-16, big endian', new Uint8Array([0xfe, 0xff, 0, 0x61, 0, 0x3a, 0, 0x20, 0, 0x31])],
  ['a mark in a text', '\uFEFFa: 1'],
  ['CRLF', 'a: 1\r\n'],
])('takes %s', async (_, text) => {
  expect(await data(text)).toEqual({ a: 1 });
});

it.each([
  ['wrong UTF-8', new Uint8Array([0x61, 0x3a, 0x20, 0xff]), 'text/encoding', 3],
  ['half a UTF-16 character', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3a]), 'text/encoding', 1],
  ['a NUL', 'a: \0', 'text/encoding', 3],
  ['nothing', '', 'text/empty', 0],
  ['white space', ' \n\t\n', 'text/empty', 0],
  ['comments only', '# a\n---\n', 'text/empty', 7],
  ['a null', '~\n', 'text/empty', 0],
  ['a word', 'hello\n', 'text/no-object', 0],
  ['a number', '42\n', 'text/no-object', 0],
])('refuses %s', async (_, text, code, offset) => {
  const { value, diagnostics } = await read({ text, path: 'a.yaml' });
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code, effect: 'fails-import', span: { start: offset } }]);
});

it.each([
  ['a: b: c\n', 3, 'a second colon follows on one line; put the value in quotes, or the inner key on a line of its own'],
  ['a: "x\n', 6, 'a text in quotes is not closed'],
  ['servers: [\n- url: x\nb: 1\n', 11, undefined],
  ['a: 1\n\tb: 2\n', 5, undefined],
  ['a: @x\n', 3, 'a text that begins with @ or ` has to be put in quotes'],
  ['a: *x\n', 3, 'the alias *x names no earlier anchor'],
  ['a: &x [*x]\n', 7, 'the alias *x stands inside what it names'],
  ['a: "\\q"\n', 4, 'this is no escape that YAML knows; in double quotes a backslash is written twice'],
  ['a\nb: 1\n', 0, undefined],
  ['[a]: 1\n', 0, 'a key is not a text: lists, objects and tagged values cannot be keys here'],
])('says where and why %j is no YAML', async (text, offset, reason) => {
  const { value, diagnostics } = await read({ text, path: 'a.yaml' });
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ code: 'text/syntax', serviceMessage: 'Invalid OpenAPI input.', span: { start: offset } });
  expect(diagnostics[0]?.message).toBe(reason === undefined ? diagnostics[0]?.message : `The text is not valid YAML: ${reason}.`);
});

it.each([
  ['a.json', '{"a": 1,}', undefined, 'JSON'],
  ['a.JSON', '{"a": }', undefined, 'JSON'],
  ['a.yaml', '{"a": 1,}', { a: 1 }, undefined],
  ['-', "{'a': 1} # c", { a: 1 }, undefined],
  ['-', '{"a": [}', undefined, 'JSON'],
  ['a.yaml', '{"a": [}', undefined, 'YAML'],
  ['a.json', 'a: 1', { a: 1 }, undefined],
  ['a.json', 'a: b: c', undefined, 'JSON'],
  ['a.txt', ' \n{"a": 1}', { a: 1 }, undefined],
])('%s: %s is read as its content tells, and blamed as its name tells', async (path, text, expected, blamed) => {
  const { value, diagnostics } = await read({ text, path });
  expect(value && dataOf(value)).toEqual(expected);
  expect(diagnostics[0]?.message.includes(`not valid ${blamed ?? ''}`)).toBe(blamed === undefined ? undefined : true);
});

it('an explicit format is kept to', async () => {
  expect((await read({ text: 'a: 1', path: '-', format: 'json' })).value).toBeUndefined();
});

it('gives the place of a short tag to its key', async () => {
  const text = 'a: &x\n  b: !Sub "${c}"\n';
  const { value } = await read({ text, path: 'a.yaml' });
  const tagged = memberOf(memberOf(value, 'a'), 'b');
  expect(tagged?.kind === 'map' && tagged.entries.map(({ key, value: inner }) => [rawText(key), rawText(inner)])).toEqual([
    ['!Sub', '"${c}"'],
  ]);
  expect(rawText(tagged!)).toBe('!Sub "${c}"');
});

it('ends block collections with their last value', async () => {
  const { value } = await read({ text: 'a: &x\n  b: 1 # c\n\n# d\ne:\n- f\n\n', path: 'a.yaml' });
  expect(rawText(memberOf(value, 'a')!)).toBe('b: 1');
  expect(rawText(memberOf(value, 'e')!)).toBe('- f');
});

it('points at a key that stands twice', async () => {
  const { value, diagnostics } = await read({ text: 'x: &a\n  b: 1\n  b: 2\n', path: 'a.yaml' });
  expect(diagnostics.map(({ code, span, related }) => [code, pointerOf(value!, span), related[0]?.span.start])).toEqual([
    ['text/duplicate-key', '/x/b', 8],
  ]);
});

const deep: readonly (readonly [string, string])[] = [
  ['lists', '['.repeat(10_000)],
  ['closed lists', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['maps', '{a: '.repeat(10_000)],
  ['dashes', '- '.repeat(10_000)],
  ['indentation', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ['complex keys', '? '.repeat(10_000)],
];

it.each(deep)('10,000 levels of %s are a finding', async (_, text) => {
  const { value, diagnostics } = await read({ text, path: 'a.yaml' });
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: /^text\/(?:too-deep|syntax)$/.exec(diagnostics[0]?.code ?? '')?.[0] }]);
});

it('aliases cannot make a tree deeper or larger than its bounds', async () => {
  const chain = Array.from({ length: 600 }, (_, index) => `k${index}: &k${index} [${index === 0 ? '' : `*k${index - 1}`}]`);
  expect(await codes(chain.join('\n'))).toEqual(['text/too-deep']);
  const bomb = Array.from({ length: 40 }, (_, index) => `k${index}: &k${index} [${index === 0 ? '1' : `*k${index - 1}, *k${index - 1}`}]`);
  expect(await codes(bomb.join('\n'))).toEqual(['text/too-large']);
  const merges = Array.from(
    { length: 40 },
    (_, index) => `k${index}: &k${index} {a: ${index === 0 ? '1' : `[*k${index - 1}, *k${index - 1}]`}}`,
  );
  expect(await codes(merges.join('\n'))).toEqual(['text/too-large']);
});

it.each([
  ['texts with doubled quotes', "'a''b'", 600_000],
  ['keys with doubled quotes', "'a''b': 1", 300_000],
  ['short tags the quick reader leaves', '&x !Sub a', 100_000],
  ['short tags with an escaped dot', '&x !GetAtt "a\\x2eb"', 100_000],
])('one line of many %s is read in one pass', async (what, item, count) => {
  const items = Array.from({ length: count }, (_, index) => (what.startsWith('keys') ? `'${index}${item.slice(1)}` : item)).join(', ');
  expect(await codes(what.startsWith('keys') ? `{${items}}` : `[${items}]`)).toEqual([]);
});

it('a flood of mistakes ends at the first', async () => {
  expect(await codes(`[${'"a" "b" '.repeat(50_000)}]`)).toEqual(['text/syntax']);
  expect(await codes(']'.repeat(200_000))).toEqual(['text/syntax']);
  expect(await codes('{'.repeat(1_000_000), 'a.json')).toEqual(['text/syntax']);
  expect(await codes(' '.repeat(20_000_000))).toEqual(['text/empty']);
  expect(await codes(`? a\n: b\n${'\n'.repeat(100_000)}${'  #\n'.repeat(100_000)}`)).toEqual(['text/too-large']);
});

it('never throws, whatever the bytes', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...'{}[]:,-?&*!|>\'"%@`# \n\t\r\\a0~<'), { maxLength: 60 }).map((characters) => characters.join('')),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom('a.json', 'a.yaml', '-'), async (text, path) => {
      const { value, diagnostics } = await read({ text, path });
      expect(value !== undefined || diagnostics.length > 0).toBe(true);
      for (const { span } of diagnostics) expect(span.start >= 0 && span.end >= span.start && span.end <= span.file.text.length).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
