import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openConfigs } from '../../src/cli/config.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import type { KnownCodes } from '../../src/diagnostics/suppress.ts';

const known = async (): Promise<KnownCodes> =>
  new Map([
    ['path/sibling-variables', 'fails-import'],
    ['cors/origin-missing', 'advice'],
    ['model/keyword-ignored', 'warns-import'],
  ]);
const scratch = mkdtempSync(join(tmpdir(), 'apigw-config-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function put(name: string, text: string): string {
  const path = join(scratch, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const mistakesOf = async (text: string): Promise<string[]> => {
  const path = put('mistakes/apigw.config.yaml', text);
  const error = await openConfigs(path, known)
    .for(path)
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  expect(error).toBeInstanceOf(UsageError);
  return (error as Error).message
    .split('\n')
    .slice(1)
    .map((line) => line.replace(`${path}:`, ''));
};

it('takes the nearest configuration at or above a file', async () => {
  put('a/apigw.config.yaml', 'basepath: split\n');
  put('a/b/c/apigw.config.yaml', 'basepath: prepend\n');
  const configs = openConfigs(undefined, known);
  const basepathFor = async (name: string): Promise<string | undefined> => (await configs.for(put(name, '')))?.basepath;
  expect(await basepathFor('a/x.yaml')).toBe('split');
  expect(await basepathFor('a/b/x.yaml')).toBe('split');
  expect(await basepathFor('a/b/c/d/x.yaml')).toBe('prepend');
  expect(await configs.for(put('none/x.yaml', ''))).toBeUndefined();
  expect((await configs.forFolder(join(scratch, 'a/b')))?.basepath).toBe('split');
});

it('prefers the configuration that is named', async () => {
  const named = put('named.yaml', 'failOnWarnings: true\n');
  expect((await openConfigs(named, known).for(join(scratch, 'a/x.yaml')))?.failOnWarnings).toBe(true);
});

it('decodes every setting', async () => {
  const path = put(
    'full/apigw.config.yaml',
    `basepath: prepend
failOnWarnings: true
variables: { Account: 012345678901, Stage: prod, Debug: true }
files: ['apis/**/*.{yaml,json}']
severities:
  cors/*: warning
  model/keyword-ignored: 'off'
suppress:
  - { code: cors/origin-missing, file: 'apis/old.yaml', pointer: /paths/~1pets, reason: it goes away in June }
diff:
  ignore:
    - { code: method/removed, subject: /pets GET, reason: nobody called it }
    - { code: tag/*, reason: no client sees them }
`,
  );
  const config = await openConfigs(path, known).for(path);
  expect(config).toMatchObject({ basepath: 'prepend', failOnWarnings: true });
  expect([...(config?.variables ?? [])]).toEqual([
    ['Account', '012345678901'],
    ['Stage', 'prod'],
    ['Debug', 'true'],
  ]);
  expect(config?.isDefinition(join(scratch, 'full/apis/v1/a.json'))).toBe(true);
  expect(config?.isDefinition(join(scratch, 'full/other/a.json'))).toBe(false);
  expect(config?.isDefinition(join(scratch, 'apis/a.json'))).toBe(false);
  expect(config?.severities.get('model/keyword-ignored')).toBe('off');
  expect(config?.suppressions[0]?.isForFile(join(scratch, 'full/apis/old.yaml'))).toBe(true);
  expect(config?.suppressions[0]?.isForFile(join(scratch, 'full/apis/new.yaml'))).toBe(false);
  expect(config?.ignoredChanges).toEqual([
    { code: 'method/removed', subject: '/pets GET', reason: 'nobody called it' },
    { code: 'tag/*', subject: undefined, reason: 'no client sees them' },
  ]);
});

it.each([
  ['severites:\n  cors/*: off\n', '1:1 config/unknown-setting There is no setting "severites"; did you mean severities?'],
  ['basepath: splitt\n', '1:11 config/value basepath takes ignore, prepend, split, not splitt; did you mean split?'],
  ['failOnWarnings: "yes"\n', '1:17 config/value failOnWarnings must be true or false.'],
  ['files: a.yaml\n', '1:8 config/value files must be a list.'],
  ['- a\n', '1:1 config/value the configuration must be a map.'],
  ['severities:\n  cors: info\n', '2:3 config/value "cors" is no code, such as cors/origin-missing, and no area, such as cors/*.'],
  [
    'severities:\n  cors/orign-missing: info\n',
    '2:3 config/unknown-code There is no finding cors/orign-missing; did you mean cors/origin-missing?',
  ],
  ['severities:\n  cor/*: info\n', '2:3 config/unknown-code There is no finding cor/*; did you mean cors/*?'],
  [
    'severities:\n  path/sibling-variables: info\n',
    '2:3 config/fails-import path/sibling-variables fails the import: it stays an error and cannot be suppressed.',
  ],
  ['suppress:\n  - code: cors/*\n    file: x.yaml\n', '2:5 config/missing reason is missing.'],
  ['suppress:\n  - { code: cors/*, reason: "" }\n', '2:29 config/value reason must not be empty.'],
  [
    'suppress:\n  - { code: path/sibling-variables, reason: x }\n',
    '2:13 config/fails-import path/sibling-variables fails the import: it stays an error and cannot be suppressed.',
  ],
  [
    'suppress:\n  - { code: cors/*, pointer: paths, reason: x }\n',
    '2:30 config/value pointer is no JSON pointer, such as /paths/~1pets/get.',
  ],
  [`files: ["${'{a,b}'.repeat(9)}"]\n`, '1:9 config/pattern The pattern cannot be read: its braces stand for more than 256 patterns.'],
  ['variables:\n  A: [1]\n', '2:6 config/value A must be a text, a number or a boolean.'],
  ['__proto__: 1\n', '1:1 config/unknown-setting There is no setting "__proto__".'],
])('places the mistake in %j', async (text, expected) => {
  expect(await mistakesOf(text)).toEqual([expected]);
});

it('places what is no YAML, and an empty file', async () => {
  expect((await mistakesOf('basepath: [\n'))[0]).toMatch(/^\d+:\d+ config\/syntax /);
  expect((await mistakesOf(''))[0]).toMatch(/^1:1 config\/syntax /);
});

it('says that there is no such file', async () => {
  await expect(openConfigs(join(scratch, 'absent.yaml'), known).for('x')).rejects.toThrow('there is no such file');
});

it('takes a bare off as the word, in every style of YAML', async () => {
  for (const text of [
    'severities: {model/keyword-ignored: off}\n',
    'severities:\n  model/keyword-ignored: Off\n',
    '{"severities": {"model/keyword-ignored": "off"}}',
  ]) {
    const path = put('off/apigw.config.yaml', text);
    const config = await openConfigs(path, known).for(path);
    expect(config?.severities.get('model/keyword-ignored'), text).toBe('off');
  }
});

it('takes false for no severity', async () => {
  expect(await mistakesOf('severities:\n  model/keyword-ignored: false\n')).toEqual([expect.stringContaining('not false')]);
});
