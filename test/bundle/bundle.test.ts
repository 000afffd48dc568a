import { expect, it } from 'vitest';
import { bundle } from '../../src/bundle/bundle.ts';
import type { FileAccess } from '../../src/bundle/file-access.ts';
import { read } from '../../src/read/read.ts';
import { memberOf, toData } from '../../src/source/node.ts';
import type { SourceNode } from '../../src/source/node.ts';

/** Files by their path below the working directory; the first is the definition. */
async function bundled(files: Readonly<Record<string, string>>) {
  const [entry] = Object.entries(files) as [[string, string]];
  const asked: string[] = [];
  const access: FileAccess = {
    locate: (path) => path,
    read: async (location) => {
      const name = decodeURI(location).replace(`${process.cwd()}/`, '');
      asked.push(name);
      const text = Object.hasOwn(files, name) ? files[name] : undefined;
      return text === undefined ? { refused: 'there is no such file' } : { name, text };
    },
  };
  const { value } = await read({ path: entry[0], text: entry[1] });
  const { value: tree, diagnostics } = await bundle(value as SourceNode, { access, prepare: (root) => root });
  const findings = diagnostics.map(({ code, span }) => `${code} ${span.file.path}`);
  return {
    tree,
    data: tree === undefined ? undefined : (JSON.parse(JSON.stringify(toData(tree))) as Record<string, never>),
    findings,
    asked,
    diagnostics,
  };
}

const several = (path: string): string => `reference/several-files ${path}`;

it('gives a definition without references to other files back as it is', async () => {
  const { value } = await read({ path: 'a.yaml', text: 'swagger: "2.0"\ndefinitions: { A: { $ref: "#/definitions/B" }, C: { $ref: B } }' });
  const access: FileAccess = { locate: (path) => path, read: () => Promise.reject(new Error('nothing to read')) };
  expect((await bundle(value as SourceNode, { access, prepare: (root) => root })).value).toBe(value);
});

it('names the schemas of other files and copies everything else', async () => {
  const { data, findings, asked } = await bundled({
    'api/a.yaml': `swagger: "2.0"
paths:
  /pets:
    $ref: paths/pets.yaml
definitions:
  Pet: { type: string }`,
    'api/paths/pets.yaml': `get:
  parameters: [{ $ref: "../common.json#/parameters/Page" }]
  responses:
    "200": { schema: { type: array, items: { $ref: "../common.json#/schemas/Pet" } } }
    "400": { $ref: "#/x-answers/~1bad" }
x-answers:
  /bad: { schema: { $ref: "../common.json#/schemas/Problem%20Body" } }`,
    'api/common.json': `{ "parameters": { "Page": { "name": "page", "in": "query" } },
  "schemas": { "Pet": { "properties": { "owner": { "$ref": "#/schemas/Owner" } } }, "Owner": { "type": "object" }, "Problem Body": { "type": "string" } } }`,
  });
  expect(data).toEqual({
    swagger: '2.0',
    paths: {
      '/pets': {
        get: {
          parameters: [{ name: 'page', in: 'query' }],
          responses: {
            200: { schema: { type: 'array', items: { $ref: '#/definitions/Pet2' } } },
            400: { schema: { $ref: '#/definitions/ProblemBody' } },
          },
        },
        'x-answers': { '/bad': { schema: { $ref: '#/definitions/ProblemBody' } } },
      },
    },
    definitions: {
      Pet: { type: 'string' },
      Pet2: { properties: { owner: { $ref: '#/definitions/Owner' } } },
      ProblemBody: { type: 'string' },
      Owner: { type: 'object' },
    },
  });
  expect(findings).toEqual([several('api/a.yaml')]);
  expect(asked.sort()).toEqual(['api/common.json', 'api/paths/pets.yaml']);
});

it('keeps the name that the definition gives to a schema, also round a circle of files', async () => {
  const { data, findings } = await bundled({
    'a.yaml': `openapi: 3.0.1
components:
  schemas:
    Animal: { $ref: ./pet.yaml }
    Beast: { $ref: ./pet.yaml }
paths: { /p: { get: { responses: { 200: { content: { a/b: { schema: { $ref: pet.yaml } } } } } } } }`,
    'pet.yaml': 'properties: { owner: { $ref: "owner.yaml" }, twin: { $ref: "#" } }',
    'owner.yaml': 'properties: { pets: { items: { $ref: "pet.yaml" } }, root: { $ref: "a.yaml#/components/schemas/Beast" } }',
  });
  expect(findings).toEqual([several('a.yaml')]);
  expect(data?.['components']).toEqual({
    schemas: {
      Animal: { properties: { owner: { $ref: '#/components/schemas/owner' }, twin: { $ref: '#/components/schemas/Animal' } } },
      Beast: { $ref: '#/components/schemas/Animal' },
      owner: { properties: { pets: { items: { $ref: '#/components/schemas/Animal' } }, root: { $ref: '#/components/schemas/Beast' } } },
    },
  });
  expect(JSON.stringify(data?.['paths'])).toContain('{"$ref":"#/components/schemas/Animal"}');
});

