import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importApi } from '../src/import-api.ts';
import type { ImportOptions } from '../src/import-api.ts';
import type { Finding } from '../src/report/finding.ts';

/** A case is a folder: a definition, its options, and what comes of it. `vitest -u` writes the expected files anew. */
const FOLDER = new URL('./cases/import/', import.meta.url);

describe.each(readdirSync(FOLDER).sort())('%s', (name) => {
  const folder = new URL(`${name}/`, FOLDER);
  const file = ['definition.yaml', 'definition.json'].find((candidate) => existsSync(new URL(candidate, folder))) ?? '';
  const options = existsSync(new URL('options.json', folder))
    ? (JSON.parse(readFileSync(new URL('options.json', folder), 'utf8')) as ImportOptions)
    : {};

  it('gives the expected model and findings', async () => {
    const { model, error, findings } = await importApi({ text: readFileSync(new URL(file, folder), 'utf8'), path: file }, options);
    const expected = (path: string): string => new URL(path, folder).pathname;
    await expect(`${JSON.stringify(model ?? error, undefined, 2)}\n`).toMatchFileSnapshot(
      expected(model === undefined ? 'error.json' : 'model.json'),
    );
    await expect(findings.map(line).join('')).toMatchFileSnapshot(expected('findings.txt'));
  });
});

/** One line a finding, as in `12:7-12:19 fails-import integration/uri-required …`, its related places below it. */
function line({ range: { start, end }, effect, code, pointer, message, related }: Finding): string {
  const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
  const others = related.map((other) => `  ${other.range.start.line}:${other.range.start.column} ${other.message}\n`).join('');
  return `${place} ${effect} ${code} ${pointer}\n  ${message}\n${others}`;
}
