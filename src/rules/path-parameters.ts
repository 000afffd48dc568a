import { segmentsOf } from '../build/base-path.ts';
import { finding } from '../diagnostics/finding.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { Rule } from './rule.ts';

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
  code: 'parameter/path-undeclared',
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

/** The variables of the path as written against the path parameters; a base path has no variables of its own. */
export const checkPathParameters: Rule = ({ methods }, report) => {
  for (const { operation, resource } of methods) {
    const variables = segmentsOf(resource.path).flatMap((segment) => /^\{([^{}+]+)\+?\}$/.exec(segment)?.[1] ?? []);
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
    const names = new Set(declared.map(({ name }) => name.replace(/\+$/, '')));
    for (const name of variables) {
      const last = resource.pathPart === `{${name}}`;
      if (!names.has(name)) report(variableUndeclared, operation.key, { name, last, httpMethod: operation.httpMethod });
    }
    for (const { name, at } of declared) {
      if (!variables.includes(name.replace(/\+$/, '')) && !isPlaceholderText(name) && !isPlaceholderText(resource.path))
        report(parameterNotInPath, at, { name, path: operation.path });
    }
  }
};
