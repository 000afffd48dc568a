/** Definitions for the examples of findings. */

export const LAMBDA_URI =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets/invocations';
export const ROLE = 'arn:aws:iam::123456789012:role/pets';

interface ExampleOptions {
  /** `/pets/{petId}` where nothing else is said. */
  readonly path?: string;
  readonly verb?: string;
  readonly responses?: string;
  /** Flow YAML, one for each; the path's variable is declared anyway. */
  readonly parameters?: string;
}

/** A definition with one method, around an integration in flow YAML. */
export function exampleOf(integration: string, options: ExampleOptions = {}): string {
  const { path = '/pets/{petId}', verb = 'get', responses = '{200: {description: ok}}', parameters } = options;
  const own = path.includes('{petId}') ? ['{name: petId, in: path, required: true, type: string}'] : [];
  const all = parameters === undefined ? own : [...own, parameters];
  return `swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  ${path}:
    ${verb}:
${all.length === 0 ? '' : `      parameters: [${all.join(', ')}]\n`}      responses: ${responses}
      x-amazon-apigateway-integration: ${integration}
`;
}

/** An `http` integration that is right, with more properties. */
export const http = (more = ''): string =>
  `{type: http, httpMethod: GET, uri: "https://example.com/pets"${more === '' ? '' : `, ${more}`}, responses: {default: {statusCode: "200"}}}`;

/** An `http` integration with its responses in flow YAML. */
export const httpWith = (responses: string): string =>
  `{type: http, httpMethod: GET, uri: "https://example.com/pets", responses: ${responses}}`;
