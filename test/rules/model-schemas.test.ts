import { expect, it } from 'vitest';
import { importApi } from '../../src/import-api.ts';

const HEAD = { swagger2: 'swagger: "2.0"', openapi3: 'openapi: 3.0.1' };

/** Findings on the one schema of a definition, each as code and pointer below the schema. */
async function findingsOn(schema: string, version: keyof typeof HEAD = 'openapi3'): Promise<readonly string[]> {
  const schemas = version === 'swagger2' ? `definitions: { Pet: ${schema} }` : `components: { schemas: { Pet: ${schema} } }`;
  const { findings } = await importApi({
    text: `${HEAD[version]}\ninfo: { title: t, version: "1" }\npaths: {}\n${schemas}`,
    path: 'a.yaml',
  });
  const told = findings.filter(({ code }) => code !== 'placeholder/unresolved');
  return told.map(({ code, pointer }) => `${code} ${pointer.replace(/^\/(definitions|components\/schemas)\/Pet/, '')}`);
}

it.each([
  '{ properties: { a: { example: 1 }, b: { example: 2 } } }',
  '{ properties: { a: { allOf: [{ example: 1 }] } } }',
  '{ items: { additionalProperties: { example: 1 } }, type: array }',
])('tells once of a keyword without effect: %s', async (schema) => {
  expect((await findingsOn(schema)).map((finding) => finding.split(' ')[0])).toEqual(['model/keyword-without-effect']);
});

it.each(['discriminator: id', 'nullable: true', 'readOnly: true', 'default: 1', 'exclusiveMinimum: true', 'format: int64', 'minItems: 1'])(
  '%s has no effect',
  async (keyword) => {
    expect(await findingsOn(`{ type: string, ${keyword} }`)).toEqual([`model/keyword-without-effect /${keyword.split(':')[0]}`]);
  },
);

it.each([
  '{ nullable: false }',
  '{ nullable: !Ref X }',
  '{ format: date }',
  '{ properties: { nullable: { type: string }, example: { type: string } } }',
  '{ enum: [{ nullable: true }] }',
  '{ oneOf: [{ type: string }, { type: "null" }] }',
  '{ type: [string, "null"] }',
  '{ type: array, items: {} }',
  '{ type: array, items: [{}] }',
  '{ additionalProperties: false, required: [a], allOf: [{}] }',
  '{ type: !Ref X, required: !Ref Y, properties: !Ref Z, items: { Fn::Transform: {} } }',
  '{ type: string, enum: [a], minLength: 0, maxLength: 10 }',
])('has nothing to say on %s', async (schema) => {
  expect(await findingsOn(schema)).toEqual([]);
});

it.each([
  ['{ type: strng }', '/type'],
  ['{ type: [string, text] }', '/type'],
  ['{ properties: { a: { type: string, required: true } } }', '/properties/a/required'],
  ['{ enum: [] }', '/enum'],
  ['{ properties: [a] }', '/properties'],
  ['{ items: string }', '/items'],
  ['{ additionalProperties: string }', '/additionalProperties'],
  ['{ oneOf: { a: {} } }', '/oneOf'],
  ['{ minLength: -1 }', '/minLength'],
])('calls %s invalid', async (schema, place) => {
  expect(await findingsOn(schema)).toEqual([`model/invalid-schema ${place}`]);
});

it('misses the items of an array', async () => {
  expect(await findingsOn('{ properties: { a: { type: array } } }')).toEqual(['model/array-without-items /properties/a']);
});

it('has oneOf in OpenAPI 3.0 only', async () => {
  expect(await findingsOn('{ oneOf: [{ type: string }] }', 'swagger2')).toEqual(['model/keyword-without-effect /oneOf']);
});

it('looks at schemas in bodies and responses too', async () => {
  const text = `openapi: 3.0.1
info: { title: t, version: "1" }
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: strng } } } } } }
      responses: { 200: { content: { application/json: { schema: { type: object, nullable: true } } } } }
      x-amazon-apigateway-integration: { type: mock }`;
  const { findings } = await importApi({ text, path: 'a.yaml' });
  expect(findings.map(({ message }) => message)).toEqual([
    'type in the schema of the body of POST /pets must be string.',
    'The schema of the 200 response to POST /pets uses nullable, which models do not support: null is still refused.',
  ]);
});
