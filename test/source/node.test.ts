import { expect, it } from 'vitest';
import { placeholders } from '../../src/placeholder/resolve-placeholders.ts';
import { read } from '../../src/read/read.ts';
import { entriesOf, entryOf, memberOf, textOf } from '../../src/source/node.ts';
import type { SourceNode } from '../../src/source/node.ts';

const treeOf = async (text: string, path: string): Promise<SourceNode> => (await read({ text, path })).value as SourceNode;
const shown = (node: SourceNode): string =>
  entriesOf(node)
    .map(({ key, value }) => `${key.value}=${textOf(value)}`)
    .join(' ');

/** Members in number, of which the key `x` stands twice. */
const members = (count: number): string[] => ['"x": 1', ...Array.from({ length: count }, (_, index) => `"k${index}": 0`), '"x": 2'];

it.each([
  ['a.json', 1, (list: string[]) => `{${list.join(', ')}}`],
  ['a.json', 20, (list: string[]) => `{${list.join(', ')}}`],
  ['a.json', 50, (list: string[]) => `{${list.join(', ')}}`],
  ['a.yaml', 1, (list: string[]) => `{${list.join(', ')}}`],
  ['a.yaml', 50, (list: string[]) => list.join('\n')],
  // An anchor is left to the package.
  ['a.yaml', 50, (list: string[]) => `${list.join('\n')}\n"z": &z 3`],
])('of a key that stands twice the last counts, in %s with %i others', async (path, count, text) => {
  const root = await treeOf(text(members(count)), path);
  expect(shown(root)).toMatch(/^k0=0 .*x=2( z=3)?$/);
  expect(textOf(entryOf(root, 'x')?.value)).toBe('2');
  expect(textOf(memberOf(root, `k${count - 1}`))).toBe('0');
  expect(entryOf(root, '__proto__')).toBeUndefined();
});

it('sees keys that have become the same once placeholders are filled in', async () => {
  const root = await treeOf('{a: {"${A}": 1, b: 2}, c: {"${A}": 1, d: 2}}', 'a.yaml');
  const { resolve } = placeholders(new Map([['A', 'b']]));
  const filled = resolve(root);
  expect(shown(memberOf(filled, 'a') as SourceNode)).toBe('b=2');
  expect(shown(memberOf(filled, 'c') as SourceNode)).toBe('b=1 d=2');
});
