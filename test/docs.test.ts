import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { catalogue } from '../src/catalogue.ts';
import { configJsonSchema } from '../src/cli/config-shape.ts';
import { definitionJsonSchema } from '../src/definition-schema.ts';
import { changeCatalogue } from '../src/diff/catalogue.ts';
import { changesReference } from '../src/report/changes-reference.ts';
import { read } from '../src/read/read.ts';
import { findingsReference } from '../src/report/findings-reference.ts';
import { changeExamples } from './diff/change-examples.ts';
import type { Finding } from '../src/report/finding.ts';
import { toData } from '../src/source/node.ts';
import { exampleOf } from '../src/validate.ts';

// `npm run docs` writes these files anew.

it('has a fresh reference of all findings', async () => {
  const examples = new Map<string, Finding | undefined>();
  for (const spec of catalogue) examples.set(spec.code, await exampleOf(spec));
  const page = findingsReference(catalogue, ({ code }) => examples.get(code));
  await expect(page).toMatchFileSnapshot('../docs/findings.md');
});

it('has a fresh reference of all changes', async () => {
  const examples = changeExamples();
  expect([...changeCatalogue.keys()].filter((code) => !examples.has(code))).toEqual([]);
  await expect(changesReference([...changeCatalogue.values()], examples)).toMatchFileSnapshot('../docs/changes.md');
});

it('has a fresh schema of the configuration', async () => {
  await expect(`${JSON.stringify(configJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../schemas/apigw.config.schema.json');
});

it('has a fresh schema of definitions, which the good examples fit and a misspelt type does not', async () => {
  const schema = definitionJsonSchema();
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../schemas/definition.schema.json');
  const fits = new Ajv({ strict: false, allErrors: true }).compile(schema);
  const errors: string[] = [];
  for (const { code, good, context } of catalogue) {
    if (context?.as === 'model' || /extension|mapping-not/.test(code)) continue;
    const { value } = await read({ text: good, path: 'good.yaml' });
    if (value !== undefined && !fits(JSON.parse(JSON.stringify(toData(value)))))
      errors.push(`${code}: ${JSON.stringify(fits.errors?.[0])}`);
  }
  expect(errors).toEqual([]);
  const wrong = { paths: { '/a': { get: { 'x-amazon-apigateway-integration': { type: 'lambda' } } } } };
  expect(fits(wrong)).toBe(false);
});
