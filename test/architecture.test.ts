import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

/** What may import what: a folder imports only from rows above its own, and from itself. */
const ROWS: readonly (readonly string[])[] = [
  ['source'],
  ['diagnostics'],
  ['read', 'shape', 'model', 'placeholder'],
  ['definition', 'cloudformation'],
  ['bundle'],
  ['prepare', 'unchanged'],
  ['extensions'],
  ['build'],
  ['rules', 'plan', 'export', 'postman', 'diff', 'template'],
  ['invoke'],
  ['report'],
  ['.'],
  ['cli'],
];

const SOURCE = new URL('../src/', import.meta.url).pathname;
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort();

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(join(SOURCE, from), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) => ({ from, to }));
});

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '.');
const rowOf = (folder: string): number => ROWS.findIndex((row) => row.includes(folder));
const isLocal = ({ to }: Import): boolean => to.startsWith('.');

it('knows every folder', () => {
  expect([...new Set(files.map(folderOf))].filter((folder) => rowOf(folder) < 0)).toEqual([]);
});

it('lets a folder import from rows above its own only', () => {
  const wrong = imports.filter(isLocal).filter(({ from, to }) => {
    const [own, other] = [folderOf(from), folderOf(relative(SOURCE, join(SOURCE, dirname(from), to)))];
    return own !== other && rowOf(other) >= rowOf(own) && !to.endsWith('/version.ts');
  });
  expect(wrong).toEqual([]);
});

it('keeps files, streams and the process in cli/', () => {
  const wrong = imports.filter(
    ({ from, to }) => /^(node:)?(fs|process|path|child_process|os|net|http)/.test(to) && folderOf(from) !== 'cli',
  );
  expect(wrong).toEqual([]);
});

it('names its imports by their files, and exports by name', () => {
  expect(imports.filter(isLocal).filter(({ to }) => !to.endsWith('.ts'))).toEqual([]);
  expect(files.filter((file) => /^export default/m.test(readFileSync(join(SOURCE, file), 'utf8')))).toEqual([]);
});

/** Tables of findings and their examples hold data; nothing else may grow past the limit. */
it('keeps files small', () => {
  const sizes = files.map((file) => ({ file, lines: readFileSync(join(SOURCE, file), 'utf8').split('\n').length }));
  const large = sizes.filter(({ file, lines }) => lines > 400 && !/findings?\.ts$/.test(file));
  expect(large).toEqual([]);
  const median = sizes.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(sizes.length / 2)];
  expect(median).toBeLessThan(90);
});
