import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { toAwsCliScript } from '../../src/export/aws-cli/aws-cli.ts';
import { printJson } from '../../src/export/print-json.ts';
import { printYaml } from '../../src/export/print-yaml.ts';
import { exportApi } from '../../src/index.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import { readModelData } from '../../src/model/read-model.ts';
import { shop } from './shop-model.ts';

const WHOLE = ['apigateway', 'documentation', 'postman'];
const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('__proto__', 'constructor', '{', '[]', '{"a":[]}', '/', '//', '-x', '\ud800', '${stageVariables.x}', -1, 1e308),
);

/** The shop with some of its values replaced, and some of its keys. */
const damaged = fc.array(fc.tuple(fc.nat(1000), strange, fc.boolean()), { minLength: 1, maxLength: 4 }).map((damages) => {
  let count = 0;
  const at = new Map(damages.map(([index, value, asKey]) => [index % 300, { value, asKey }]));
  const walk = (value: unknown): unknown => {
    const damage = at.get((count += 1));
    if (damage !== undefined && !damage.asKey) return damage.value;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const renamed = at.get((count += 1));
        return [renamed?.asKey ? String(renamed.value) : key, walk(inner)];
      }),
    );
  };
  return walk(shop);
});

/** Writes the data in every form; true where all forms agree on whether it is a model. */
function agreesOn(data: unknown): boolean {
  const { value } = readModelData(data);
  if (value !== undefined) toAwsCliScript(value);
  const kinds = ['swagger', 'oas30', 'postman'] as const;
  return kinds.every((as) => {
    const { document, error } = exportApi(data as ApiModel, { as, extensions: as === 'postman' ? [] : WHOLE });
    if (document === undefined) return error !== undefined;
    printYaml(document);
    return (
      error === undefined && value !== undefined && isDeepStrictEqual(JSON.parse(printJson(document)), JSON.parse(JSON.stringify(document)))
    );
  });
}

it('gives an outcome for any data', () => {
  fc.assert(
    fc.property(damaged, (data) => agreesOn(data)),
    { numRuns: 300 },
  );
  expect(agreesOn(shop)).toBe(true);
});

it.each([undefined, null, 1, 'model', [], {}, { restApi: {}, resources: [] }])('refuses %j as a model', (data) => {
  expect(exportApi(data as unknown as ApiModel).error).toMatchObject({ code: 'BadRequestException' });
});
