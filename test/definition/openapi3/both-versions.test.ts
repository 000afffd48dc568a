import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importApi } from '../../../src/import-api.ts';
import type { ApiModel } from '../../../src/model/api-model.ts';

const FOLDER = new URL('../../../examples/both-versions/', import.meta.url);

async function modelOf(path: string): Promise<ApiModel> {
  const { model, findings } = await importApi({ text: readFileSync(new URL(path, FOLDER), 'utf8'), path }, { basepath: 'prepend' });
  expect(findings.filter(({ effect }) => effect === 'fails-import')).toEqual([]);
  return model as ApiModel;
}

/** Without what the service itself makes different: warnings, and the order inside schemas. */
function comparable({ restApi, models, ...rest }: ApiModel) {
  const { warnings: _, ...api } = restApi;
  return { ...rest, restApi: api, models: models.map((model) => ({ ...model, schema: schemaData(model.schema) })) };
}

const schemaData = (schema: string): unknown =>
  JSON.parse(schema, (key, value: unknown) => (key === 'required' && Array.isArray(value) ? value.toSorted() : value));

const hoursOf = (model: ApiModel) => model.resources.find(({ path }) => path === '/v3/library/opening-hours')?.resourceMethods?.['GET'];

it('gives one model for one API, but for the security of the root', async () => {
  const swagger = await modelOf('swagger.yaml');
  const openapi = await modelOf('openapi.yaml');
  expect(hoursOf(swagger)?.apiKeyRequired).toBe(false);
  expect(hoursOf(openapi)?.apiKeyRequired).toBe(true);
  const opened = JSON.parse(
    JSON.stringify(comparable(openapi)).replace(JSON.stringify(hoursOf(openapi)), JSON.stringify(hoursOf(swagger))),
  ) as unknown;
  expect(opened).toEqual(comparable(swagger));
  expect(openapi.models.find(({ name }) => name === 'Book')?.schema).toMatch(/"required" : \[ "isbn", "title" \],\n {2}"type"/);
});
