import fc from 'fast-check';
import { expect, it } from 'vitest';
import { read } from '../../src/read/read.ts';
import { lineMap } from '../../src/source/line-map.ts';
import { memberOf } from '../../src/source/node.ts';
import { pointerOf, resolvePointer } from '../../src/source/pointer.ts';
import { suppressionComments } from '../../src/source/suppression-comments.ts';
import { walk } from '../support/tree.ts';

const treeOf = async (text: string, path = 'a.yaml') => (await read({ text, path })).value!;

it.each([
  ['a\nb', 2, 2, 1],
  ['a\nb', 1, 1, 2],
  ['a\r\nb', 3, 2, 1],
  ['a\r\nb', 2, 1, 3],
  ['a\rb\n\nc', 2, 2, 1],
  ['a\rb\n\nc', 5, 4, 1],
  ['ab', 2, 1, 3],
  ['ab\n', 3, 2, 1],
  ['', 0, 1, 1],
  ['ab', 99, 1, 3],
  ['é🎉x', 3, 1, 4],
])('%j at %i is line %i, column %i', (text, offset, line, column) => {
  expect(lineMap(text).positionOf(offset)).toEqual({ line, column });
});

it('gives lines without their ends', () => {
  const map = lineMap('a\r\nb\rc\n');
  expect([1, 2, 3, 4, 5].map((line) => map.textOf(line))).toEqual(['a', 'b', 'c', '', '']);
  expect(map.lineCount).toBe(4);
  expect(map.startOf(3)).toBe(5);
});

it.each([[['\n']], [['\n', '\r', '\r\n']]])('counts the lines of long texts with the breaks %j', (breaks) => {
  const written = fc.array(fc.tuple(fc.constantFrom('', 'a', 'bc'), fc.constantFrom(...breaks)), { maxLength: 80 });
  fc.assert(
    fc.property(written, (parts) => {
      const text = parts.flat().join('');
      const lines = text.split(/(?<=\n|\r(?!\n))/);
      if (/[\r\n]$/.test(text)) lines.push('');
      const map = lineMap(text);
      const starts = lines.map((_, index) => lines.slice(0, index).join('').length);
      expect(map.lineCount).toBe(lines.length);
      expect(lines.map((_, index) => map.startOf(index + 1))).toEqual(starts);
      expect(lines.map((_, index) => map.textOf(index + 1))).toEqual(lines.map((line) => line.trim()));
      const last = (offset: number): number => starts.findLastIndex((start) => start <= offset);
      for (let offset = 0; offset <= text.length; offset += 1)
        expect(map.positionOf(offset)).toEqual({ line: last(offset) + 1, column: offset - starts[last(offset)]! + 1 });
    }),
  );
});

it.each(['\n', '\r', '\r\n'])('finds places far apart in a long text with the break %j, whichever is asked for first', (lineBreak) => {
  const lines = Array.from({ length: 3000 }, (_, index) => 'x'.repeat(index % 37 === 0 ? 5000 : index % 11) + lineBreak);
  const text = lines.join('');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) as number) + line.length);
  const wanted = [2999, 1500, 37, 38, 3000, 1480, 2];
  const map = lineMap(text);
  for (const index of wanted) {
    const start = starts[index] as number;
    expect(map.positionOf(start)).toEqual({ line: index + 1, column: 1 });
    expect(map.positionOf(start - 1)).toEqual({ line: index, column: start - (starts[index - 1] as number) });
    expect(map.positionOf((starts[index - 1] as number) - 1).line).toBe(index - 1);
  }
  const fresh = lineMap(text);
  for (const index of wanted) expect(fresh.startOf(index + 1)).toBe(starts[index]);
  expect(fresh.textOf(39)).toBe('xxxxx');
  expect([fresh.startOf(0), fresh.startOf(3002), fresh.lineCount]).toEqual([text.length, text.length, 3001]);
  for (const [index, start] of starts.entries()) expect(map.positionOf(start).line).toBe(index + 1);
});

it('knows the lines of a text that ends with a block', () => {
  const text = `${'x'.repeat(4095)}\n`;
  for (const whole of [text, text + text]) {
    const map = lineMap(whole);
    expect(map.positionOf(whole.length)).toEqual({ line: whole.length / 4096 + 1, column: 1 });
    expect([map.positionOf(4095).column, map.startOf(2), map.lineCount]).toEqual([4096, 4096, whole.length / 4096 + 1]);
  }
});

