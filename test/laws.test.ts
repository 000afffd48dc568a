import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { importApi } from '../src/import-api.ts';
import type { ImportOptions } from '../src/import-api.ts';
import type { ApiModel } from '../src/model/api-model.ts';
import type { ImportPlan } from '../src/plan/import-plan.ts';
import { anyDefinition } from './support/any-definition.ts';

async function imported(definition: unknown, options: ImportOptions = {}): Promise<{ model: ApiModel; plan: ImportPlan }> {
  const { model, plan, error } = await importApi({ text: JSON.stringify(definition), path: 'api.json' }, options);
  if (model === undefined || plan === undefined) throw new Error(error?.message);
  return { model, plan };
}

/** Ids and what is derived from them, taken away: what an update may keep of the API that stood. */
function withoutIds(model: ApiModel): unknown {
  return JSON.parse(
    JSON.stringify(model, (key, value: unknown) =>
      /^(id|parentId|rootResourceId|authorizerId|requestValidatorId|cacheNamespace)$/.test(key) ? undefined : value,
    ).replace(/restapis\/[a-z0-9]{10}\//g, 'restapis/api/'),
  );
}

const always = (holds: (first: object, second: object) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(anyDefinition, anyDefinition, holds), { numRuns: 60 });

it('JSON and YAML of one definition give one model', () =>
  always(async (definition) => {
    const fromJson = await importApi({ text: JSON.stringify(definition, undefined, 1) });
    const fromYaml = await importApi({ text: stringify(definition, { version: '1.1' }) });
    expect(fromYaml.error).toBeUndefined();
    expect(fromYaml.model).toEqual(fromJson.model);
  }));

it('equal input gives equal bytes', () =>
  always(async (definition) => {
    expect(JSON.stringify((await imported(definition)).model)).toBe(JSON.stringify((await imported(structuredClone(definition))).model));
  }));

it('merging a second time changes nothing', () =>
  always(async (first, second) => {
    const prior = (await imported(first)).model;
    const once = await importApi({ text: JSON.stringify(second) }, { prior, mode: 'merge' });
    if (once.model === undefined) return;
    const twice = await imported(second, { prior: once.model, mode: 'merge' });
    expect(twice.plan.actions.filter(({ kind }) => kind !== 'keep')).toEqual([]);
    expect(JSON.stringify(twice.model)).toBe(JSON.stringify(once.model));
  }));

/** The verbs and paths of an API. */
const methods = (api: ApiModel | undefined): string[] =>
  (api?.resources ?? []).flatMap(({ path, resourceMethods }) => Object.keys(resourceMethods ?? {}).map((verb) => `${verb} ${path}`));

it('merging deletes nothing', () =>
  always(async (first, second) => {
    const prior = (await imported(first)).model;
    const { plan, model } = await importApi({ text: JSON.stringify(second) }, { prior, mode: 'merge' });
    if (plan === undefined) return;
    expect(plan.actions.filter(({ kind }) => kind === 'delete')).toEqual([]);
    expect(methods(model)).toEqual(expect.arrayContaining(methods(prior)));
  }));

it('overwriting gives what an import gives, up to ids', () =>
  always(async (first, second) => {
    const prior = (await imported(first)).model;
    const over = (await imported(second, { prior, mode: 'overwrite' })).model;
    expect(withoutIds(over)).toEqual(withoutIds((await imported(second)).model));
    expect(over.restApi.id).toBe(prior.restApi.id);
    const ids = new Map(prior.resources.map(({ path, id }) => [path, id]));
    const surviving = over.resources.filter(({ path }) => ids.has(path));
    expect(surviving.map(({ id }) => id)).toEqual(surviving.map(({ path }) => ids.get(path)));
  }));

it('gives an outcome for any text', () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.json(),
        fc.string({ unit: 'binary' }),
        anyDefinition.map((data) => mutated(JSON.stringify(data))),
      ),
      async (text) => {
        const { model, error } = await importApi({ text });
        expect(model === undefined).toBe(error !== undefined);
      },
    ),
    { numRuns: 300 },
  ));

/** A definition with one value put in the place of another. */
function mutated(text: string): string {
  const middle = Math.floor(text.length / 2);
  return text.replace(/"[^"]*"(?=[,}\]])/g, (match, offset: number) => (Math.abs(offset - middle) < 40 ? '[null, {"a": 1}]' : match));
}
