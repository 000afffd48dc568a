import type { ApiModel, Model, Resource } from '../model/api-model.ts';
import { pair } from './pair.ts';
import type { Paired } from './pair.ts';
import { renamedPaths } from './path-variables.ts';
import { renamedNames } from './renamed-names.ts';
import type { Use } from './renamed-names.ts';
import { nothingRenamed, renames } from './renamed.ts';
import type { Renamed } from './renamed.ts';
import { sameJson } from './same-json.ts';
import { sideOf } from './side.ts';
import type { Side } from './side.ts';

/** The two models, and which names of the base the revision calls otherwise. */
export interface Comparison {
  readonly base: Side;
  readonly revision: Side;
  readonly resources: Paired<Resource>;
  readonly pairedModels: Paired<Model>;
  readonly paths: Renamed;
  readonly models: Renamed;
  readonly authorizers: Renamed;
  readonly validators: Renamed;
}

export function comparisonOf(baseModel: ApiModel, revisionModel: ApiModel): Comparison {
  const base = sideOf(baseModel);
  const revision = sideOf(revisionModel, base);
  const resources = pair(baseModel.resources, revisionModel.resources, pathOf);
  const paths = comesAndGoes(resources) ? renamedPaths(baseModel.resources, revisionModel.resources) : nothingRenamed;
  const pairedModels = pair(baseModel.models, revisionModel.models, nameOf);
  const models = comesAndGoes(pairedModels) ? renamedModels(base, revision, paths) : nothingRenamed;
  const renamed = (list: 'authorizers' | 'requestValidators', usesOf: (side: Side, known: Renamed) => Use[]): Renamed =>
    renamedNames(namesOf(baseModel[list]), namesOf(revisionModel[list]), () => ({
      base: usesOf(base, paths),
      revision: usesOf(revision, nothingRenamed),
    }));
  return {
    base,
    revision,
    resources: paths === nothingRenamed ? resources : pair(baseModel.resources, revisionModel.resources, pathOf, paths),
    pairedModels: models === nothingRenamed ? pairedModels : pair(baseModel.models, revisionModel.models, nameOf, models),
    paths,
    models,
    authorizers: renamed('authorizers', authorizerUses),
    validators: renamed('requestValidators', validatorUses),
  };
}

const pathOf = ({ path }: Resource): string => path;
const nameOf = ({ name }: Model): string => name;

/** Where nothing is gone, or nothing new, nothing is renamed. */
const comesAndGoes = ({ added, removed }: Paired<unknown>): boolean => added.length > 0 && removed.length > 0;

const namesOf = (things: readonly { readonly name: string }[]): Set<string> => new Set(things.map(({ name }) => name));

function authorizerUses(side: Side, paths: Renamed): Use[] {
  return side
    .methods()
    .flatMap(({ path, method: { httpMethod, authorizerId } }) =>
      authorizerId === undefined ? [] : [{ place: `${httpMethod} ${paths.after(path)}`, name: side.authorizerName(authorizerId) }],
    );
}

function validatorUses(side: Side, paths: Renamed): Use[] {
  return side
    .methods()
    .flatMap(({ path, method: { httpMethod, requestValidatorId } }) =>
      requestValidatorId === undefined
        ? []
        : [{ place: `${httpMethod} ${paths.after(path)}`, name: side.validatorName(requestValidatorId) }],
    );
}

function renamedModels(base: Side, revision: Side, paths: Renamed): Renamed {
  const [before, after] = [namesOf(base.model.models), namesOf(revision.model.models)];
  const used = renamedNames(before, after, (known) => ({
    base: [...methodUses(base, paths), ...referenceUses(base, known)],
    revision: [...methodUses(revision, nothingRenamed), ...referenceUses(revision, nothingRenamed)],
  }));
  return renames([...used.pairs, ...renamedUnused(base, revision, used)]);
}

function methodUses(side: Side, paths: Renamed): Use[] {
  return side.methods().flatMap(({ path, method }) => {
    const place = `${method.httpMethod} ${paths.after(path)}`;
    const usesIn = (models: Readonly<Record<string, string>> = {}, where: string): Use[] =>
      Object.entries(models).map(([mediaType, name]) => ({ place: `${place} ${where} ${mediaType}`, name }));
    return [
      ...usesIn(method.requestModels, 'request'),
      ...Object.values(method.methodResponses ?? {}).flatMap(({ statusCode, responseModels }) => usesIn(responseModels, statusCode)),
    ];
  });
}

function referenceUses(side: Side, known: Renamed): Use[] {
  return side.references().map(({ from, pointer, to }) => ({ place: `model ${known.after(from)} ${pointer}`, name: to }));
}

/** A model that is gone on one side while a new one, and only one, has the very same schema on the other: no use has to tell them. */
function renamedUnused(base: Side, revision: Side, used: Renamed): [string, string][] {
  const taken = new Set(used.pairs.values());
  const [before, after] = [namesOf(base.model.models), namesOf(revision.model.models)];
  const gone = base.model.models.filter(({ name }) => !used.pairs.has(name) && !after.has(name));
  const fresh = revision.model.models.filter(({ name }) => !taken.has(name) && !before.has(name));
  if (gone.length === 0 || fresh.length === 0 || gone.length * fresh.length > 10_000) return [];
  const same = (was: string, is: string): boolean => base.schema(was) !== undefined && sameJson(base.schema(was), revision.schema(is));
  return gone.flatMap(({ name }): [string, string][] => {
    const matches = fresh.filter((other) => same(name, other.name));
    const [match] = matches;
    if (match === undefined || matches.length > 1) return [];
    return gone.filter((other) => same(other.name, match.name)).length === 1 ? [[name, match.name]] : [];
  });
}
