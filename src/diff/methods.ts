import type { Method } from '../model/method.ts';
import { authorizationChanges } from './authorization.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { integrationChanges, integrationSpecs } from './integrations.ts';
import { methodResponseChanges } from './method-responses.ts';
import { requestModelChanges } from './method-models.ts';
import type { Owners } from './owners.ts';
import { parameterChanges } from './parameters.ts';
import { sameJson } from './same-json.ts';
import { always, elsewhere, fieldChanges, ignored, scopeOf } from './scope.ts';
import type { FieldRules } from './scope.ts';
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

export function* keptMethodChanges(comparison: Comparison, owners: Owners, was: Method, is: Method): Generator<Judged> {
  const { base, revision, variables } = owners;
  const { httpMethod } = is;
  const part = { section: 'resource', name: revision.path, httpMethod } as const;
  const scope = scopeOf(part, base.path === revision.path ? part : { ...part, name: base.path });
  const differs = (field: keyof Method): boolean => !sameJson(was[field], is[field]);
  const renamed = comparison.models.pairs.size > 0;
  yield* fieldChanges(scope, rules, was, is);
  yield* authorizationChanges(comparison, scope, was, is);
  yield* validationChanges(comparison, scope, was, is);
  if (variables.pairs.size > 0 || differs('requestParameters')) yield* parameterChanges(scope, was, is, variables);
  if (renamed || differs('requestModels')) yield* requestModelChanges(comparison, scope, was, is);
  if (renamed || differs('methodResponses')) yield* methodResponseChanges(comparison, scope, was, is);
  if (was.methodIntegration !== undefined && is.methodIntegration !== undefined) {
    yield* integrationChanges(scope, owners, was.methodIntegration, is.methodIntegration);
  } else if (is.methodIntegration !== undefined) {
    yield scope.judged(integrationSpecs['integration/added'], { field: 'integration', revision: is.methodIntegration });
  } else if (was.methodIntegration !== undefined) {
    yield scope.judged(integrationSpecs['integration/removed'], { field: 'integration', base: was.methodIntegration });
  }
}

/**
 * Most methods of most versions are: told at once by their fields, where the ids and names in them mean the same on both sides. Others are
 * compared part by part.
 */
export function isUntouched(
  { base, revision, models }: Comparison,
  owners: Pick<Owners, 'base' | 'revision'>,
  was: Method,
  is: Method,
): boolean {
  return (
    models.pairs.size === 0 &&
    owners.base.path === owners.revision.path &&
    owners.base.id === owners.revision.id &&
    (was.authorizerId === undefined || base.authorizerName(was.authorizerId) === revision.authorizerName(was.authorizerId)) &&
    (was.requestValidatorId === undefined ||
      base.validatorName(was.requestValidatorId) === revision.validatorName(was.requestValidatorId)) &&
    sameJson(was, is)
  );
}
