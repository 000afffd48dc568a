import type { Method, MethodResponse } from '../model/method.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { bodyChanges } from './method-models.ts';
import { pairEntries } from './pair.ts';
import { sameJson } from './same-json.ts';
import { entryChanges } from './scope.ts';
import type { Scope } from './scope.ts';

export const responseSpecs = changeSpecs({
  'response/success-added': {
    reverse: 'response/success-removed',
    criticality: 'safe',
    audience: 'client',
    message: ({ detail }) => `The answer ${detail} is added.`,
    why: 'The answers that callers know are what they were.',
  },
  'response/success-removed': {
    reverse: 'response/success-added',
    criticality: 'breaking',
    audience: 'client',
    message: ({ detail }) => `The answer ${detail} is removed.`,
    why: 'Callers wait for it.',
  },
  'response/error-added': {
    reverse: 'response/error-removed',
    criticality: 'safe',
    audience: 'client',
    message: ({ detail }) => `The answer ${detail} is added.`,
    why: 'Callers have to expect errors that they do not know.',
  },
  'response/error-removed': {
    reverse: 'response/error-added',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ detail }) => `The answer ${detail} is removed.`,
    why: 'Callers may act on this status code; they now get another one.',
  },
  'response/header-added': {
    reverse: 'response/header-removed',
    criticality: 'safe',
    audience: 'client',
    message: ({ name, detail }) => `Header ${name} is added to the answer ${detail}.`,
    why: 'Nobody reads it yet.',
  },
  'response/header-removed': {
    reverse: 'response/header-added',
    criticality: 'breaking',
    audience: 'client',
    message: ({ name, detail }) => `Header ${name} is removed from the answer ${detail}.`,
    why: 'Callers that read it no longer find it.',
  },
  'response/header-required-changed': {
    criticality: 'safe',
    audience: 'documentation',
    message: ({ name, detail, revision }) => `Header ${name} of the answer ${detail} is declared with required: ${revision}.`,
    why: 'API Gateway sends the header where the integration sets it, whatever is said here.',
  },
  'response-body/added': {
    reverse: 'response-body/removed',
    criticality: 'safe',
    audience: 'client',
    message: ({ name, detail, revision }) => `The body of the answer ${detail}, of ${name}, is now described, by ${revision}.`,
    why: 'A promise more; none is taken back.',
  },
  'response-body/removed': {
    reverse: 'response-body/added',
    criticality: 'breaking',
    audience: 'client',
    message: ({ name, detail, base }) => `The body of the answer ${detail}, of ${name}, is no longer described; it was, by ${base}.`,
    why: 'What callers were promised is taken back.',
  },
  'response-body/model-replaced': {
    criticality: 'safe',
    audience: 'client',
    message: ({ name, detail, base, revision }) =>
      `The body of the answer ${detail}, of ${name}, is described by ${revision} instead of ${base}.`,
    why: 'Where the two schemas differ, that is told by itself.',
  },
  'response-body/model-missing': {
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name, detail, base, revision }) =>
      `The body of the answer ${detail}, of ${name}, is described by ${revision} instead of ${base}, which cannot be compared.`,
    why: 'One of the two models is not there or is no JSON.',
  },
});

const specs = responseSpecs;

const at = (status: string) => ({ field: `methodResponses.${status}`, detail: status });
const kindOf = (status: string): 'success' | 'error' => (/^[45]/.test(status) ? 'error' : 'success');

export function* methodResponseChanges(comparison: Comparison, scope: Scope, was: Method, is: Method): Generator<Judged> {
  const { added, removed, kept } = pairEntries(was.methodResponses, is.methodResponses);
  for (const { key } of removed) yield scope.judged(specs[`response/${kindOf(key)}-removed`], { ...at(key), base: key });
  for (const { key } of added) yield scope.judged(specs[`response/${kindOf(key)}-added`], { ...at(key), revision: key });
  for (const [before, after] of kept) {
    if (comparison.models.pairs.size === 0 && sameJson(before.value, after.value)) continue;
    yield* withStatus(before.key, responseChanges(comparison, scope, `methodResponses.${before.key}`, before.value, after.value));
  }
}

function* responseChanges(comparison: Comparison, scope: Scope, field: string, was: MethodResponse, is: MethodResponse): Generator<Judged> {
  const headers = pairEntries(was.responseParameters, is.responseParameters);
  yield* entryChanges(scope, `${field}.responseParameters`, headers, headerSpecs, headerInWords);
  yield* bodyChanges(
    comparison,
    scope,
    'response',
    `${field}.responseModels`,
    was.responseModels ?? {},
    is.responseModels ?? {},
    bodySpecs,
  );
}

const headerSpecs = {
  added: specs['response/header-added'],
  removed: specs['response/header-removed'],
  changed: specs['response/header-required-changed'],
};

const bodySpecs = {
  added: specs['response-body/added'],
  removed: specs['response-body/removed'],
  replaced: specs['response-body/model-replaced'],
  missing: specs['response-body/model-missing'],
};

/** `method.response.header.X-Id` as `X-Id`. */
export function headerInWords(expression: string): string {
  return expression.replace(/^(?:method\.response|gatewayresponse)\.header\./, '');
}

function* withStatus(status: string, changes: Iterable<Judged>): Generator<Judged> {
  for (const judged of changes) yield judged.detail === undefined ? { ...judged, detail: status } : judged;
}
