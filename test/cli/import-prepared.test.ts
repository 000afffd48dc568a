import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ApiModel } from '../../src/model/api-model.ts';
import { apigw, folderWith } from '../support/cli.ts';

const MOCK = 'x-amazon-apigateway-integration: { type: mock }';
const definition = (title: string, paths = `{ /pets: { get: { ${MOCK} } } }`): string =>
  `openapi: 3.0.1\ninfo: { title: "${title}", version: "1" }\npaths: ${paths}\n`;
const titleOf = (stdout: string): string => (JSON.parse(stdout) as ApiModel).restApi.name;

it('fills in variables from files and options, and advises on the rest', () => {
  const cwd = folderWith({ 'api.yaml': definition('${a}-${b}-${c}'), 'v.json': '{ "a": "1", "b": "1" }' });
  const { code, stdout, stderr } = apigw(['import', 'api.yaml', '--vars', 'v.json', '--var', 'b=2', '--var', 'typo=3'], { cwd });
  expect(code).toBe(0);
  expect(titleOf(stdout)).toBe('1-2-${c}');
  expect(stderr).toContain('No variable fills in c;');
  expect(stderr).toContain('No placeholder is called typo.');
  expect(apigw(['import', 'api.yaml', '--var', 'a'], { cwd })).toMatchObject({ code: 2, stdout: '' });
  expect(apigw(['import', 'api.yaml', '--vars', 'nowhere.json'], { cwd })).toMatchObject({ code: 2, stdout: '' });
});

it('is silent where everything is filled in', () => {
  const cwd = folderWith({ 'api.yaml': definition('${a}') });
  expect(apigw(['import', 'api.yaml', '--var', 'a=x'], { cwd }).stderr).toBe('');
});

it('bundles the files of a project, and stays in it', () => {
  const cwd = folderWith({
    'p/api/openapi.yaml': definition('Pets', '{ $ref: "../shared/paths.json#/all" }'),
    'p/shared/paths.json': `{ "all": { "/pets": { "get": { "operationId": ["x"], "x-amazon-apigateway-integration": { "type": "mock" } } } } }`,
    'secret/paths.json': '{ "all": { "/secret": { "get": {} } } }',
  });
  const inside = apigw(['import', 'api/openapi.yaml', '--report', 'json'], { cwd: join(cwd, 'p') });
  expect(inside.code).toBe(0);
  expect(JSON.parse(inside.stderr)).toMatchObject({
    findings: [
      { code: 'reference/several-files' },
      { code: 'definition/wrong-type', file: 'shared/paths.json', pointer: '/all/~1pets/get/operationId' },
    ],
  });
  // From elsewhere only the folder of the definition itself is open.
  const elsewhere = apigw(['import', join(cwd, 'p/api/openapi.yaml')], { cwd: join(cwd, 'secret') });
  expect(elsewhere).toMatchObject({ code: 1, stdout: '' });
  expect(elsewhere.stderr).toContain('--allow-outside');
  expect(apigw(['import', join(cwd, 'p/api/openapi.yaml'), '--allow-outside'], { cwd: join(cwd, 'secret') }).code).toBe(0);

  symlinkSync(join(cwd, 'secret/paths.json'), join(cwd, 'p/api/link.json'));
  const linked = folderAnswer(definition('Pets', '{ $ref: "link.json#/all" }'));
  expect(linked).toMatchObject({ code: 1, stdout: '' });
  const remote = folderAnswer(definition('Pets', '{ $ref: "http://127.0.0.1:9/paths.json" }'));
  expect(remote).toMatchObject({ code: 1, stdout: '' });
  expect(remote.stderr).toContain('--allow-remote');

  function folderAnswer(text: string) {
    return apigw(['import', '-'], { cwd: join(cwd, 'p/api'), input: text });
  }
});

const api = (title: string): string =>
  `{ Type: AWS::ApiGateway::RestApi, Properties: { Body: { swagger: "2.0", info: { title: ${title}, version: "1" }, paths: {} } } }`;

it('chooses an API of a template', () => {
  const cwd = folderWith({ 't.yaml': `Resources:\n  A: ${api('First')}\n  B: ${api('Second')}\n`, 'api.yaml': definition('Pets') });
  expect(titleOf(apigw(['import', 't.yaml', '--resource', 'B'], { cwd }).stdout)).toBe('Second');
  for (const args of [['t.yaml'], ['t.yaml', '--resource', 'C'], ['api.yaml', '--resource', 'A']]) {
    expect(apigw(['import', ...args], { cwd })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('A') });
  }
});
