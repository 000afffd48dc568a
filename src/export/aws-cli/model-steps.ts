import type { Model } from '../../model/api-model.ts';
import { modelsReferredTo } from '../model-schemas.ts';
import { command, insideJsonString } from './shell.ts';
import type { Parts, Variable } from './shell.ts';

/** The smallest schema the service takes, for a model that others refer to before it can have its own. */
const STUB = '{"type":"object"}';

/**
 * Creates the models, each after those it refers to. Where models refer to each other in a circle no order will do: they are created
 * empty, and given their schemas when all exist.
 */
export function modelSteps(models: readonly Model[], api: Variable): readonly string[] {
  const { ordered, circular } = byReferences(models);
  const create = ({ name, description, contentType }: Model, schema: Parts): string =>
    command('create-model', { 'rest-api-id': api, name, description, 'content-type': contentType, schema: { text: schema } });
  return [
    ...ordered.map((model) => create(model, withApiId(model.schema, api))),
    ...circular.map((model) => create(model, [STUB])),
    ...circular.map(({ name, schema }) =>
      command('update-model', {
        'rest-api-id': api,
        'model-name': name,
        'patch-operations': { json: replaceSchema(withApiId(schema, api)) },
      }),
    ),
  ];
}

/** The models in an order in which each refers only to earlier ones, and those for which there is none. */
function byReferences(models: readonly Model[]): { ordered: readonly Model[]; circular: readonly Model[] } {
  const byName = new Map(models.map((model) => [model.name, model]));
  const waitingFor = new Map<string, Set<string>>();
  const waiters = new Map(models.map(({ name }): [string, string[]] => [name, []]));
  for (const { name, schema } of models) {
    const needed = [...modelsReferredTo(schema)].filter((other) => byName.has(other));
    waitingFor.set(name, new Set(needed));
    for (const other of needed) waiters.get(other)?.push(name);
  }
  const ready = models.filter(({ name }) => waitingFor.get(name)?.size === 0);
  for (const { name } of ready) {
    for (const waiter of waiters.get(name) ?? []) {
      const missing = waitingFor.get(waiter);
      missing?.delete(name);
      if (missing?.size === 0) ready.push(byName.get(waiter) as Model);
    }
  }
  const ordered = new Set(ready);
  return { ordered: ready, circular: models.filter((model) => !ordered.has(model)) };
}

/** A schema whose canonical references name the new API instead of the model's own. */
function withApiId(schema: string, api: Variable): Parts {
  const pieces = schema.split(/(?<=https:\/\/apigateway\.amazonaws\.com\/restapis\/)[^/"\\]+(?=\/models\/)/);
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [api, piece]));
}

function replaceSchema(schema: Parts): Parts {
  return ['[{"op":"replace","path":"/schema","value":"', ...insideJsonString(schema), '"}]'];
}
