import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { apigw, folderWith } from '../support/cli.ts';

const DEFINITION = `swagger: "2.0"
info: { title: Shop, version: "1.2" }
paths:
  /orders:
    get:
      produces: [application/json]
      responses: { 200: { description: fine, schema: { $ref: "#/definitions/Order" } } }
      x-amazon-apigateway-integration: { type: mock, requestTemplates: { application/json: "{}" } }
definitions:
  Order: { type: object, properties: { id: { type: string } } }
`;
const files = { 'api.yaml': DEFINITION };

it('writes a definition in the style of the service', () => {
  const { code, stdout, stderr } = apigw(['export', '-', '--stage', 'prod', '--region', 'eu-west-1', '--api-id', 'abc'], {
    input: DEFINITION,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`{
  "swagger" : "2.0",
  "info" : {
    "version" : "1.2",
    "title" : "Shop"
  },
  "host" : "abc.execute-api.eu-west-1.amazonaws.com",
  "basePath" : "/prod",
  "schemes" : [ "https" ],
`);
});

it.each([
  ['swagger', '---\nswagger: "2.0"\n'],
  ['oas30', 'openapi: "3.0.1"\n'],
])('writes %s as YAML', (as, start) => {
  const { code, stdout } = apigw(['export', 'api.yaml', '--as', as, '--accept', 'yaml'], { cwd: folderWith(files) });
  expect(code).toBe(0);
  expect(stdout.slice(0, start.length)).toBe(start);
  expect(parse(stdout)).toHaveProperty('paths./orders.get');
});

it('exports a saved model like the definition it comes from', () => {
  const cwd = folderWith(files);
  expect(apigw(['import', 'api.yaml', '-o', 'model.json'], { cwd }).code).toBe(0);
  const args = ['--as', 'oas30', '--extensions', 'apigateway'];
  const fromModel = apigw(['export', 'model.json', ...args], { cwd });
  expect(fromModel).toEqual(apigw(['export', 'api.yaml', ...args], { cwd }));
  expect(fromModel.stdout).toContain('"x-amazon-apigateway-integration" : {');
});

it('takes the choices of extensions in one list or in several', () => {
  const cwd = folderWith(files);
  const one = apigw(['export', 'api.yaml', '--extensions', 'integrations,documentation'], { cwd });
  expect(apigw(['export', 'api.yaml', '--extensions', 'integration', '--extensions', 'documentation'], { cwd })).toEqual(one);
});

it.each([
  [[], 'swagger_1.2.json'],
  [['--as', 'oas30', '--accept', 'application/yaml'], 'oas30_1.2.yaml'],
  [['--as', 'aws-cli'], 'Shop.sh'],
  [['--as', 'postman'], 'Shop.postman_collection.json'],
])('names the file in a folder: %j', (args, name) => {
  const cwd = folderWith(files);
  mkdirSync(join(cwd, 'out'));
  expect(apigw(['export', 'api.yaml', '-o', 'out', ...args], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readdirSync(join(cwd, 'out'))).toEqual([name]);
});

it('keeps the name of a file in its folder', () => {
  const cwd = folderWith({ 'api.yaml': DEFINITION.replace('"1.2"', '"../../1:2"') });
  mkdirSync(join(cwd, 'out'));
  expect(apigw(['export', 'api.yaml', '-o', 'out'], { cwd }).code).toBe(0);
  expect(readdirSync(join(cwd, 'out'))).toEqual(['swagger_..-..-1-2.json']);
});

it('takes YAML from the name of the output, and writes the same bytes each time', () => {
  const cwd = folderWith(files);
  for (const name of ['a.yml', 'b.yml']) expect(apigw(['export', 'api.yaml', '-o', name], { cwd }).code).toBe(0);
  const text = readFileSync(join(cwd, 'a.yml'), 'utf8');
  expect(text).toBe(readFileSync(join(cwd, 'b.yml'), 'utf8'));
  expect(text.startsWith('---\n')).toBe(true);
});

it('writes a Postman collection, also told by the name of the output, and its environment', () => {
  const cwd = folderWith(files);
  const { code, stdout } = apigw(['export', 'api.yaml', '--as', 'postman', '--environment', 'env.json', '--api-id', 'abc'], { cwd });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ info: { name: 'Shop' } });
  expect(JSON.parse(readFileSync(join(cwd, 'env.json'), 'utf8'))).toHaveProperty('values');
  expect(apigw(['export', 'api.yaml', '-o', 'shop.postman_collection.json', '--api-id', 'abc'], { cwd }).code).toBe(0);
  expect(readFileSync(join(cwd, 'shop.postman_collection.json'), 'utf8')).toBe(stdout);
});

it('writes a script', () => {
  const { stdout } = apigw(['export', 'api.yaml', '--as', 'aws-cli', '--stage', 'live'], { cwd: folderWith(files) });
  expect(stdout).toMatch(/^#!\/usr\/bin\/env bash\n/);
  expect(stdout).toContain('--stage-name live ');
});

it.each([
  [['--as', 'raml']],
  [['--accept', 'xml']],
  [['--extensions', 'integrations,authorisers']],
  [['--as', 'aws-cli', '--extensions', 'integrations']],
  [['--as', 'aws-cli', '--accept', 'yaml']],
  [['--as', 'postman', '--extensions', 'postman']],
  [['--environment', 'env.json']],
  [['-o', 'nowhere/out.json']],
])('is used wrongly with %j', (args) => {
  expect(apigw(['export', 'api.yaml', ...args], { cwd: folderWith(files) })).toMatchObject({ code: 2, stdout: '' });
});

it('refuses what cannot be imported, and leaves the output as it is', () => {
  const cwd = folderWith({ 'api.yaml': `${DEFINITION}x-amazon-apigateway-minimum-compression-size: -1\n`, 'out.json': 'before' });
  const { code, stdout, stderr } = apigw(['export', 'api.yaml', '-o', 'out.json'], { cwd });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('the export is refused');
  expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe('before');
});

it('says in JSON why a model is not exported', () => {
  const cwd = folderWith(files);
  apigw(['import', 'api.yaml', '-o', 'model.json'], { cwd });
  const model = JSON.parse(readFileSync(join(cwd, 'model.json'), 'utf8')) as { models: { contentType: string }[] };
  model.models[0]!.contentType = 'application/xml';
  const { code, stderr } = apigw(['export', '-', '--report', 'json'], { cwd, input: JSON.stringify(model) });
  expect(code).toBe(1);
  expect(JSON.parse(stderr)).toEqual({
    error: { code: 'BadRequestException', message: 'Only found non-JSON body models for Order' },
    findings: [],
    counts: { error: 0, warning: 0, info: 0 },
  });
});

it('reads placeholders, templates and several files as import does', () => {
  const cwd = folderWith({
    'template.yaml': `Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: { title: !Sub "\${Name}", version: "1" }
        paths: { /a: { $ref: "paths.yaml#/a" } }
`,
    'paths.yaml': 'a: { get: { responses: {}, x-amazon-apigateway-integration: { type: mock } } }\n',
  });
  const { code, stdout } = apigw(['export', 'template.yaml', '--var', 'Name=Shop', '--extensions', 'apigateway'], { cwd });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    info: { title: 'Shop' },
    paths: { '/a': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } },
  });
});
