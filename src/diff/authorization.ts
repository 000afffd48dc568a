import type { Method } from '../model/method.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { pairWords } from './pair.ts';
import { given, wordChanges } from './scope.ts';
import type { Scope } from './scope.ts';

export const authorizationSpecs = changeSpecs({
  'method/made-open': {
    reverse: 'method/closed',
    criticality: 'breaking',
    audience: 'security',
    message: ({ base }) => `No authorization guards the method any longer; it was guarded by ${base}.`,
    why: 'Nothing checks any longer who calls; an API key, where one is required, is no proof of that.',
  },
  'method/closed': {
    reverse: 'method/made-open',
    criticality: 'breaking',
    audience: 'security',
    message: ({ revision }) => `The method, without authorization so far, is now guarded by ${revision}.`,
    why: 'Calls without credentials are refused.',
  },
  'method/authorization-changed': {
    criticality: 'breaking',
    audience: 'security',
    message: ({ base, revision }) => `Authorization changes from ${base} to ${revision}.`,
    why: 'The credentials that callers send now are not those that are asked for then.',
  },
  'method/authorizer-changed': {
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base, revision }) => `Another authorizer decides: ${revision} instead of ${base}.`,
    why: 'It may admit others, refuse those who came in, and look for credentials elsewhere.',
  },
  'method/scopes-required': {
    reverse: 'method/scopes-dropped',
    criticality: 'breaking',
    audience: 'security',
    message: ({ revision }) => `Scopes are now asked for: ${revision}.`,
    why: 'With scopes the authorizer wants an access token that has one of them; identity tokens are refused.',
  },
  'method/scopes-dropped': {
    reverse: 'method/scopes-required',
    criticality: 'breaking',
    audience: 'security',
    message: ({ base }) => `Scopes are no longer asked for; they were ${base}.`,
    why: 'Every identity token of the user pool is admitted, and access tokens are no longer what the authorizer expects.',
  },
  'method/scope-added': {
    reverse: 'method/scope-removed',
    criticality: 'dangerous',
    audience: 'security',
    message: ({ name }) => `Scope ${name} now admits as well.`,
    why: 'A token needs one of the scopes, so one more lets more callers in.',
  },
  'method/scope-removed': {
    reverse: 'method/scope-added',
    criticality: 'breaking',
    audience: 'security',
    message: ({ name }) => `Scope ${name} no longer admits.`,
    why: 'Tokens that have only this scope are refused.',
  },
  'method/api-key-required': {
    reverse: 'method/api-key-dropped',
    criticality: 'breaking',
    audience: 'security',
    message: () => 'An API key is now required.',
    why: 'Calls without a key of a usage plan are refused with 403.',
  },
  'method/api-key-dropped': {
    reverse: 'method/api-key-required',
    criticality: 'dangerous',
    audience: 'security',
    message: () => 'An API key is no longer required.',
    why: 'Callers need no key, and usage plans no longer meter or throttle their calls.',
  },
});

const specs = authorizationSpecs;

export function* authorizationChanges(comparison: Comparison, scope: Scope, was: Method, is: Method): Generator<Judged> {
  const decider = deciderChange(comparison, scope, was, is);
  if (decider !== undefined) yield decider;
  const hasScopes = was.authorizationScopes !== undefined || is.authorizationScopes !== undefined;
  if (hasScopes && was.authorizationType === is.authorizationType)
    yield* scopeChanges(scope, was.authorizationScopes ?? [], is.authorizationScopes ?? []);
  if (was.apiKeyRequired !== is.apiKeyRequired) {
    const spec = specs[is.apiKeyRequired ? 'method/api-key-required' : 'method/api-key-dropped'];
    yield scope.judged(spec, { field: 'apiKeyRequired', base: was.apiKeyRequired, revision: is.apiKeyRequired });
  }
}

/** Another way to decide who may call, or another authorizer. */
function deciderChange({ base, revision, authorizers }: Comparison, scope: Scope, was: Method, is: Method): Judged | undefined {
  const before = was.authorizerId === undefined ? undefined : base.authorizerName(was.authorizerId);
  const after = is.authorizerId === undefined ? undefined : revision.authorizerName(is.authorizerId);
  if (was.authorizationType !== is.authorizationType) {
    const spec =
      is.authorizationType === 'NONE'
        ? specs['method/made-open']
        : was.authorizationType === 'NONE'
          ? specs['method/closed']
          : specs['method/authorization-changed'];
    const [from, to] = [guard(was.authorizationType, before), guard(is.authorizationType, after)];
    return scope.judged(spec, { field: 'authorizationType', base: from, revision: to });
  }
  if (before === after || (before !== undefined && authorizers.after(before) === after)) return undefined;
  return scope.judged(specs['method/authorizer-changed'], { field: 'authorizerId', ...given(before, after) });
}

const guard = (type: string, authorizer: string | undefined): string => (authorizer === undefined ? type : `${type} ${authorizer}`);

/** Without scopes and with them are two ways of the authorizer; between them, a scope more or less admits more or less. */
function* scopeChanges(scope: Scope, was: readonly string[], is: readonly string[]): Generator<Judged> {
  const field = 'authorizationScopes';
  if (was.length === 0 && is.length === 0) return;
  if (was.length === 0) yield scope.judged(specs['method/scopes-required'], { field, revision: is });
  else if (is.length === 0) yield scope.judged(specs['method/scopes-dropped'], { field, base: was });
  else yield* wordChanges(scope, field, pairWords(was, is), { added: specs['method/scope-added'], removed: specs['method/scope-removed'] });
}