it('takes all named schemas from a file', async () => {
  const { data } = await bundled({
    'a.yaml': 'swagger: "2.0"\ndefinitions: { $ref: "all.yaml#/d" }\npaths: { /p: { $ref: "p.yaml" } }',
    'all.yaml': 'd: { A: { properties: { b: { $ref: "#/d/B" } } }, B: { type: string } }',
    'p.yaml': 'get: { responses: { 200: { schema: { $ref: "all.yaml#/d/A" } } } }',
  });
  expect(data?.['definitions']).toEqual({ A: { properties: { b: { $ref: '#/definitions/B' } } }, B: { type: 'string' } });
  expect(JSON.stringify(data?.['paths'])).toContain('"#/definitions/A"');
});

it('keeps places in the file a thing was written in', async () => {
  const { tree } = await bundled({ 'a.yaml': 'swagger: "2.0"\npaths: { $ref: "p.yaml" }', 'p.yaml': '/x: {}' });
  expect(memberOf(tree, 'paths')?.file.path).toBe('p.yaml');
});

it('leaves data alone', async () => {
  const { data, findings } = await bundled({
    'a.yaml': 'swagger: "2.0"\ndefinitions: { A: { example: { $ref: x.yaml }, properties: { example: { $ref: b.yaml } } } }',
    'b.yaml': 'type: string',
  });
  expect(data?.['definitions']).toEqual({
    A: { example: { $ref: 'x.yaml' }, properties: { example: { $ref: '#/definitions/b' } } },
    b: { type: 'string' },
  });
  expect(findings).toEqual([several('a.yaml')]);
});

it.each([
  ['a file that is not there', 'x.yaml', {}, ['reference/file-not-read a.yaml']],
  ['a part that is not there', 'b.yaml#/nothing', { 'b.yaml': 'a: 1' }, ['reference/no-such-part a.yaml', several('a.yaml')]],
  ['a malformed URL', 'http://[', {}, ['reference/file-not-read a.yaml']],
  ['a malformed escape', 'b.yaml#/%E0%A4%A', { 'b.yaml': 'a: 1' }, ['reference/file-not-read a.yaml']],
  ['a file that does not parse', 'b.yaml', { 'b.yaml': 'a: [1' }, ['text/syntax b.yaml']],
  ['an empty file', 'b.yaml', { 'b.yaml': '' }, ['text/empty b.yaml']],
])('tells of %s once, and leaves its place unresolved', async (_what, reference, files, findings) => {
  const result = await bundled({ 'a.yaml': `swagger: "2.0"\npaths: { /p: { $ref: "${reference}" } }`, ...files });
  expect(result.findings).toEqual(findings);
  expect(memberOf(memberOf(result.tree, 'paths'), '/p')).toMatchObject({ unresolved: true });
});

it('tells of circles outside schemas', async () => {
  const { findings } = await bundled({
    'a.yaml': 'swagger: "2.0"\npaths: { /p: { $ref: b.yaml } }',
    'b.yaml': 'get: { $ref: c.yaml }',
    'c.yaml': 'x: { $ref: b.yaml }',
  });
  expect(findings).toEqual(['reference/circular-files c.yaml', several('a.yaml')]);
});

it('stops copies that grow without end', async () => {
  const files: Record<string, string> = { 'a.yaml': 'swagger: "2.0"\npaths: { $ref: f0.yaml }' };
  for (let index = 0; index < 24; index += 1) files[`f${index}.yaml`] = `a: { $ref: f${index + 1}.yaml }\nb: { $ref: f${index + 1}.yaml }`;
  files['f24.yaml'] = 'x: 1';
  const { tree, findings } = await bundled(files);
  expect(tree).toBeUndefined();
  expect(findings[0]).toBe('reference/too-much a.yaml');
});

it('is not deceived by keys such as __proto__', async () => {
  const { data } = await bundled({
    'a.yaml': 'swagger: "2.0"\npaths: { /p: { $ref: "b.yaml#/__proto__" }, /q: { $ref: "b.yaml#/constructor" } }',
    'b.yaml': '"__proto__": { get: { x: 1 } }',
  });
  expect(data?.['paths']).toEqual({ '/p': { get: { x: 1 } }, '/q': null });
});
