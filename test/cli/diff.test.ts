import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apigw, folderWith } from '../support/cli.ts';

const api = (paths: string, swagger = 'swagger: "2.0"'): string => `${swagger}\ninfo: {title: Shop, version: "1"}\npaths:\n${paths}`;
const pets = (timeout: number): string =>
  `  /pets:\n    get:\n      responses: {}\n      x-amazon-apigateway-integration: {type: http, httpMethod: GET, uri: "https://a.example.com", timeoutInMillis: ${timeout}}\n`;
const toys = '  /toys:\n    get:\n      responses: {}\n      x-amazon-apigateway-integration: {type: mock}\n';
const files = { 'v1.yaml': api(pets(20_000) + toys), 'v2.yaml': api(pets(5000) + toys), 'v3.yaml': api(pets(20_000)) };

const schema = (type: string): string => `type: object\nproperties: {a: {type: ${type}}}\n`;
const config = (code: string, subject: string): string =>
  `diff:\n  ignore:\n    - {code: ${code}, subject: ${subject}, reason: agreed in June}\n`;
const codesOf = (stdout: string): string[] => (JSON.parse(stdout) as { changes: { code: string }[] }).changes.map(({ code }) => code);

describe('what is compared', () => {
  it('two definitions, with both places', () => {
    const { code, stdout, stderr } = apigw(['diff', 'v1.yaml', 'v2.yaml'], { cwd: folderWith(files) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^v1\.yaml → v2\.yaml\n/);
    expect(stdout).toMatch(/dangerous The timeout is lowered from 20000 to 5000 ms\. {2}integration\/timeout-shortened {2}v2\.yaml:7:\d+/);
    expect(stdout).toMatch(/\n1 change: 1 dangerous\.\n$/);
  });

  it('a definition and itself: nothing, also in the other version', () => {
    const cwd = folderWith({ ...files, 'v1-openapi.yaml': api(pets(20_000) + toys, 'openapi: 3.0.1') });
    expect(apigw(['diff', 'v1.yaml', 'v1.yaml', '--fail-on', 'any'], { cwd })).toEqual({ code: 0, stdout: 'No changes.\n', stderr: '' });
    expect(apigw(['diff', 'v1.yaml', 'v1-openapi.yaml'], { cwd }).stdout).toBe('No changes.\n');
  });

  it('a saved model and standard input', () => {
    const cwd = folderWith(files);
    apigw(['import', 'v1.yaml', '-o', 'model.json'], { cwd });
    expect(apigw(['diff', 'model.json', 'v1.yaml'], { cwd }).stdout).toBe('No changes.\n');
    expect(codesOf(apigw(['diff', 'model.json', '-', '--format', 'json'], { cwd, input: files['v2.yaml'] }).stdout)).toEqual([
      'integration/timeout-shortened',
    ]);
  });

  it('what merge and overwrite leave', () => {
    const cwd = folderWith(files);
    const merged = apigw(['diff', 'v1.yaml', 'v3.yaml', '--mode', 'merge'], { cwd });
    expect(merged.stdout).toBe('No changes.\n');
    const overwritten = apigw(['diff', 'v1.yaml', 'v3.yaml', '--mode', 'overwrite', '--format', 'json'], { cwd });
    expect(codesOf(overwritten.stdout)).toEqual(['resource/removed', 'method/removed']);
    expect(JSON.parse(overwritten.stdout)).toMatchObject({ mode: 'overwrite', counts: { breaking: 1, dangerous: 0, safe: 1 } });
  });

  it('git revisions, from the folder or the root of the repository, with the files they refer to', () => {
    const definition = `${api(toys)}definitions: {Toy: {$ref: "models/toy.yaml"}}\n`;
    const cwd = folderWith({ 'apis/api.yaml': definition, 'apis/models/toy.yaml': schema('string'), 'tools/run': '' });
    const git = (...args: string[]) => spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'one');
    git('rm', '-q', '-r', 'apis');
    git('commit', '-q', '-m', 'two');
    const now = folderWith({ 'api.yaml': definition, 'models/toy.yaml': schema('integer') });
    const changed = apigw(['diff', 'git:HEAD~1:apis/api.yaml', join(now, 'api.yaml'), '--format', 'json'], { cwd });
    expect(changed.stderr).toBe('');
    expect(codesOf(changed.stdout)).toEqual(['model/unused-schema-changed']);
    expect(apigw(['diff', 'git:HEAD~1:apis/api.yaml', 'git:main~1:apis/api.yaml'], { cwd }).stdout).toBe('No changes.\n');
    const fromTools = ['git:HEAD~1:apis/api.yaml', 'git:HEAD~1:../apis/api.yaml'];
    expect(apigw(['diff', ...fromTools], { cwd: join(cwd, 'tools') })).toMatchObject({ stdout: 'No changes.\n', stderr: '' });
    expect(apigw(['diff', 'git:main:apis/api.yaml', '-'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('does not exist in'),
    });
  });
});

describe('exit codes', () => {
  it.each([
    ['v2.yaml', 'breaking', 0],
    ['v2.yaml', 'dangerous', 1],
    ['v2.yaml', 'any', 1],
    ['v3.yaml', 'breaking', 1],
  ])('%s with --fail-on %s: %i', (revision, threshold, expected) => {
    expect(apigw(['diff', 'v1.yaml', revision, '--fail-on', threshold], { cwd: folderWith(files) }).code).toBe(expected);
  });

  it('1 and what is wrong for a definition that would not import', () => {
    const cwd = folderWith({ ...files, 'bad.yaml': api('  "/{a}": {get: {responses: {}}}\n  "/{b}": {get: {responses: {}}}\n') });
    const { code, stdout, stderr } = apigw(['diff', 'v1.yaml', 'bad.yaml'], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/path\/sibling-variable/);
  });

  it('looks for mistakes in what differs, and everywhere where an import is compared', () => {
    const wrong = '  /{a}:\n    get:\n      responses: {}\n      x-amazon-apigateway-integration: {type: http, httpMethod: GET}\n';
    const cwd = folderWith({
      'old.yaml': api(wrong + pets(20_000)),
      'new.yaml': api(wrong + pets(5000)),
      'other.yaml': api(wrong.replace('GET', 'PUT') + pets(5000)),
    });
    expect(apigw(['validate', 'old.yaml'], { cwd }).code).toBe(1);
    const { code, stdout, stderr } = apigw(['diff', 'old.yaml', 'new.yaml'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\n1 change: 1 dangerous\.\n$/);
    const refusals = [
      apigw(['diff', 'old.yaml', 'other.yaml'], { cwd }),
      apigw(['diff', 'old.yaml', 'new.yaml', '--mode', 'merge'], { cwd }),
    ];
    for (const refused of refusals) {
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(/^old\.yaml:7:\d+ error integration\/uri-required/);
    }
  });

  it.each([
    [['diff', 'v1.yaml'], /missing required argument 'revision'/],
    [['diff', 'v1.yaml', 'nowhere.yaml'], /cannot read nowhere\.yaml: there is no such file/],
    [['diff', 'v1.yaml', 'v2.yaml', '--fail-on', 'safe'], /--fail-on/],
    [['diff', '-', '-'], /only one of the two/],
    [['diff', 'v1.yaml', 'git:--upload-pack=x:y'], /names no file of a git revision/],
    [['diff', 'v1.yaml', 'git:'], /names no file of a git revision/],
    [['diff', 'v1.yaml', 'model.json', '--mode', 'merge'], /model\.json is a saved model/],
  ])('2 for %j', (args, message) => {
    const cwd = folderWith(files);
    if (args.includes('model.json')) apigw(['import', 'v1.yaml', '-o', 'model.json'], { cwd });
    const { code, stdout, stderr } = apigw(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

const petsAt = (host: string): string => `swagger: "2.0"
info: {title: Pets, version: "1"}
paths:
  /pets:
    get:
      responses: {"200": {description: Pets}}
      x-amazon-apigateway-integration: {type: http, httpMethod: GET, uri: "https://${host}/pets", responses: {default: {statusCode: "200"}}}
`;

it('the variables of the configuration fill in both sides, and those of the command line win', () => {
  const cwd = folderWith({
    'v1.yaml': petsAt('${Host}'),
    'v2.yaml': petsAt('pets.example.com'),
    'apigw.config.yaml': 'variables: {Host: pets.example.com}\n',
  });
  expect(apigw(['diff', 'v1.yaml', 'v2.yaml'], { cwd }).stdout).toBe('No changes.\n');
  const { stdout } = apigw(['diff', 'v1.yaml', 'v2.yaml', '--var', 'Host=old.example.com'], { cwd });
  expect(stdout).toContain('The back end moves from https://old.example.com/pets to https://pets.example.com/pets.');
});

describe('approved changes', () => {
  it('are left out and counted, with their reasons in JSON', () => {
    const cwd = folderWith({ ...files, 'apigw.config.yaml': config('integration/*', '/pets GET') });
    const { code, stdout } = apigw(['diff', 'v1.yaml', 'v2.yaml', '--fail-on', 'any'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'No changes; 1 ignored.\n' });
    expect(JSON.parse(apigw(['diff', 'v1.yaml', 'v2.yaml', '--format', 'json'], { cwd }).stdout)).toMatchObject({
      changes: [],
      ignored: [{ code: 'integration/timeout-shortened', reason: 'agreed in June' }],
    });
  });

  it('that are not there are named', () => {
    const cwd = folderWith({ ...files, 'own.yaml': config('method/removed', '/cats GET') });
    const { code, stderr } = apigw(['diff', 'v1.yaml', 'v2.yaml', '--config', 'own.yaml'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'apigw: nothing to ignore: method/removed of /cats GET (agreed in June)\n' });
  });

  it('with a code that is none are a mistake', () => {
    const cwd = folderWith({ ...files, 'apigw.config.yaml': config('integration/timeout-shortend', '/pets GET') });
    expect(apigw(['diff', 'v1.yaml', 'v2.yaml'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean integration/timeout-shortened?'),
    });
  });
});

describe('the report', () => {
  it.each(['text', 'json', 'markdown', 'html'])('goes whole to a file as %s', (format) => {
    const cwd = folderWith(files);
    const { stdout } = apigw(['diff', 'v1.yaml', 'v2.yaml', '--format', format], { cwd });
    expect(apigw(['diff', 'v1.yaml', 'v2.yaml', '--format', format, '-o', 'report'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, 'report'), 'utf8')).toBe(stdout);
    expect(stdout).toContain('timeout-shortened');
  });
});

it('explains changes as it explains findings', () => {
  const { code, stdout } = apigw(['explain', 'method/made-open']);
  expect(code).toBe(0);
  expect(stdout).toContain('Nothing checks any longer who calls');
  expect(stdout).toContain('method/closed');
  expect(apigw(['explain', '--list', 'request-mapping']).stdout.split('\n')).toHaveLength(4);
  expect(apigw(['explain', 'method/made-opne']).stderr).toContain('did you mean method/made-open?');
});
