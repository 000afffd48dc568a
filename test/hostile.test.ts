import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { diffApis, exportApi, importApi, renderTemplate, validateDefinition } from '../src/index.ts';
import type { ApiModel } from '../src/index.ts';
import { apigw, folderWith } from './support/cli.ts';

type Random = (below: number) => number;
type Container = Record<string, unknown>;

/** A small generator with a seed (mulberry32): a case that fails can be had again. */
function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random(list.length))] as T;

const VALUES = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  'NaN',
  '',
  '__proto__',
  '\ud800',
  '\0',
  'a'.repeat(70_000),
  [],
  {},
  [[]],
  [null],
  '${',
  '${x}',
  '#/definitions/X',
  '/{a+}',
  '}',
  'http://',
  '(?:(a+)+)+$',
  '$.a[?(@.b=~/(x+)+/)]',
  '#foreach($i in [1..99999])$i#end',
  { Ref: null },
  { 'Fn::Sub': [] },
  { 'Fn::If': ['a', {}, []] },
  { $ref: '#' },
  { $ref: 3 },
  { $ref: '#/paths' },
  { $ref: '#/%zz' },
  { $ref: '../../etc/passwd' },
  { $ref: 'http://host/y' },
];
const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '$ref',
  'Ref',
  'Fn::Sub',
  '<<',
  'paths',
  'schema',
  'items',
  'allOf',
  'properties',
  'type',
  '/{p+}',
  'get',
  'security',
  'x-amazon-apigateway-integration',
  'x-amazon-apigateway-auth',
  'x-amazon-apigateway-documentation',
];

/** A list's key `0`, an object's member, `__proto__` as any. */
function define(owner: Container, key: string, value: unknown): void {
  const name = Array.isArray(owner) ? String(owner.length) : key;
  Object.defineProperty(owner, name, { value, enumerable: true, configurable: true, writable: true });
}

function sitesIn(value: unknown, depth = 0): [Container, string][] {
  if (typeof value !== 'object' || value === null || depth > 60) return [];
  const owner = value as Container;
  return Object.keys(owner).flatMap((key) => [[owner, key] as [Container, string], ...sitesIn(owner[key], depth + 1)]);
}

/** Replaces, deletes, renames, adds, copies or buries one to three values. */
function mutate(original: unknown, random: Random): unknown {
  const data = structuredClone(original);
  for (let count = 1 + random(3); count >= 1; count -= 1) {
    const sites = sitesIn(data);
    const [owner, key] = pick(sites, random);
    const [other, otherKey] = pick(sites, random);
    const value = structuredClone(pick<unknown>(VALUES, random));
    const moved = owner[key];
    switch (Math.floor(random(6))) {
      case 0:
        define(owner, pick(KEYS, random), value);
        break;
      case 1:
        delete owner[key];
        define(owner, pick(KEYS, random), moved);
        break;
      case 2:
        owner[key] = structuredClone(other[otherKey]);
        break;
      case 3:
        owner[key] = JSON.parse(`${'{"properties":'.repeat(90)}${JSON.stringify(moved) ?? 'null'}${'}'.repeat(90)}`);
        break;
      case 4:
        if (Array.isArray(owner)) owner.splice(Number(key), 1);
        else delete owner[key];
        break;
      default:
        owner[key] = value;
    }
  }
  return data;
}

function damage(text: string, random: Random): string {
  const at = Math.floor(random(text.length));
  switch (Math.floor(random(6))) {
    case 0:
      return text.slice(0, at);
    case 1:
      return `\ufeff${text.replaceAll('\n', '\r\n')}`;
    case 2:
      return Buffer.from(text, 'utf16le').toString('latin1');
    case 3:
      return text.slice(0, at) + text.slice(at + 1 + Math.floor(random(20)));
    case 4:
      return (
        text.slice(0, at) +
        pick(['{', ']', '"', ': ', '\t', '&a ', '*a ', '!!set ', '---\n', '\0', '<<: *a\n', '!Sub '], random) +
        text.slice(at)
      );
    default:
      return text;
  }
}

const EXAMPLES = new URL('../examples/', import.meta.url).pathname;
const definitions = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml') && !name.startsWith('ci'))
  .sort()
  .map((name): unknown => parse(readFileSync(join(EXAMPLES, name), 'utf8'), { logLevel: 'silent' }));

it.each([1, 2, 3, 4, 5, 6])('takes whatever a definition may have become, seed %i', async (seed) => {
  const random = randomOf(seed * 7919);
  let before: ApiModel | undefined;
  for (let round = 0; round < 40; round += 1) {
    const data = mutate(pick(definitions, random), random);
    const whole = random(2) < 1 ? JSON.stringify(data) : stringify(data);
    const text = random(4) < 1 ? damage(whole, random) : whole;
    await validateDefinition({ text });
    const { model, error } = await importApi({ text });
    expect(model === undefined, text).toBe(error !== undefined);
    if (model === undefined) continue;
    await use(model, text, before);
    for (const as of ['swagger', 'oas30', 'postman'] as const) expect(exportApi(model, { as, stage: 's' }).findings, text).toEqual([]);
    await useSaved(mutate(model, random) as ApiModel, text);
    before = model;
  }
});

