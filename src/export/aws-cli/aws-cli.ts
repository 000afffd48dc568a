import type { ApiModel, Resource } from '../../model/api-model.ts';
import { by } from '../../model/order.ts';
import { stageOf } from '../deployment.ts';
import type { DeploymentOptions } from '../deployment.ts';
import {
  createAuthorizer,
  createRestApi,
  createValidator,
  deleteModel,
  deploymentSteps,
  documentationSteps,
  putGatewayResponse,
  rootResource,
} from './api-steps.ts';
import { methodSteps } from './method-steps.ts';
import type { Ids } from './method-steps.ts';
import { modelSteps } from './model-steps.ts';
import { command, comment, quoted } from './shell.ts';
import type { Variable } from './shell.ts';
import { Variables } from './variables.ts';

const DEFAULT_STAGE = 'prod';

/**
 * A Bash script that builds the API step by step with `aws apigateway`, ids held in variables, and deploys it; the id of the new API is what
 * it prints. A stage that the model has is set up as it is there.
 *
 * API keys and usage plans are no part of it: they belong to an account, and hold secrets.
 */
export function toAwsCliScript(model: ApiModel, options: Omit<DeploymentOptions, 'apiId'> = {}): string {
  const stage = stageOf(model, options.stage);
  const variables = new Variables();
  const api = variables.named('api', 'id');
  const root = variables.named('resource', 'root');
  const authorizers = withVariables(model.authorizers, 'authorizer', variables);
  const validators = withVariables(model.requestValidators, 'validator', variables);
  const ids: Ids = { api, authorizers: byId(authorizers), validators: byId(validators) };
  const customised = model.gatewayResponses.filter(({ defaultResponse }) => !defaultResponse);
  const sections = [
    ['#!/usr/bin/env bash', comment(`Builds the API ${JSON.stringify(model.restApi.name)} with the AWS CLI, and prints its id.`)],
    ['set -euo pipefail'],
    regionStep(options.region),
    ['# The API', createRestApi(model.restApi, api), rootResource(api, root)],
    ['# A new API comes with two models of its own.', ...['Empty', 'Error'].map((name) => deleteModel(name, api))],
    titled('Models', modelSteps(model.models, api)),
    titled('Authorizers', authorizers.map(([one, variable]) => createAuthorizer(one, api, variable))), // prettier-ignore
    titled('Request validators', validators.map(([one, variable]) => createValidator(one, api, variable))), // prettier-ignore
    ...resourceSections(model.resources, ids, root, variables),
    titled('Gateway responses', customised.map((one) => putGatewayResponse(one, api))), // prettier-ignore
    titled('Documentation', documentationSteps(model, api, stage?.documentationVersion)),
    titled('Deployment', deploymentSteps(stage, api, options.stage ?? stage?.stageName ?? DEFAULT_STAGE)),
    [`echo "$${api.variable}"`],
  ];
  return `${sections.filter(({ length }) => length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`; // prettier-ignore
}

type WithVariable<T> = readonly (readonly [T, Variable])[];

function withVariables<T extends { readonly name: string }>(list: readonly T[], kind: string, variables: Variables): WithVariable<T> {
  return list.map((one) => [one, variables.named(kind, one.name)]);
}

function byId(list: WithVariable<{ readonly id: string }>): ReadonlyMap<string, Variable> {
  return new Map(list.map(([{ id }, variable]) => [id, variable]));
}

function titled(title: string, steps: readonly string[]): readonly string[] {
  return steps.length === 0 ? [] : [comment(title), ...steps];
}

function regionStep(region: string | undefined): readonly string[] {
  const word = region === undefined ? undefined : quoted([region]);
  return word === undefined ? [] : [`export AWS_REGION=${word} AWS_DEFAULT_REGION=${word}`];
}

/** Each resource behind its parent, which sorts before it, and each method behind its resource. */
function resourceSections(resources: readonly Resource[], ids: Ids, root: Variable, variables: Variables): readonly (readonly string[])[] {
  const byPath = new Map<string, Variable>([['/', root]]);
  return [...resources].sort(by('path')).flatMap((resource) => {
    const { path, pathPart = '', resourceMethods = {} } = resource;
    const known = byPath.get(path);
    const variable = known ?? variables.named('resource', path);
    byPath.set(path, variable);
    const methods = Object.values(resourceMethods).map((method) => methodSteps(method, resource, variable, ids));
    if (known !== undefined) return methods;
    const parent = byPath.get(path.slice(0, path.lastIndexOf('/'))) ?? root;
    const options = { 'rest-api-id': ids.api, 'parent-id': parent, 'path-part': pathPart };
    return [[comment(path), command('create-resource', options, variable)], ...methods];
  });
}
