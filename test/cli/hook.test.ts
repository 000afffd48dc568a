import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { apigw, folderWith } from '../support/cli.ts';

const good = `swagger: "2.0"
info: { title: Good, version: "1" }
paths: {}
`;
const bad = `openapi: 3.0.1
info: { title: Bad, version: "1" }
paths:
  pets: {}
components:
  schemas:
    inline_response_200: { type: object }
`;

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly types_or: readonly string[];
}

/** What pre-commit does with a hook: the entry, split as a shell would, and behind it the staged files of the types it asks for. */
function commit(folder: string, { entry, types_or }: Hook): { code: number | null; stdout: string } {
  git(folder, 'add', '--all');
  const staged = git(folder, 'diff', '--cached', '--name-only', '--diff-filter=ACMR').split('\n').filter(Boolean);
  const endings: Readonly<Record<string, RegExp>> = { json: /\.json$/, yaml: /\.ya?ml$/ };
  const chosen = staged.filter((name) => types_or.some((type) => endings[type]?.test(name)));
  const [command, ...args] = entry.split(' ');
  expect(command).toBe('apigw');
  return apigw([...args, ...chosen], { cwd: folder });
}

function git(cwd: string, ...args: readonly string[]): string {
  const done = spawnSync('git', ['-c', 'init.defaultBranch=main', ...args], { cwd, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}

it('offers a pre-commit hook that fails on a bad definition and passes when it is repaired', () => {
  const [hook] = parse(readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8')) as [Hook];
  expect(hook).toMatchObject({ id: 'apigw-validate', language: 'node' });

  const folder = folderWith({
    'apis/good.yaml': good,
    'apis/bad.yaml': bad,
    'package.json': '{ "name": "service", "dependencies": { "openapi": "3.0.0" } }',
    'compose.yaml': 'services:\n  docs: { image: swaggerapi/swagger-ui }\n',
    'broken.json': '{ "no": json',
    '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
    'notes.md': 'swagger: "2.0"\n',
  });
  git(folder, 'init', '--quiet');

  const refused = commit(folder, hook);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('apis/bad.yaml:7:5 error model/name');
  expect(refused.stdout).not.toMatch(/^(?!apis\/bad\.yaml| |$|\d)/m);

  writeFileSync(join(folder, 'apis/bad.yaml'), bad.replace('inline_response_200', 'Pet').replace('pets:', '/pets:'));
  expect(commit(folder, hook)).toMatchObject({ code: 0 });
});