async function use(model: ApiModel, text: string, before: ApiModel | undefined): Promise<void> {
  if (before !== undefined) diffApis(before, model);
  expect(diffApis(model, model)).toEqual([]);
  for (const mode of ['merge', 'overwrite'] as const)
    expect((await importApi({ text }, { mode, prior: model })).error, text).toBeUndefined();
  for (const { resourceMethods = {} } of model.resources)
    for (const { methodIntegration } of Object.values(resourceMethods))
      for (const template of Object.values(methodIntegration?.requestTemplates ?? {}))
        renderTemplate(template ?? '', { body: '{"a":[1]}' });
}

/** A model with mistakes is refused or taken, and nothing is thrown. */
async function useSaved(model: ApiModel, text: string): Promise<void> {
  const errors = (['swagger', 'oas30', 'postman'] as const).map((as) => exportApi(model, { as }).error);
  await importApi({ text }, { prior: model });
  if (errors.every((error) => error === undefined)) diffApis(model, model);
}

it('exports and updates what it imported with a placeholder for a word of a list', async () => {
  const text = `swagger: "2.0"
info: { title: t }
paths:
  /:
    get:
      responses: {}
      x-amazon-apigateway-integration:
        { type: http, httpMethod: GET, uri: https://example.com, passthroughBehavior: { "Fn::If": [a, never, when_no_match] } }
`;
  const { model } = await importApi({ text });
  expect(exportApi(model as ApiModel).error).toBeUndefined();
});

it('makes a request without credentials where authorization is a placeholder', async () => {
  const { model } = await importApi({ text: stringify(definitions[0]) });
  const saved = JSON.parse(JSON.stringify(model).replaceAll('"authorizationType":"NONE"', '"authorizationType":"${kind}"')) as ApiModel;
  expect(JSON.stringify(exportApi(saved, { as: 'postman' }).document)).toContain('noauth');
});

it('compares models that leave empty lists out', async () => {
  const { model } = await importApi({ text: stringify(definitions[0]) });
  const { restApi, resources } = model as ApiModel;
  expect(diffApis({ restApi, resources } as ApiModel, { restApi, resources } as ApiModel)).toEqual([]);
});

const DEFINITION = 'swagger: "2.0"\ninfo: { title: t }\npaths: {}\n';

it('calls names that lead nowhere wrong usage', () => {
  const cwd = folderWith({ 'a.yaml': DEFINITION, 'folder/b.yaml': DEFINITION });
  symlinkSync('loop', join(cwd, 'loop'));
  symlinkSync('loop.yaml', join(cwd, 'folder/loop.yaml'));
  const long = 'a'.repeat(5000);
  for (const name of ['loop', long, 'a.yaml/x', '[z-a].yaml']) expect(apigw(['validate', name], { cwd }).code, name).toBe(2);
  for (const name of ['loop/x', long, 'a.yaml/x', 'none/x']) expect(apigw(['import', 'a.yaml', '-o', name], { cwd }).code, name).toBe(2);
  expect(apigw(['validate', 'folder', 'folder/*'], { cwd }).code).toBe(0);
  expect(readdirSync(cwd).sort()).toEqual(['a.yaml', 'folder', 'loop']);
});

it('writes through a link and into a pipe, and replaces neither', () => {
  const cwd = folderWith({ 'a.yaml': DEFINITION, 'real.json': '' });
  symlinkSync('real.json', join(cwd, 'link.json'));
  expect(apigw(['import', 'a.yaml', '-o', 'link.json'], { cwd }).code).toBe(0);
  expect(lstatSync(join(cwd, 'link.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(cwd, 'real.json'), 'utf8')).toContain('"restApi"');
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  const bin = new URL('../bin/apigw.js', import.meta.url).pathname;
  const script = 'cat pipe > copy & "$0" "$1" import a.yaml -o pipe && wait';
  execFileSync('sh', ['-c', script, process.execPath, bin], { cwd, timeout: 30_000 });
  expect(lstatSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
  expect(readFileSync(join(cwd, 'copy'))).toEqual(readFileSync(join(cwd, 'real.json')));
});

it('says so where the working folder is gone', () => {
  const cwd = folderWith({});
  mkdirSync(join(cwd, 'gone'));
  const bin = new URL('../bin/apigw.js', import.meta.url).pathname;
  const script = 'cd gone && rmdir ../gone && "$0" "$1" validate a.yaml 2>&1; echo $?';
  expect(execFileSync('sh', ['-c', script, process.execPath, bin], { cwd, encoding: 'utf8' })).toBe(
    'apigw: the working folder is gone\n2\n',
  );
  rmSync(join(cwd, 'gone'), { recursive: true, force: true });
});
