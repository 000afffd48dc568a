import { array, assert, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import { diffLines, sideBySide, withContext } from '../../src/diff/text-diff.ts';
import type { DiffLine } from '../../src/diff/text-diff.ts';

const SIGNS = { kept: ' ', removed: '-', added: '+' } as const;
const shown = (lines: readonly (DiffLine | undefined)[]): string[] =>
  lines.map((line) => (line === undefined ? '…' : SIGNS[line.kind] + line.text));

it.each([
  ['a\nb\nc\n', 'a\nx\nc', [' a', '-b', '+x', ' c']],
  ['', 'a\nb', ['+a', '+b']],
  ['a\r\nb\rc', 'a\nb\nc\n', [' a', ' b', ' c']],
  ['a\nb\nc\na\nb\nb\na', 'c\nb\na\nb\na\nc', ['-a', '-b', ' c', '+b', ' a', ' b', '-b', ' a', '+c']],
])('%j to %j', (base, revision, expected) => {
  expect(shown(diffLines(base, revision))).toEqual(expected);
});

const anyText = array(constantFrom('a', 'b', 'c', '', '#end'), { maxLength: 30 }).map((lines) => lines.map((line) => `${line}\n`).join(''));
const joined = (lines: readonly DiffLine[]): string => lines.map(({ text }) => `${text}\n`).join('');

it('gives both texts back, and no more lines than need be', () => {
  assert(
    property(anyText, anyText, (base, revision) => {
      const lines = diffLines(base, revision);
      expect(joined(lines.filter(({ kind }) => kind !== 'added'))).toBe(base);
      expect(joined(lines.filter(({ kind }) => kind !== 'removed'))).toBe(revision);
      const rows = sideBySide(lines);
      expect(joined(rows.flatMap((row) => row.base ?? []))).toBe(base);
      expect(joined(rows.flatMap((row) => row.revision ?? []))).toBe(revision);
      expect(lines.filter(({ kind }) => kind === 'kept')).toHaveLength(commonLength(base.split('\n'), revision.split('\n')));
    }),
  );
});

/** The length of the longest common subsequence without the empty rest behind the last line, by the textbook's table. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const [before, after] = [a.slice(0, -1), b.slice(0, -1)];
  let row = Array.from({ length: after.length + 1 }, () => 0);
  for (const line of before) {
    const next = [0];
    for (const [index, other] of after.entries()) {
      next.push(line === other ? (row[index] as number) + 1 : Math.max(row[index + 1] as number, next[index] as number));
    }
    row = next;
  }
  return row.at(-1) as number;
}

const manyLines = (prefix: string): string => Array.from({ length: 20_000 }, (_, index) => `${prefix}${index}`).join('\n');

it('gives up on texts that have nothing in common, and does not search for long', () => {
  expect(diffLines(manyLines('a'), manyLines('b'))).toHaveLength(40_000);
});

it('leaves out what is far from any change', () => {
  const base = Array.from({ length: 9 }, (_, index) => `${index}`).join('\n');
  expect(shown(withContext(diffLines(base, base.replace('4', 'x')), 1))).toEqual(['…', ' 3', '-4', '+x', ' 5', '…']);
});

it('puts replaced lines side by side', () => {
  expect(sideBySide(diffLines('a\nb\nc', 'a\nx\ny')).map(({ base, revision }) => [base?.text, revision?.text])).toEqual([
    ['a', 'a'],
    ['b', 'x'],
    ['c', 'y'],
  ]);
});
