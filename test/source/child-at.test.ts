import fc from 'fast-check';
import { expect, it } from 'vitest';
import { read } from '../../src/read/read.ts';
import { childAt, contains } from '../../src/source/child-at.ts';
import { memberOf } from '../../src/source/node.ts';
import type { SourceNode, Span } from '../../src/source/node.ts';
import { walk } from '../support/tree.ts';

/** What {@link childAt} promises, said plainly. */
function firstAt(node: SourceNode, span: Span): readonly [step: string | number, at: Span] | undefined {
  if (node.kind === 'list') return node.items.map((item, index) => [index, item] as const).find(([, item]) => contains(item, span));
  if (node.kind === 'scalar') return undefined;
  const children = node.entries.flatMap(({ key, value }) => [[key.value, value] as const, [key.value, key] as const]);
  return children.find(([, at]) => contains(at, span));
}

type Kind = 'plain' | 'empty' | 'map' | 'alias' | 'inner' | 'list';
const plain: readonly Kind[] = ['plain', 'empty', 'map'];

/** Large collections with aliases, merged members and members that others contain, in an order of their own; and such without any. */
const text = fc
  .constantFrom(plain, [...plain, 'alias', 'inner', 'list'] as const)
  .chain((kinds) => fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(99)), { minLength: 20, maxLength: 60 }))
  .map((members) => {
    const lines = members.map(([kind, number], index) => {
      const value = {
        plain: String(number),
        empty: '',
        map: `{x: ${number}, y: [z]}`,
        alias: '*whole',
        inner: '*part',
        list: '[*part, 1]',
      }[kind];
      return [`  k${index}: ${value}`, `  - ${value}`] as const;
    });
    const map = lines.map(([entry]) => entry).join('\n');
    const list = lines.map(([, item]) => item).join('\n');
    return `base: &whole\n  p: &part {q: r, s: [t]}\n${map.replaceAll('*whole', 'w')}\nmap:\n${map}\n  <<: *whole\nlist:\n${list}\n`;
  });

it('finds the first key or value that contains a span, in any order of places', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(2000)), async (yaml, offsets) => {
      const { value } = await read({ text: yaml, path: 'a.yaml' });
      const root = value as SourceNode;
      const spans: Span[] = offsets.map((start) => ({ file: root.file, start, end: start }));
      walk(root, (span) => void spans.push(span));
      for (const node of [memberOf(root, 'base'), memberOf(root, 'map'), memberOf(root, 'list')] as SourceNode[]) {
        const wrong = spans.filter((span) => {
          const found = childAt(node, span);
          const [step, at] = firstAt(node, span) ?? [];
          return found?.step !== step || found?.at !== at;
        });
        expect(wrong.map(({ start, end }) => [start, end])).toEqual([]);
      }
    }),
    { numRuns: 20 },
  );
});
