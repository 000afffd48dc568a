import type { Method } from '../model/method.ts';
import { changeSpecs } from './change.ts';
import type { ChangeSpec, Judged } from './change.ts';
import { pairEntries } from './pair.ts';
import { nothingRenamed, renames } from './renamed.ts';
import type { Renamed } from './renamed.ts';
import type { Scope } from './scope.ts';

export const parameterSpecs = changeSpecs({
  'parameter/required-added': {
    reverse: 'parameter/required-removed',
    criticality: 'breaking',
    audience: 'client',
    message: ({ name }) => `Required ${name} is added.`,
    why: 'Callers that do not send it break the contract, and are refused where parameters are validated.',
  },
  'parameter/required-removed': {
    reverse: 'parameter/required-added',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name }) => `Required ${name} is removed.`,
    why: 'What callers send in it no longer has an effect that the definition tells of; mappings and cache keys can no longer use it.',
  },
  'parameter/optional-added': {
    reverse: 'parameter/optional-removed',
    criticality: 'safe',
    audience: 'client',
    message: ({ name }) => `Optional ${name} is added.`,
    why: 'Nobody has to send it.',
  },
  'parameter/optional-removed': {
    reverse: 'parameter/optional-added',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name }) => `Optional ${name} is removed.`,
    why: 'What callers send in it no longer has an effect that the definition tells of; mappings and cache keys can no longer use it.',
  },
  'parameter/made-required': {
    reverse: 'parameter/made-optional',
    criticality: 'breaking',
    audience: 'client',
    message: ({ name }) => `${capital(name)} becomes required.`,
    why: 'Callers that left it out break the contract, and are refused where parameters are validated.',
  },
  'parameter/made-optional': {
    reverse: 'parameter/made-required',
    criticality: 'safe',
    audience: 'client',
    message: ({ name }) => `${capital(name)} becomes optional.`,
    why: 'Callers may send it as before; the back end has to do without it.',
  },
  'parameter/path-variable-declared': {
    reverse: 'parameter/path-variable-dropped',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name }) => `${capital(name)} is declared.`,
    why: 'The path has the variable anyway; mappings can now use it.',
  },
  'parameter/path-variable-dropped': {
    reverse: 'parameter/path-variable-declared',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name }) => `${capital(name)} is no longer declared.`,
    why: 'Callers send it as before, it is part of the path; mappings can no longer use it, which is a change of its own.',
  },
  'parameter/path-required-changed': {
    criticality: 'safe',
    audience: 'documentation',
    message: ({ name, revision }) => `${capital(name)} is declared with required: ${revision}.`,
    why: 'A path variable is in every call.',
  },
});

const specs = parameterSpecs;

/** @param variables - path variables that are called otherwise in the revision */
export function* parameterChanges(scope: Scope, was: Method, is: Method, variables: Renamed): Generator<Judged> {
  const { added, removed, kept } = pairEntries(was.requestParameters, is.requestParameters, pathExpressions(variables));
  for (const { key, value } of removed) {
    yield scope.judged(removedSpec(key, value), { field: field(key), name: parameterInWords(key), base: value });
  }
  for (const { key, value } of added) {
    yield scope.judged(addedSpec(key, value), { field: field(key), name: parameterInWords(key), revision: value });
  }
  for (const [before, after] of kept) {
    if (before.value === after.value) continue;
    const names = { field: field(after.key), formerField: field(before.key), name: parameterInWords(after.key) };
    yield scope.judged(requiredSpec(after.key, after.value), { ...names, base: before.value, revision: after.value });
  }
}

const field = (key: string): string => `requestParameters.${key}`;

const PATH = 'method.request.path.';
const PLACES: Readonly<Record<string, string>> = { path: 'path variable', querystring: 'query parameter', header: 'header' };

/** The renamed variables as expressions, `method.request.path.id`. */
export function pathExpressions({ pairs }: Renamed): Renamed {
  return pairs.size === 0 ? nothingRenamed : renames([...pairs].map(([from, to]) => [PATH + from, PATH + to]));
}

/** `method.request.querystring.limit` as `query parameter limit`. */
export function parameterInWords(expression: string): string {
  const [, place = '', name = ''] = /^method\.request\.(path|querystring|header)\.(.+)$/s.exec(expression) ?? [];
  return name === '' ? expression : `${PLACES[place]} ${name}`;
}

function addedSpec(key: string, required: boolean): ChangeSpec {
  if (key.startsWith(PATH)) return specs['parameter/path-variable-declared'];
  return specs[required ? 'parameter/required-added' : 'parameter/optional-added'];
}

function removedSpec(key: string, required: boolean): ChangeSpec {
  if (key.startsWith(PATH)) return specs['parameter/path-variable-dropped'];
  return specs[required ? 'parameter/required-removed' : 'parameter/optional-removed'];
}

function requiredSpec(key: string, required: boolean): ChangeSpec {
  if (key.startsWith(PATH)) return specs['parameter/path-required-changed'];
  return specs[required ? 'parameter/made-required' : 'parameter/made-optional'];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