const TEXT = `a:
  /b~c: [1, {d: e}]
  f:
  g: !Sub "x"
  h: !GetAtt A.B
  i: ""
  j: []
list:
  - - k
  - l: m
`;

it('finds the pointer of every key and value, and the node of every pointer', async () => {
  const root = await treeOf(TEXT);
  const pointers: string[] = [];
  walk(root, (span) => void pointers.push(pointerOf(root, span)));
  expect([...new Set(pointers)]).toEqual([
    '',
    '/a',
    '/a/~1b~0c',
    '/a/~1b~0c/0',
    '/a/~1b~0c/1',
    '/a/~1b~0c/1/d',
    '/a/f',
    '/a/g',
    '/a/g/Fn::Sub',
    '/a/h',
    '/a/h/Fn::GetAtt',
    '/a/h/Fn::GetAtt/0',
    '/a/h/Fn::GetAtt/1',
    '/a/i',
    '/a/j',
    '/list',
    '/list/0',
    '/list/0/0',
    '/list/1',
    '/list/1/l',
  ]);
  for (const pointer of pointers) expect(pointerOf(root, resolvePointer(root, pointer)!)).toBe(pointer);
});

it('names what contains a place that is no node', async () => {
  const root = await treeOf(TEXT);
  const { file } = root;
  const within = (text: string): string => pointerOf(root, { file, start: TEXT.indexOf(text), end: TEXT.indexOf(text) + text.length });
  expect(within('d: e')).toBe('/a/~1b~0c/1');
  expect(within('b~')).toBe('/a/~1b~0c');
  expect(within('  f')).toBe('/a');
  expect(pointerOf(root, { file, start: 0, end: TEXT.length })).toBe('');
});

it('names a node behind an alias or a merge key by its own place, and ends', async () => {
  const root = await treeOf('base: &b\n  x: {y: 1}\nuse: *b\nmerged:\n  <<: *b\n  z: 1\n');
  const behind = resolvePointer(root, '/merged/x/y')!;
  expect(pointerOf(root, behind)).toBe('/base/x/y');
  expect(pointerOf(root, memberOf(memberOf(root, 'merged'), 'z')!)).toBe('/merged/z');
});

it('resolves no pointer that leads nowhere', async () => {
  const root = await treeOf(TEXT);
  for (const pointer of ['a', '/x', '/list/2', '/list/01', '/list/-', '/a/f/x', '/a/__proto__'])
    expect(resolvePointer(root, pointer)).toBeUndefined();
});

it('of keys that stand twice a pointer names the last', async () => {
  expect(resolvePointer(await treeOf('{"a": 1, "a": 2}', 'a.json'), '/a')).toMatchObject({ value: 2 });
});

it('reads suppression comments', () => {
  const text = [
    '# apigw-ignore-next-line integration/timeout-raised -- slow back end',
    'a: 1',
    'b: # apigw-ignore-next-line not/one -- behind a key',
    '  # apigw-ignore-next-line a/b, c/*',
    '',
    '  # another comment',
    '  x: 1',
    '#apigw-ignore-next-line -- only a reason\r',
    '# apigw-ignore-next-lines a/b -- another word',
    'c: 1',
  ].join('\n');
  const found = suppressionComments({ path: 'a.yaml', text, format: 'yaml' });
  expect(found.map(({ line, codes, reason, span }) => ({ line, codes, reason, text: text.slice(span.start, span.end) }))).toEqual([
    {
      line: 2,
      codes: ['integration/timeout-raised'],
      reason: 'slow back end',
      text: '# apigw-ignore-next-line integration/timeout-raised -- slow back end',
    },
    { line: 7, codes: ['a/b', 'c/*'], reason: undefined, text: '# apigw-ignore-next-line a/b, c/*' },
    { line: 10, codes: [], reason: 'only a reason', text: '#apigw-ignore-next-line -- only a reason' },
  ]);
  expect(suppressionComments({ path: 'a.json', text, format: 'json' })).toEqual([]);
});
