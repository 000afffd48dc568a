import { segmentsOf } from '../build/base-path.ts';
import type { Operation, Parameter } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import type { Resource } from '../model/api-model.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { rule } from './rule.ts';

const withParameters = (parameters: string): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  /pets/{petId}:
    get:
      parameters: ${parameters}
      security: [{sigv4: []}]
      responses: {200: {description: ok}}
      x-amazon-apigateway-integration: {type: mock, requestTemplates: {application/json: '{"statusCode": 200}'}, responses: {default: {statusCode: 200}}}
securityDefinitions: {sigv4: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}}`;

const PET_ID = '{name: petId, in: path, required: true, type: string}';

export const variableUndeclared = finding<{ name: string; last: boolean; httpMethod: string }>({
  code: 'parameter/path-variable-undeclared',
  effect: 'advice',
  evidence: 'recorded',
  message: ({ name, last, httpMethod }) =>
    last
      ? `${httpMethod} does not declare the path variable ${name}; API Gateway adds it by itself.`
      : `${httpMethod} does not declare the path variable ${name}; mappings cannot read it.`,
  why: 'The service adds the variable of the last segment without a warning. Swagger asks for every variable, and other tools refuse a definition without it.',
  fix: ({ name }) => `Add the parameter {name: ${name}, in: path, required: true} to the operation or to the path.`,
  bad: withParameters('[]'),
  good: withParameters(`[${PET_ID}]`),
});

export const parameterNotInPath = finding<{ name: string; path: string }>({
  code: 'parameter/not-in-path',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ name, path }) => `The path parameter ${name} does not stand in ${path}; it is always empty.`,
  why: 'A path parameter gets its value from the variable of the same name in the path. A required one that is never there fails request validation.',
  fix: ({ name }) => `Put {${name}} into the path, or remove the parameter.`,
  bad: withParameters(`[${PET_ID}, {name: toyId, in: path, required: true, type: string}]`),
  good: withParameters(`[${PET_ID}]`),
});

/** The variables of the path as written; a base path has none of its own. */
export const checkPathVariables = rule([variableUndeclared], ({ methods }, report) => {
  const variablesByPath = new Map<string, readonly string[]>();
  for (const { operation, resource } of methods) {
    let variables = variablesByPath.get(resource.path);
    if (variables === undefined) variablesByPath.set(resource.path, (variables = variablesOf(resource.path)));
    checkVariables(variables, operation, resource, report);
  }
});

/** The path parameters, held against the path as written. */
export const checkPathParameters = rule([parameterNotInPath], ({ methods }, report) => {
  for (const { operation, resource } of methods) {
    const { parameters } = operation;
    for (let index = 0; index < parameters.length; index += 1) {
      const parameter = parameters[index] as Parameter;
      if (parameter.in === 'path' && !isInPath(bareName(parameter), resource.path)) checkMisplaced(parameter, operation, resource, report);
    }
  }
});

/** Whether a segment of a path is the variable, also a greedy one. */
function isInPath(name: string, path: string): boolean {
  const closed = `${path}/`;
  return NAME.test(name) && (closed.includes(`/{${name}}/`) || closed.includes(`/{${name}+}/`));
}

const NAME = /^[^{}+/]+$/;

function checkVariables(variables: readonly string[], operation: Operation, { pathPart }: Resource, report: Report): void {
  if (variables.length === 0) return;
  const { key, httpMethod, parameters } = operation;
  const declared = new Set<string>();
  for (const parameter of parameters) if (parameter.in === 'path') declared.add(bareName(parameter));
  for (const name of variables)
    if (!declared.has(name)) report(variableUndeclared, key, { name, last: pathPart === `{${name}}`, httpMethod });
}

function checkMisplaced({ name, at }: Parameter, operation: Operation, resource: Resource, report: Report): void {
  if (!isPlaceholderText(name) && !isPlaceholderText(resource.path)) report(parameterNotInPath, at, { name, path: operation.path });
}

const VARIABLE = /^\{([^{}+]+)\+?\}$/;

const variablesOf = (path: string): readonly string[] =>
  path.includes('{') ? segmentsOf(path).flatMap((segment) => (segment.startsWith('{') ? (VARIABLE.exec(segment)?.[1] ?? []) : [])) : [];

/** `proxy` of `proxy+`. */
const bareName = ({ name }: Parameter): string => (name.endsWith('+') ? name.slice(0, -1) : name);
