import { finding } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import type { Definition } from '../definition/definition.ts';
import { mayAppear } from '../definition/references.ts';
import type { ApiModel } from '../model/api-model.ts';
import { requestValidatorId } from '../model/ids.ts';
import { entriesOf, entryOf, isUnresolved, memberOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
import { text } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

export const validatorUndefined = finding<{ name: string; nearest: string | undefined }>({
  code: 'request-validator/undefined',
  // The guide demands the entry; definitions without it are deployed all the same, so the name is taken to be dropped, not refused.
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ name, nearest }) => `There is no request validator ${JSON.stringify(name)}${didYouMean(nearest)} Nothing is validated.`,
  why: 'The name must be one of x-amazon-apigateway-request-validators at the root of the same definition.',
  fix: 'Define the validator, or correct its name.',
  bad: `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {}
x-amazon-apigateway-request-validators: {body: {validateRequestBody: true}}
x-amazon-apigateway-request-validator: params`,
  good: `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {}
x-amazon-apigateway-request-validators: {body: {validateRequestBody: true}}
x-amazon-apigateway-request-validator: body`,
});

const NAME = 'x-amazon-apigateway-request-validator';
const VALIDATORS = 'x-amazon-apigateway-request-validators';

const validatorsOf = ({ root }: Definition): SourceNode | undefined => memberOf(root, VALIDATORS);
const isDefined = (name: string, definition: Definition): boolean => entryOf(validatorsOf(definition), name) !== undefined;

export const requestValidator = defineExtension({
  name: NAME,
  places: ['document', 'operation'],
  summary: 'The name of the validator that a method uses; at the root that of every method without its own.',
  shape: text(),
  check: ({ value, node }, _site, report, definition) => {
    if (isDefined(value, definition) || isUnresolved(node) || mayAppear(definition.root, [VALIDATORS, value])) return;
    const names = entriesOf(validatorsOf(definition)).map(({ key }) => key.value);
    report(validatorUndefined, node, { name: value, nearest: nearest(value, names) });
  },
  lower: ({ value, node }, site, draft) => {
    if (!isDefined(value, draft.definition)) return;
    const fields = { requestValidatorId: requestValidatorId(value) };
    if (site.place === 'operation') {
      draft.setMethod(site.target, fields, 'requestValidatorId', node);
      return;
    }
    for (const operation of site.target.paths.flatMap(({ operations }) => operations))
      if (!operation.extensions.has(NAME)) draft.setMethod(operation, fields, 'requestValidatorId', node);
  },
  // At the root it would be no more than a short form of these.
  print: (subject) => {
    if (subject.place === 'document') return undefined;
    const { model, method } = subject;
    return method.requestValidatorId === undefined ? undefined : validatorNames(model).get(method.requestValidatorId);
  },
  exportedWith: 'integrations',
});

const namesOf = new WeakMap<ApiModel, ReadonlyMap<string, string>>();

/** The validators' names by id, worked out once for a model: every method asks. */
function validatorNames(model: ApiModel): ReadonlyMap<string, string> {
  const known = namesOf.get(model) ?? new Map(model.requestValidators.map(({ id, name }) => [id, name]));
  namesOf.set(model, known);
  return known;
}
