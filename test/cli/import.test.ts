import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ApiModel } from '../../src/model/api-model.ts';
import type { PlanReport } from '../../src/report/plan-report.ts';
import { apigw, folderWith } from '../support/cli.ts';

const shop = (paths: string): string => `swagger: "2.0"\ninfo: {title: Shop, version: "1"}\npaths: {${paths}}\n`;
const pets = shop('/pets: {get: {responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: mock}}}');
const toys = shop('/toys: {get: {responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: mock}}}');
const clash = shop('"/pets/{a}": {get: {responses: {}}}, "/pets/{b}": {get: {responses: {}}}');
const refusal = {
  code: 'path/sibling-variable',
  effect: 'fails-import',
  severity: 'error',
  file: 'clash.yaml',
  pointer: '/paths/~1pets~1{b}',
};

const paths = (text: string): readonly string[] => (JSON.parse(text) as ApiModel).resources.map(({ path }) => path);

describe('apigw import', () => {
  it('prints the model and nothing else', () => {
    const cwd = folderWith({ 'pets.yaml': pets });
    const { code, stdout, stderr } = apigw(['import', 'pets.yaml'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(paths(stdout)).toEqual(['/', '/pets']);
    expect(apigw(['import', 'pets.yaml'], { cwd }).stdout).toBe(stdout);
  });

  it('prints a plan as text, or as data where a format is given', () => {
    const cwd = folderWith({ 'pets.yaml': pets });
    expect(apigw(['import', 'pets.yaml', '--plan'], { cwd }).stdout).toContain('  + create  /pets GET\n');
    const { actions, counts } = JSON.parse(apigw(['import', 'pets.yaml', '--plan', '--format', 'json'], { cwd }).stdout) as PlanReport;
    expect(counts).toEqual({ create: 4, update: 0, delete: 0, keep: 0 });
    expect(actions.at(-1)).toEqual({ kind: 'create', subject: '/pets GET' });
    expect(apigw(['import', 'pets.yaml', '--plan', '--format', 'yaml'], { cwd }).stdout).toContain('counts:\n  create: 4\n');
    expect(readdirSync(cwd)).toEqual(['pets.yaml']);
  });

  it('reads standard input', () => {
    const { code, stdout } = apigw(['import', '-'], { input: pets });
    expect(code).toBe(0);
    expect(paths(stdout)).toEqual(['/', '/pets']);
  });

  it('writes YAML where the file is YAML', () => {
    const cwd = folderWith({ 'pets.yaml': pets });
    expect(apigw(['import', 'pets.yaml', '-o', 'model.yaml'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, 'model.yaml'), 'utf8')).toContain('restApi:\n  id: ');
    expect(apigw(['import', 'pets.yaml', '--api', 'model.yaml', '--plan'], { cwd }).stdout).toMatch(/no changes|nothing/i);
  });

  it('merges into a saved model in place, overwrites when told, and keeps what a definition cannot name', () => {
    const cwd = folderWith({ 'pets.yaml': pets, 'toys.yaml': toys });
    apigw(['import', 'pets.yaml', '-o', 'api.json'], { cwd });
    const saved = JSON.parse(readFileSync(join(cwd, 'api.json'), 'utf8')) as ApiModel;
    const folder = folderWith({ 'toys.yaml': toys, 'api.json': JSON.stringify({ ...saved, stages: [{ stageName: 'prod' }] }) });
    expect(apigw(['import', 'toys.yaml', '--api', 'api.json'], { cwd: folder }).code).toBe(0);
    const merged = readFileSync(join(folder, 'api.json'), 'utf8');
    expect(paths(merged)).toEqual(['/', '/pets', '/toys']);
    expect(apigw(['import', 'toys.yaml', '--api', 'api.json', '--mode', 'overwrite', '-o', 'over.json'], { cwd: folder }).code).toBe(0);
    const over = JSON.parse(readFileSync(join(folder, 'over.json'), 'utf8')) as ApiModel;
    expect(over.resources.map(({ path }) => path)).toEqual(['/', '/toys']);
    expect(over.stages).toEqual([{ stageName: 'prod' }]);
    expect(over.restApi.rootResourceId).toBe(saved.restApi.rootResourceId);
    expect(readFileSync(join(folder, 'api.json'), 'utf8')).toBe(merged);
  });

  it('leaves the saved model byte for byte as it was when the import is refused', () => {
    const cwd = folderWith({ 'clash.yaml': clash, 'pets.yaml': pets });
    apigw(['import', 'pets.yaml', '-o', 'api.json'], { cwd });
    const before = readFileSync(join(cwd, 'api.json'));
    const { code, stdout, stderr } = apigw(['import', 'clash.yaml', '--api', 'api.json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('clash.yaml:3:');
    expect(stderr).toContain('BadRequestException: Errors found during import:\n\tUnable to create resource');
    expect(readFileSync(join(cwd, 'api.json'))).toEqual(before);
    expect(readdirSync(cwd).sort()).toEqual(['api.json', 'clash.yaml', 'pets.yaml']);
  });

  it('writes one JSON report to standard error', () => {
    const cwd = folderWith({ 'clash.yaml': clash });
    const { code, stderr } = apigw(['import', 'clash.yaml', '--report', 'json'], { cwd });
    expect(code).toBe(1);
    const report = JSON.parse(stderr) as { error: unknown; findings: unknown[]; counts: unknown };
    expect(report).toMatchObject({ error: { code: 'BadRequestException' }, counts: { error: 1, warning: 0 } });
    expect(report.findings).toContainEqual(expect.objectContaining(refusal));
  });

  it.each(['--fail-on-warnings', '--failonwarnings'])('refuses warnings with %s alone', (flag) => {
    const cwd = folderWith({ 'login.yaml': `${shop('')}securityDefinitions: {login: {type: basic}}\n` });
    expect(apigw(['import', 'login.yaml'], { cwd }).code).toBe(0);
    const { code, stdout, stderr } = apigw(['import', 'login.yaml', flag], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain("Warnings found during import:\n\tUnsupported security definition type 'basic' for 'login'. Ignoring.");
  });

  it('plans without writing', () => {
    const cwd = folderWith({ 'pets.yaml': pets, 'toys.yaml': toys });
    apigw(['import', 'pets.yaml', '-o', 'api.json'], { cwd });
    const before = readFileSync(join(cwd, 'api.json'));
    const { code, stdout } = apigw(['import', 'toys.yaml', '--api', 'api.json', '--mode', 'overwrite', '--plan'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('/toys');
    expect(stdout).toContain('  - delete  /pets GET\n            breaking  GET is removed.  method/removed\n');
    const asData = apigw(['import', 'toys.yaml', '--api', 'api.json', '--mode', 'overwrite', '--plan', '--format', 'json'], { cwd });
    expect((JSON.parse(asData.stdout) as PlanReport).changes).toContainEqual(
      expect.objectContaining({ action: '/pets GET', criticality: 'breaking', code: 'method/removed', message: 'GET is removed.' }),
    );
    expect(readFileSync(join(cwd, 'api.json'))).toEqual(before);
  });
});

describe('bad input', () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`)
    .join('\n')}\n`;

  it.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /empty/i],
    ['binary', new Uint8Array([0, 1, 2, 255, 254, 0]), /NUL|UTF-8|binary|text/i],
    ['truncated JSON', '{"swagger": "2.0", "info": {', /closed|end/i],
    ['deep nesting', deep, /deep|level/i],
    ['an alias bomb', bomb, /alias|expand|large/i],
    ['RAML', '#%RAML 0.8\ntitle: Shop\n/pets:\n  get:\n', /no Swagger/],
    ['Swagger 1.2', '{"swaggerVersion": "1.2"}', /Swagger 1\.2/],
    ['a list', '[]', /list|object/i],
    ['a wrong version', 'swagger: "3.0"', /not 2\.0/],
  ])('%s is refused with a place and nothing written', (_name, content, words) => {
    const cwd = folderWith({ 'bad.yaml': content });
    const { code, stdout, stderr } = apigw(['import', 'bad.yaml', '-o', 'model.json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/^bad\.yaml:\d+:\d+ error /);
    expect(stderr).toContain('\nBadRequestException: ');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(cwd)).toEqual(['bad.yaml']);
  });

  it.each<[string, string, string]>([
    ['info', '5', 'info'],
    ['paths', '[]', 'paths'],
    ['a path', '{/a: 1}', 'the path /a'],
    ['an operation', '{/a: {get: [1]}}', 'GET /a'],
  ])('%s of a wrong type is a warning at its place', (_name, value, what) => {
    const text = what === 'info' ? `swagger: "2.0"\ninfo: ${value}\npaths: {}` : `swagger: "2.0"\ninfo: {title: A}\npaths: ${value}`;
    const { code, stderr } = apigw(['import', '-'], { input: text });
    expect(code).toBe(0);
    expect(stderr).toContain(`${what} must be`);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no such file', ['import', 'none.yaml'], /none\.yaml: there is no such file/],
    ['a folder', ['import', '.'], /is a directory/],
    ['no argument', ['import'], /missing required argument/],
    ['an unknown option', ['import', 'pets.yaml', '--moed', 'merge'], /unknown option/],
    ['an unknown mode', ['import', 'pets.yaml', '--mode', 'replace'], /merge, overwrite/],
    ['a mode without a model', ['import', 'pets.yaml', '--mode', 'merge'], /--api/],
    ['a model that is none', ['import', 'pets.yaml', '--api', 'pets.yaml'], /no saved model/],
    ['an unknown command', ['imprt'], /no command "imprt"/],
    ['a folder that is not there', ['import', 'pets.yaml', '-o', 'no/where.json'], /cannot write/],
  ])('%s is wrong usage', (_name, args, words) => {
    const cwd = folderWith({ 'pets.yaml': pets });
    const { code, stdout, stderr } = apigw(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

it('helps', () => {
  const { code, stdout } = apigw(['import', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('--basepath <mode>');
  expect(apigw(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(apigw(['--help']).stdout).toContain('import');
});
