import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const definition = join(ROOT, 'examples/petstore/definition.yaml');

/** An installation whose compiled code is changed. */
function installed(change: (path: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'apigw-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'dist'));
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
  cpSync(join(ROOT, 'dist/cli'), join(folder, 'dist/cli'), { recursive: true });
  for (const name of readdirSync(join(folder, 'dist/cli'))) if (name.endsWith('.cache')) change(join(folder, 'dist/cli', name));
  return folder;
}

function validate(folder: string): { code: number | null; stdout: string; stderr: string } {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/apigw.js'), 'validate', definition], {
    encoding: 'utf8',
    env,
  });
  return { code: status, stdout, stderr };
}

it.each([
  ['missing', (path: string) => rmSync(path)],
  ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 100_000))],
  ['empty', (path: string) => writeFileSync(path, '')],
  ['something else', (path: string) => writeFileSync(path, 'not compiled code')],
  ['not to be read', (path: string) => (rmSync(path), mkdirSync(path))],
])('runs the same where the compiled code is %s', (_what, change) => {
  const answer = validate(installed(change));
  expect(answer).toEqual(validate(ROOT));
  expect(answer).toMatchObject({ code: 0, stderr: '' });
});
