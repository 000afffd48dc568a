import { expect, it } from 'vitest';
import { catalogue } from '../src/catalogue.ts';
import { configJsonSchema } from '../src/cli/config-shape.ts';
import { changeCatalogue } from '../src/diff/catalogue.ts';
import { changesReference } from '../src/report/changes-reference.ts';
import { findingsReference } from '../src/report/findings-reference.ts';
import type { Finding } from '../src/report/finding.ts';
import { exampleOf } from '../src/validate.ts';

// `npm run docs` writes these files anew.

it('has a fresh reference of all findings', async () => {
  const examples = new Map<string, Finding | undefined>();
  for (const spec of catalogue) examples.set(spec.code, await exampleOf(spec));
  const page = findingsReference(catalogue, ({ code }) => examples.get(code));
  await expect(page).toMatchFileSnapshot('../docs/findings.md');
});

it('has a fresh reference of all changes', async () => {
  await expect(changesReference([...changeCatalogue.values()])).toMatchFileSnapshot('../docs/changes.md');
});

it('has a fresh schema of the configuration', async () => {
  await expect(`${JSON.stringify(configJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../schemas/apigw.config.schema.json');
});
