import type { Method } from '../model/method.ts';
import { authorizationChanges } from './authorization.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { integrationChanges, integrationSpecs } from './integrations.ts';
import { methodResponseChanges } from './method-responses.ts';
import { requestModelChanges } from './method-models.ts';
import type { Renamed } from './renamed.ts';
import { parameterChanges } from './parameters.ts';
import { always, elsewhere, fieldChanges, ignored, scopeOf } from './scope.ts';
import type { FieldRules } from './scope.ts';
import type { SideMethod } from './side.ts';
import { validationChanges } from './validators.ts';

export const methodSpecs = changeSpecs({
  'method/added': {
    reverse: 'method/removed',
    criticality: 'safe',
    audience: 'client',
    message: ({ name, detail }) => `${name} is added, ${detail}.`,
    why: 'Nobody called it before.',
  },
  'method/removed': {
    reverse: 'method/added',
    criticality: 'breaking',
    audience: 'client',
    message: ({ name }) => `${name} is removed.`,
    why: 'Calls to it are refused with 403, Missing Authentication Token.',
  },
  'method/left-to-any': {
    reverse: 'method/taken-from-any',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name }) => `${name} is removed; its calls go to ANY.`,
    why: 'ANY has an authorization and an integration of its own, so the same call may be treated otherwise.',
  },
  'method/taken-from-any': {
    reverse: 'method/left-to-any',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name, detail }) => `${name} is added, ${detail}, and takes the calls that went to ANY.`,
    why: 'It has an authorization and an integration of its own, so the same call may be treated otherwise.',
  },
  'method/operation-name-changed': {
    criticality: 'safe',
    audience: 'client',
    message: ({ base, revision }) => `The operation name changes from ${base} to ${revision}.`,
    why: 'Calls stay the same; generated SDKs name their functions after it.',
  },
});

/** Who may call a method, in a few words. */
export function accessInWords({ authorizationType, apiKeyRequired }: Method): string {
  const key = apiKeyRequired ? ' with an API key' : '';
  if (authorizationType === 'NONE') return `open to everybody${key}`;
  return `guarded by ${authorizationType}${key}`;
}

const rules: FieldRules<Method> = {
  httpMethod: ignored,
  authorizationType: elsewhere,
  authorizerId: elsewhere,
  authorizationScopes: elsewhere,
  apiKeyRequired: elsewhere,
  requestValidatorId: elsewhere,
  operationName: always(methodSpecs['method/operation-name-changed']),
  requestParameters: elsewhere,
  requestModels: elsewhere,
  methodResponses: elsewhere,
  methodIntegration: elsewhere,
};

/** @param variables - path variables that are called otherwise in the revision */
export function* keptMethodChanges(comparison: Comparison, base: SideMethod, revision: SideMethod, variables: Renamed): Generator<Judged> {
  if (isUntouched(comparison, base, revision)) return;
  const { httpMethod } = revision.method;
  const [was, is] = [base.method, revision.method];
  const part = { section: 'resource', name: revision.path, httpMethod } as const;
  const scope = scopeOf(part, base.path === revision.path ? part : { ...part, name: base.path });
  yield* fieldChanges(scope, rules, was, is);
  yield* authorizationChanges(comparison, scope, was, is);
  yield* validationChanges(comparison, scope, was, is);
  yield* parameterChanges(scope, was, is, variables);
  yield* requestModelChanges(comparison, scope, was, is);
  yield* methodResponseChanges(comparison, scope, was, is);
  if (was.methodIntegration !== undefined && is.methodIntegration !== undefined) {
    yield* integrationChanges(scope, ownersOf(comparison, base, revision), was.methodIntegration, is.methodIntegration, variables);
  } else if (is.methodIntegration !== undefined) {
    yield scope.judged(integrationSpecs['integration/added'], { field: 'integration', revision: is.methodIntegration });
  } else if (was.methodIntegration !== undefined) {
    yield scope.judged(integrationSpecs['integration/removed'], { field: 'integration', base: was.methodIntegration });
  }
}

/**
 * Most methods of most versions are: told by comparing them as texts, which is quick, where the ids and names in them mean the same on both
 * sides. A method whose members come in another order is compared part by part.
 */
function isUntouched(comparison: Comparison, { path, method: was }: SideMethod, { path: after, method: is }: SideMethod): boolean {
  const { base, revision, models } = comparison;
  return (
    path === after &&
    models.pairs.size === 0 &&
    base.resourceId(path) === revision.resourceId(path) &&
    base.authorizerName(was.authorizerId ?? '') === revision.authorizerName(is.authorizerId ?? '') &&
    base.validatorName(was.requestValidatorId ?? '') === revision.validatorName(is.requestValidatorId ?? '') &&
    JSON.stringify(was) === JSON.stringify(is)
  );
}

/** The ids of the two resources: what a cache namespace is called where nothing is said. */
function ownersOf({ base, revision }: Comparison, was: SideMethod, is: SideMethod): { readonly base: string; readonly revision: string } {
  return { base: base.resourceId(was.path), revision: revision.resourceId(is.path) };
}
