import type { RequestValidator } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath } from '../model/model-path.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { pair } from './pair.ts';
import { fieldChanges, flag, given, ignored, namedScope, reaching } from './scope.ts';
import type { FieldRules, Scope } from './scope.ts';
import type { Side } from './side.ts';

export const validatorSpecs = changeSpecs({
  'method/body-validation-enabled': {
    reverse: 'method/body-validation-disabled',
    criticality: 'breaking',
    audience: 'client',
    message: ({ revision }) => `Request bodies are now validated, by ${revision}.`,
    why: 'Bodies that do not fit the model are refused with 400.',
  },
  'method/body-validation-disabled': {
    reverse: 'method/body-validation-enabled',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base }) => `Request bodies are no longer validated; it was done by ${base}.`,
    why: 'The back end gets bodies that the gateway refused before.',
  },
  'method/parameter-validation-enabled': {
    reverse: 'method/parameter-validation-disabled',
    criticality: 'breaking',
    audience: 'client',
    message: ({ revision }) => `Request parameters are now validated, by ${revision}.`,
    why: 'Calls that lack a required parameter are refused with 400.',
  },
  'method/parameter-validation-disabled': {
    reverse: 'method/parameter-validation-enabled',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base }) => `Request parameters are no longer validated; it was done by ${base}.`,
    why: 'The back end gets calls without required parameters, which the gateway refused before.',
  },
  'method/validator-changed': {
    criticality: 'safe',
    audience: 'deployment',
    message: ({ base, revision }) => `The request validator changes from ${base} to ${revision}, without effect here.`,
    why: 'What the method validates stays the same.',
  },
  'validator/added': {
    reverse: 'validator/removed',
    criticality: 'safe',
    audience: 'deployment',
    message: () => 'The request validator is added.',
    why: 'It has an effect where methods use it, which is a change of theirs.',
  },
  'validator/removed': {
    reverse: 'validator/added',
    criticality: 'safe',
    audience: 'deployment',
    message: () => 'The request validator is removed.',
    why: 'It had an effect where methods used it, which is a change of theirs.',
  },
  'validator/renamed': {
    criticality: 'safe',
    audience: 'deployment',
    message: ({ base, revision }) => `The request validator ${base} is now called ${revision}.`,
    why: 'All methods that used it still do.',
  },
  'validator/body-validation-enabled': {
    reverse: 'validator/body-validation-disabled',
    criticality: 'breaking',
    audience: 'client',
    message: () => 'The validator now checks request bodies.',
    why: 'The methods that use it refuse bodies that do not fit their model with 400.',
  },
  'validator/body-validation-disabled': {
    reverse: 'validator/body-validation-enabled',
    criticality: 'dangerous',
    audience: 'deployment',
    message: () => 'The validator no longer checks request bodies.',
    why: 'Back ends get bodies that the gateway refused before.',
  },
  'validator/parameter-validation-enabled': {
    reverse: 'validator/parameter-validation-disabled',
    criticality: 'breaking',
    audience: 'client',
    message: () => 'The validator now checks request parameters.',
    why: 'The methods that use it refuse calls that lack a required parameter with 400.',
  },
  'validator/parameter-validation-disabled': {
    reverse: 'validator/parameter-validation-enabled',
    criticality: 'dangerous',
    audience: 'deployment',
    message: () => 'The validator no longer checks request parameters.',
    why: 'Back ends get calls without required parameters, which the gateway refused before.',
  },
  'validator/unused-changed': {
    criticality: 'safe',
    audience: 'deployment',
    message: ({ base, revision }) => `The setting changes from ${base} to ${revision}; no method uses the validator on both sides.`,
    why: 'It has an effect where methods come to use it, which is a change of theirs.',
  },
});

const specs = validatorSpecs;

const rules: FieldRules<RequestValidator> = {
  id: ignored,
  name: ignored,
  validateRequestBody: flag(specs['validator/body-validation-enabled'], specs['validator/body-validation-disabled']),
  validateRequestParameters: flag(specs['validator/parameter-validation-enabled'], specs['validator/parameter-validation-disabled']),
};

/** The changes of the validators themselves; which one a method uses is {@link validationChanges}. */
export function* validatorChanges({ base, revision, validators }: Comparison): Generator<Judged> {
  const { added, removed, kept } = pair(base.model.requestValidators, revision.model.requestValidators, ({ name }) => name, validators);
  for (const validator of removed)
    yield namedScope('validator', validator.name).judged(specs['validator/removed'], { base: settings(validator) });
  for (const validator of added)
    yield namedScope('validator', validator.name).judged(specs['validator/added'], { revision: settings(validator) });
  for (const [was, is] of kept) {
    const scope = namedScope('validator', is.name, was.name);
    if (was.name !== is.name) yield scope.judged(specs['validator/renamed'], { base: was.name, revision: is.name });
    yield* reaching(specs['validator/unused-changed'], fieldChanges(scope, rules, was, is), () => ({
      base: usersOf(base, was.name),
      revision: usersOf(revision, is.name),
    }));
  }
}

const settings = ({ id: _id, ...rest }: RequestValidator): Omit<RequestValidator, 'id'> => rest;

function usersOf(side: Side, validator: string): ModelPath[] {
  return side
    .methods()
    .filter(({ method }) => method.requestValidatorId !== undefined && side.validatorName(method.requestValidatorId) === validator)
    .map(({ path, method }) => modelPath.method(path, method.httpMethod));
}

/** What another validator, or none, means for a method: only what there is to validate counts. */
export function* validationChanges({ base, revision, validators }: Comparison, scope: Scope, was: Method, is: Method): Generator<Judged> {
  const before = was.requestValidatorId === undefined ? undefined : base.validatorName(was.requestValidatorId);
  const after = is.requestValidatorId === undefined ? undefined : revision.validatorName(is.requestValidatorId);
  if (before === after || (before !== undefined && validators.after(before) === after)) return;
  const [old, now] = [effectOf(base, before), effectOf(revision, after)];
  const hasBody = was.requestModels !== undefined && is.requestModels !== undefined;
  const hasRequired = anyRequired(was) && anyRequired(is);
  const body = hasBody ? changeOf(old.body, now.body) : undefined;
  const parameters = hasRequired ? changeOf(old.parameters, now.parameters) : undefined;
  const values = { field: 'requestValidatorId', ...given(before, after) };
  if (body !== undefined) yield scope.judged(specs[`method/body-validation-${body}`], values);
  if (parameters !== undefined) yield scope.judged(specs[`method/parameter-validation-${parameters}`], values);
  if (body === undefined && parameters === undefined) yield scope.judged(specs['method/validator-changed'], values);
}

interface Effect {
  readonly body: boolean;
  readonly parameters: boolean;
}

function effectOf(side: Side, name: string | undefined): Effect {
  const validator = name === undefined ? undefined : side.validator(name);
  return { body: validator?.validateRequestBody ?? false, parameters: validator?.validateRequestParameters ?? false };
}

function changeOf(was: boolean, is: boolean): 'enabled' | 'disabled' | undefined {
  return was === is ? undefined : is ? 'enabled' : 'disabled';
}

const anyRequired = ({ requestParameters = {} }: Method): boolean =>
  Object.entries(requestParameters).some(([key, required]) => required && !key.startsWith('method.request.path.'));
