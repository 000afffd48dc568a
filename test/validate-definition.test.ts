import { describe, expect, it } from 'vitest';
import { validateDefinition } from '../src/index.ts';

const twice = 'swagger: "2.0"\ninfo:\n  title: Pets\n  title: Animals\n  version: "1"\npaths: {}\n';

it('gives findings with places', async () => {
  expect(await validateDefinition({ text: twice, path: 'a.yaml' })).toMatchObject([
    { code: 'text/duplicate-key', severity: 'info', file: 'a.yaml', pointer: '/info/title', range: { start: { line: 4, column: 3 } } },
  ]);
});

it('weighs by code and area, and counts comments', async () => {
  expect(await validateDefinition({ text: twice }, { severities: { 'text/*': 'error' } })).toMatchObject([{ severity: 'error' }]);
  expect(await validateDefinition({ text: twice }, { severities: { 'text/duplicate-key': 'off' } })).toEqual([]);
  const silenced = twice.replace('  title: Animals', '  # apigw-ignore-next-line text/* -- both are needed\n  title: Animals');
  expect(await validateDefinition({ text: silenced })).toEqual([]);
});

it('reads no other files, and none through the given access but those referred to', async () => {
  const text = 'swagger: "2.0"\ninfo: { title: Pets, version: "1" }\npaths: {}\ndefinitions:\n  Pet: { $ref: "pet.yaml" }\n';
  const codes = (await validateDefinition({ text, path: '/api/a.yaml' })).map(({ code }) => code);
  expect(codes).toContain('reference/file-not-read');
  const asked: string[] = [];
  const access = {
    locate: (path: string): string => path,
    read: async (location: string): Promise<{ name: string; text: string }> => {
      asked.push(location);
      return { name: 'pet.yaml', text: 'type: object\n' };
    },
  };
  const bundled = await validateDefinition({ text, path: '/api/a.yaml' }, { access });
  expect(asked).toEqual(['/api/pet.yaml']);
  expect(bundled.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

it.each(['', '\u0000', '[]', '{', '%', '- a: &b [*b]', 'swagger: 2.0', '{"openapi":"3.1.0"}'])('does not throw for %j', async (text) => {
  expect((await validateDefinition({ text })).length).toBeGreaterThan(0);
});

it('bears more findings than a call has room for arguments', async () => {
  const keys = Array.from({ length: 130_000 }, (_, index) => `"k${index}": 1`).join(', ');
  const findings = await validateDefinition({ text: `{"swagger": "2.0", "info": {"title": "A"}, "paths": {}, ${keys}}`, path: 'a.json' });
  expect(findings.length).toBeGreaterThanOrEqual(130_000);
});

async function templateProblems(text: string): Promise<readonly string[]> {
  const findings = await validateDefinition({ text });
  return findings
    .filter(({ code }) => /parameter-undeclared|unknown-member/.test(code))
    .map(({ code, range }) => `${code} ${range?.start.line}`);
}

describe('one template in many methods', () => {
  const template = `{"id": $input.params('id'), "call": "$context.requestID"}`;
  const method = (parameter: string): string =>
    `{parameters: [{name: ${parameter}, in: query, type: string}], responses: {}, x-amazon-apigateway-integration: {type: http, httpMethod: GET, uri: "https://h.example", requestTemplates: {application/json: ${JSON.stringify(template)}}}}`;
  const definition = (...parameters: readonly string[]): string =>
    `swagger: "2.0"\ninfo: {title: T, version: "1"}\npaths:\n${parameters.map((name, index) => `  /p${index}:\n    get: ${method(name)}\n`).join('')}`;

  it('is checked by the parameters of each, at its place', async () => {
    const undeclared = 'mapping-template/parameter-undeclared';
    const unknown = 'mapping-template/unknown-member';
    expect(await templateProblems(definition('id', 'key', 'id'))).toEqual([
      `${unknown} 5`,
      `${undeclared} 7`,
      `${unknown} 7`,
      `${unknown} 9`,
    ]);
    expect(await templateProblems(definition('key', 'id'))).toEqual([`${undeclared} 5`, `${unknown} 5`, `${unknown} 7`]);
  });
});

it('asks an HTTP integration for no credentials, whatever its uri says', async () => {
  const integration = 'x-amazon-apigateway-integration: {type: http, httpMethod: GET, uri: "arn:aws:apigateway:eu-west-1:sqs:path/a"}';
  const text = `swagger: "2.0"\ninfo: {title: Pets, version: "1"}\npaths:\n  /pets:\n    get:\n      responses: {}\n      ${integration}\n`;
  const codes = (await validateDefinition({ text })).map(({ code }) => code);
  expect(codes).toContain('integration/http-uri');
  expect(codes).not.toContain('integration/credentials-required');
});
