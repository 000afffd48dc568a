import type { Method } from '../model/method.ts';
import { changeSpecs } from './change.ts';
import type { ChangeSpec, Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { replacedModelChanges } from './models.ts';
import { pairEntries } from './pair.ts';
import type { Direction } from './schema/kinds.ts';
import type { Scope } from './scope.ts';

export const requestBodySpecs = changeSpecs({
  'request-body/added': {
    reverse: 'request-body/removed',
    criticality: 'breaking',
    audience: 'client',
    message: ({ revision, name }) => `A request body of ${name} is now described, by ${revision}.`,
    why: 'Calls without such a body break the contract, and are refused where bodies are validated.',
  },
  'request-body/removed': {
    reverse: 'request-body/added',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ base, name }) => `The request body of ${name} is no longer described; it was, by ${base}.`,
    why: 'What callers send is no longer checked, and may no longer be read.',
  },
  'request-body/media-type-added': {
    reverse: 'request-body/media-type-removed',
    criticality: 'safe',
    audience: 'client',
    message: ({ name, revision }) => `Request bodies of ${name} are described too, by ${revision}.`,
    why: 'Bodies of the other media types are what they were.',
  },
  'request-body/media-type-removed': {
    reverse: 'request-body/media-type-added',
    criticality: 'breaking',
    audience: 'client',
    message: ({ name }) => `Request bodies of ${name} are no longer described.`,
    why: 'Callers that send this media type are outside the contract.',
  },
  'request-body/model-replaced': {
    criticality: 'safe',
    audience: 'client',
    message: ({ name, base, revision }) => `Request bodies of ${name} are described by ${revision} instead of ${base}.`,
    why: 'Where the two schemas differ, that is told by itself.',
  },
  'request-body/model-missing': {
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name, base, revision }) =>
      `Request bodies of ${name} are described by ${revision} instead of ${base}, which cannot be compared.`,
    why: 'One of the two models is not there or is no JSON.',
  },
});

export function* requestModelChanges(comparison: Comparison, scope: Scope, was: Method, is: Method): Generator<Judged> {
  const [before, after] = [was.requestModels ?? {}, is.requestModels ?? {}];
  const specs = requestBodySpecs;
  yield* bodyChanges(comparison, scope, 'request', 'requestModels', before, after, {
    added: specs[Object.keys(before).length === 0 ? 'request-body/added' : 'request-body/media-type-added'],
    removed: specs[Object.keys(after).length === 0 ? 'request-body/removed' : 'request-body/media-type-removed'],
    replaced: specs['request-body/model-replaced'],
    missing: specs['request-body/model-missing'],
  });
}

export interface BodySpecs {
  readonly added: ChangeSpec;
  readonly removed: ChangeSpec;
  readonly replaced: ChangeSpec;
  readonly missing: ChangeSpec;
}

type Models = Readonly<Record<string, string>>;

/** The changes of a map from media type to model name, in either direction. */
export function* bodyChanges(
  comparison: Comparison,
  scope: Scope,
  direction: Direction,
  field: string,
  before: Models,
  after: Models,
  specs: BodySpecs,
): Generator<Judged> {
  const { added, removed, kept } = pairEntries(before, after);
  const at = (mediaType: string) => ({ field: `${field}.${mediaType}`, name: mediaType });
  for (const { key, value } of removed) yield scope.judged(specs.removed, { ...at(key), base: value });
  for (const { key, value } of added) yield scope.judged(specs.added, { ...at(key), revision: value });
  for (const [{ key, value: was }, { value: is }] of kept) {
    if (comparison.models.after(was) === is) continue;
    const known = comparison.base.schema(was) !== undefined && comparison.revision.schema(is) !== undefined;
    yield scope.judged(known ? specs.replaced : specs.missing, { ...at(key), base: was, revision: is });
    yield* replacedModelChanges(comparison, scope, direction, `${field}.${key}`, was, is);
  }
}
