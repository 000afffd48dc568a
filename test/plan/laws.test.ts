import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiModel } from '../../src/model/api-model.ts';
import { readModelData } from '../../src/model/read-model.ts';
import type { ImportMode, ImportPlan } from '../../src/plan/import-plan.ts';
import { planImport } from '../../src/plan/plan-import.ts';
import { built, deepFreeze, saved } from './api.ts';
import type { MethodSketch, Sketch } from './api.ts';

const word = fc.constantFrom('a', 'b', 'c', '__proto__');
const segment = fc.constantFrom('pets', 'toys', '{id}', 'constructor');
const path = fc.array(segment, { maxLength: 3 }).map((segments) => `/${segments.join('/')}`);
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** References are to names that are there, as a build sees to it. */
const anySketch: fc.Arbitrary<Sketch> = fc
  .record({
    name: fc.constantFrom('Shop', 'Zoo'),
    authorizers: fc.dictionary(word, fc.constantFrom('f', 'g'), { maxKeys: 2 }),
    validators: fc.uniqueArray(word, { maxLength: 2 }),
    models: fc.dictionary(word, fc.array(word, { maxLength: 2 }), { maxKeys: 3 }),
    gatewayResponses: fc.dictionary(fc.constantFrom('THROTTLED', 'DEFAULT_4XX'), fc.constantFrom('400', '429'), { maxKeys: 2 }),
    documentation: fc.dictionary(path, fc.dictionary(word, word, { maxKeys: 2 }), { maxKeys: 2 }),
    restApi: fc.record(
      {
        description: word,
        version: word,
        binaryMediaTypes: fc.uniqueArray(fc.constantFrom('image/png', 'image/jpg', 'image/heif'), { minLength: 1 }),
        apiKeySource: fc.constantFrom('HEADER' as const, 'AUTHORIZER' as const),
        minimumCompressionSize: fc.nat(9),
        policy: fc.constantFrom('{}', '{"Statement":[]}'),
        disableExecuteApiEndpoint: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  })
  .chain((sketch) =>
    fc
      .dictionary(path, fc.dictionary(fc.constantFrom('GET', 'POST', 'ANY'), methodOf(sketch), { maxKeys: 3 }), { maxKeys: 5 })
      .map((paths) => ({ ...sketch, paths })),
  );

function methodOf({ authorizers = {}, validators = [] }: Sketch): fc.Arbitrary<MethodSketch> {
  return fc
    .record({
      uri: fc.constantFrom('https://a.example.com', 'https://b.example.com'),
      authorizer: optional(fc.constantFrom(...Object.keys(authorizers), ...(Object.keys(authorizers).length > 0 ? [] : ['']))),
      validator: optional(fc.constantFrom(...validators, ...(validators.length > 0 ? [] : ['']))),
      cacheNamespace: optional(fc.constantFrom('mine', 'drawn1')),
      statusCodes: fc.subarray(['200', '404', '500']),
    })
    .map(({ uri, statusCodes, authorizer, validator, cacheNamespace }) => ({
      uri,
      statusCodes,
      ...(authorizer ? { authorizer } : {}),
      ...(validator ? { validator } : {}),
      ...(cacheNamespace ? { cacheNamespace } : {}),
    }));
}

const anyMode = fc.constantFrom('merge' as const, 'overwrite' as const);

function plan(mode: ImportMode, prior: ApiModel, wanted: Sketch): ImportPlan {
  const { value } = planImport(deepFreeze(built(wanted)), deepFreeze(prior), { mode });
  if (value === undefined) throw new Error('no plan');
  return value;
}
const others = ({ actions }: ImportPlan) => actions.filter(({ kind }) => kind !== 'keep');
const subjects = ({ actions }: ImportPlan, kind: string) => actions.filter((action) => action.kind === kind).map(({ subject }) => subject);

/** A model without what an update may keep: ids become names, and dates, stages and cache namespaces go. */
function withoutIds(model: ApiModel): unknown {
  const names = new Map<string, string>([
    [model.restApi.id, 'API'],
    ...model.resources.map(({ id, path }) => [id, `resource ${path}`] as const),
    ...model.models.map(({ id, name }) => [id, `model ${name}`] as const),
    ...model.authorizers.map(({ id, name }) => [id, `authorizer ${name}`] as const),
    ...model.requestValidators.map(({ id, name }) => [id, `validator ${name}`] as const),
    ...model.documentationParts.map(({ id, location }) => [id, `part ${location.path}`] as const),
  ]);
  const text = JSON.stringify({ ...model, stages: [] }, (key, value: unknown) => (key === 'cacheNamespace' ? undefined : value));
  return JSON.parse(text.replaceAll(/\b[a-z0-9]{6,10}\b/g, (id) => names.get(id) ?? id));
}

const check = (law: (prior: Sketch, wanted: Sketch, mode: 'merge' | 'overwrite') => void): void =>
  fc.assert(fc.property(anySketch, anySketch, anyMode, law), { numRuns: 150 });

describe('laws of updates', () => {
  it('a second run plans nothing and changes no byte', () => {
    check((prior, wanted, mode) => {
      const once = plan(mode, saved(prior), wanted);
      const twice = plan(mode, once.planned, wanted);
      expect(others(twice)).toEqual([]);
      expect(JSON.stringify(twice.planned)).toBe(JSON.stringify(once.planned));
    });
  });

  it('importing and then updating with the same definition plans nothing', () => {
    check((_, wanted, mode) => {
      expect(others(plan(mode, built(wanted).model, wanted))).toEqual([]);
    });
  });

  it('a merge deletes nothing, and has all that the definition names', () => {
    check((prior, wanted) => {
      const result = plan('merge', saved(prior), wanted);
      expect(subjects(result, 'delete')).toEqual([]);
      const planned = new Set(result.actions.map(({ subject }) => subject));
      for (const { subject } of plan('import', saved(prior), wanted).actions) expect(planned).toContain(subject);
    });
  });

  it('an overwrite is an import, up to ids and what survives', () => {
    check((prior, wanted) => {
      const { planned } = plan('overwrite', saved(prior), wanted);
      expect(withoutIds(planned)).toEqual(withoutIds(built(wanted).model));
      expect(planned.stages).toEqual(saved(prior).stages);
    });
  });

  it('equal input gives equal bytes', () => {
    check((prior, wanted, mode) => {
      expect(JSON.stringify(plan(mode, saved(prior), wanted))).toBe(JSON.stringify(plan(mode, saved(prior), wanted)));
    });
  });

  it('every id stands for one thing, and every reference leads to one', () => {
    check((prior, wanted, mode) => {
      const { planned } = plan(mode, saved(prior), wanted);
      for (const list of [planned.resources, planned.models, planned.authorizers, planned.requestValidators, planned.documentationParts]) {
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      }
      const idOf = new Map(planned.resources.map(({ path, id }) => [path, id]));
      for (const { path, parentId } of planned.resources.slice(1))
        expect(parentId).toBe(idOf.get(path.slice(0, path.lastIndexOf('/')) || '/'));
      const methods = planned.resources.flatMap(({ resourceMethods = {} }) => Object.values(resourceMethods));
      const known = [undefined, ...planned.authorizers.map(({ id }) => id), ...planned.requestValidators.map(({ id }) => id)];
      for (const { authorizerId, requestValidatorId } of methods) {
        expect(known).toContain(authorizerId);
        expect(known).toContain(requestValidatorId);
      }
      for (const { schema } of planned.models) {
        for (const [, id] of schema.matchAll(/restapis\/(\w+)\//g)) expect(id).toBe(planned.restApi.id);
      }
    });
  });

  it('updates name what differs, keeps differ in nothing', () => {
    check((prior, wanted, mode) => {
      for (const { kind, changes } of plan(mode, saved(prior), wanted).actions) {
        expect(changes === undefined).toBe(kind !== 'update');
        for (const { before, after } of changes ?? []) expect(before).not.toEqual(after);
      }
    });
  });

  it('what is planned reads back as it is', () => {
    check((prior, wanted, mode) => {
      const { planned } = plan(mode, saved(prior), wanted);
      const { value, diagnostics } = readModelData(planned);
      expect(diagnostics).toEqual([]);
      expect(JSON.stringify(value)).toBe(JSON.stringify(planned));
    });
  });
});
