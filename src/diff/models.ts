import type { Model } from '../model/api-model.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { reachOf } from './reach.ts';
import type { Reach } from './reach.ts';
import { sameJson } from './same-json.ts';
import { compareModels } from './schema/compare.ts';
import { schemaSpecs } from './schema/kinds.ts';
import type { Direction } from './schema/kinds.ts';
import { always, elsewhere, fieldChanges, ignored, namedScope } from './scope.ts';
import type { FieldRules, Scope } from './scope.ts';

export const modelSpecs = changeSpecs({
  'model/added': {
    reverse: 'model/removed',
    criticality: 'safe',
    audience: 'client',
    message: () => 'The model is added.',
    why: 'It has an effect where methods use it, which is a change of theirs.',
  },
  'model/removed': {
    reverse: 'model/added',
    criticality: 'safe',
    audience: 'client',
    message: () => 'The model is removed.',
    why: 'It had an effect where methods used it, which is a change of theirs; generated SDKs lose its type.',
  },
  'model/renamed': {
    criticality: 'safe',
    audience: 'client',
    message: ({ base, revision }) => `The model ${base} is now called ${revision}.`,
    why: 'All its users go with it; generated SDKs rename its type.',
  },
  'model/description-changed': {
    criticality: 'safe',
    audience: 'documentation',
    message: () => 'The description of the model is changed.',
    why: 'Only readers see it.',
  },
  'model/content-type-changed': {
    criticality: 'dangerous',
    audience: 'client',
    message: ({ base, revision }) => `The content type of the model changes from ${base} to ${revision}.`,
    why: 'The model applies to bodies of another kind.',
  },
  'model/unused-schema-changed': {
    criticality: 'safe',
    audience: 'documentation',
    message: () => 'The schema is changed; no method uses the model on both sides.',
    why: 'No request is checked against it and no answer promises it.',
  },
  'model/text-changed': {
    criticality: 'dangerous',
    audience: 'client',
    message: () => 'The schema, which is no JSON, is changed.',
    why: 'What it means to callers cannot be told.',
  },
});

const rules: FieldRules<Model> = {
  id: ignored,
  name: ignored,
  description: always(modelSpecs['model/description-changed']),
  schema: elsewhere,
  contentType: always(modelSpecs['model/content-type-changed']),
};

/** A name that the service makes up for a schema that stands in place; it says nothing, and may change with the schema. */
const GENERATED = /^MODEL[0-9a-f]{6}$/;

export function* modelChanges(comparison: Comparison): Generator<Judged> {
  const { base, revision, pairedModels } = comparison;
  const { added, removed, kept } = pairedModels;
  for (const { name } of removed) yield namedScope('model', name).judged(modelSpecs['model/removed'], { base: base.schema(name) });
  for (const { name } of added) yield namedScope('model', name).judged(modelSpecs['model/added'], { revision: revision.schema(name) });
  const reach = reachOf(comparison);
  for (const [was, is] of kept) {
    if (was === is) continue;
    const scope = namedScope('model', is.name, was.name);
    if (was.name !== is.name && !(GENERATED.test(was.name) && GENERATED.test(is.name))) {
      yield scope.judged(modelSpecs['model/renamed'], { base: was.name, revision: is.name });
    }
    yield* fieldChanges(scope, rules, was, is);
    if (was.schema !== is.schema) yield* schemaChanges(comparison, scope, was, is, reach);
  }
}

function* schemaChanges({ base, revision, models }: Comparison, scope: Scope, was: Model, is: Model, reach: Reach): Generator<Judged> {
  const values = { field: 'schema', base: was.schema, revision: is.schema };
  const [before, after] = [base.schema(was.name), revision.schema(is.name)];
  if (before === undefined || after === undefined) {
    yield scope.judged(modelSpecs['model/text-changed'], values);
    return;
  }
  if (sameJson(before, after)) return;
  const differences = compareModels(base, was.name, revision, is.name, models);
  if (differences.length === 0) return;
  const reached = reach(was.name, is.name);
  const uses = (['request', 'response'] as const)
    .map((direction) => ({ direction, affects: reached[direction] }))
    .filter(({ affects }) => affects.length > 0);
  if (uses.length === 0) {
    yield scope.judged(modelSpecs['model/unused-schema-changed'], values);
    return;
  }
  for (const { kind, pointer, ...difference } of differences) {
    for (const { direction, affects } of uses) yield scope.judged(schemaSpecs[direction][kind], { field: pointer, ...difference, affects });
  }
}

/**
 * The differences where one model takes the place of another at a method, judged like those of a model that is changed.
 *
 * @param field - the method's field that names the model
 */
export function* replacedModelChanges(
  { base, revision, models }: Comparison,
  scope: Scope,
  direction: Direction,
  field: string,
  was: string,
  is: string,
): Generator<Judged> {
  if (base.schema(was) === undefined || revision.schema(is) === undefined) return;
  for (const { kind, pointer, ...difference } of compareModels(base, was, revision, is, models)) {
    yield scope.judged(schemaSpecs[direction][kind], { field: `${field}${pointer}`, ...difference });
  }
}
