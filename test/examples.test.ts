import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apigw } from './support/cli.ts';

/**
 * Runs the commands that the examples' READMEs show, in order, and compares what they print, and the files they write with those in
 * `expected/`. `UPDATE_EXAMPLES=1` writes both anew; read the difference before committing it.
 */
const update = process.env.UPDATE_EXAMPLES === '1';
const examples = join(import.meta.dirname, '../examples');
const scratch = mkdtempSync(join(tmpdir(), 'apigw-examples-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The console blocks of a README: each command begins with `$ `, its output follows. */
const CONSOLE = /(?<=^```console\n).*?(?=^```$)/gms;

interface Shown {
  readonly line: string;
  readonly output: string;
}

function commandsOf(block: string): readonly Shown[] {
  return block
    .split(/^(?=\$ )/m)
    .filter((part) => part !== '')
    .map((part) => {
      const end = part.indexOf('\n');
      return { line: part.slice(2, end), output: part.slice(end + 1) };
    });
}

/** Words are parted by blanks; single quotes hold one together. */
const words = (line: string): readonly string[] => [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** What a terminal shows: both streams, which no command here uses together. */
function run(line: string, folder: string): string {
  const [name, ...args] = words(line);
  expect(name).toBe('apigw');
  const { stdout, stderr, code } = apigw(args, { cwd: folder });
  return `${stdout}${stderr}${code === 0 ? '' : `[exit ${code}]\n`}`;
}

const names = readdirSync(examples, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && existsSync(join(examples, entry.name, 'README.md')) ? [entry.name] : [],
);

describe.each(names)('examples/%s', (name) => {
  const source = join(examples, name);
  const folder = join(scratch, name);
  const readme = readFileSync(join(source, 'README.md'), 'utf8');
  const results: Shown[] = [];

  beforeAll(() => {
    cpSync(source, folder, { recursive: true, filter: (path) => !path.endsWith('expected') });
    const written = readme.replaceAll(CONSOLE, (block) => {
      const shown = commandsOf(block).map(({ line }) => ({ line, output: run(line, folder) }));
      results.push(...shown);
      return shown.map(({ line, output }) => `$ ${line}\n${output}`).join('');
    });
    if (!update) return;
    writeFileSync(join(source, 'README.md'), written);
    for (const file of writtenFiles(folder, source)) {
      mkdirSync(join(source, 'expected'), { recursive: true });
      cpSync(join(folder, file), join(source, 'expected', file));
    }
  });

  it('shows what the commands print', () => {
    const shown = [...readme.matchAll(CONSOLE)].flatMap(([block]) => commandsOf(block));
    expect(shown.length).toBeGreaterThan(0);
    expect(results).toEqual(shown);
  });

  it('has the files that the commands write', () => {
    const files = writtenFiles(folder, source);
    expect(readdirSync(join(source, 'expected')).sort()).toEqual(files);
    for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).toBe(readFileSync(join(source, 'expected', file), 'utf8'));
  });
});

const writtenFiles = (folder: string, source: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => !existsSync(join(source, file)))
    .sort();

it('lists every example', () => {
  const readme = readFileSync(join(examples, 'README.md'), 'utf8');
  expect(names.filter((name) => !readme.includes(`(${name})`))).toEqual([]);
});
