import type { Related, Report } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import { textOf } from '../source/node.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import type { IntegratedMethod } from './method-context.ts';
import { isProxy, mayHoldMore, siteOf } from './method-site.ts';
import { rule } from './rule.ts';

const ORIGIN = 'method.response.header.Access-Control-Allow-Origin';
const METHODS = 'method.response.header.Access-Control-Allow-Methods';

const origin = '{Access-Control-Allow-Origin: {type: string}}';
const cors = (verb: string, methods: string, sent: boolean): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  /pets:
    options:
      responses: {200: {description: ok, headers: {Access-Control-Allow-Origin: {type: string}, Access-Control-Allow-Methods: {type: string}}}}
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: {application/json: '{"statusCode": 200}'}
        responses: {default: {statusCode: "200", responseParameters: {${METHODS}: "'${methods}'", ${ORIGIN}: "'*'"}}}
    ${verb}:
      responses: {200: {description: ok${sent ? `, headers: ${origin}` : ''}}}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: https://example.com/pets
        responses: {default: {statusCode: "200"${sent ? `, responseParameters: {${ORIGIN}: "'*'"}` : ''}}}
`;

export const originMissing = finding<MethodSite>({
  code: 'cors/origin-missing',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ httpMethod, path }) => `OPTIONS ${path} lets other origins in, but ${httpMethod} sends no Access-Control-Allow-Origin.`,
  why: 'A browser asks OPTIONS first and then wants the header on the answer itself; without it the page does not get to see the answer.',
  fix: 'Map method.response.header.Access-Control-Allow-Origin in the responses of the integration, and declare the header.',
  bad: cors('get', 'GET', false),
  good: cors('get', 'GET', true),
});

export const methodNotAllowed = finding<MethodSite & { allowed: string }>({
  code: 'cors/method-missing',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ httpMethod, path, allowed }) => `OPTIONS ${path} allows ${allowed}, but not ${httpMethod}.`,
  why: 'Browsers do not send a request of a verb that Access-Control-Allow-Methods leaves out, except for GET, HEAD and POST.',
  fix: ({ httpMethod }) => `Add ${httpMethod} to Access-Control-Allow-Methods.`,
  bad: cors('delete', 'GET', true),
  good: cors('delete', 'DELETE', true),
});

/** What an OPTIONS method promises to browsers, held against the other methods of its resource. */
export const checkCorsPromises = rule([originMissing, methodNotAllowed], ({ integrated }, report) => {
  const promises = new Map<string, IntegratedMethod>();
  for (const method of integrated) if (method.operation.httpMethod === 'OPTIONS') promises.set(method.resource.path, method);
  if (promises.size === 0) return;
  for (const method of integrated) {
    const options = promises.get(method.resource.path);
    if (options !== undefined && method !== options && sends(options, ORIGIN)) checkPromise(options, method, report);
  }
});

function checkPromise(options: IntegratedMethod, method: IntegratedMethod, report: Report): void {
  const { operation, responses, type } = method;
  // Behind a proxy the back end sends the header, or not.
  if (!isProxy(type) && responses.length > 0 && !sends(method, ORIGIN))
    report(originMissing, operation.key, siteOf(method), [promisedBy(options)]);
  if (!needsPermission(operation.httpMethod)) return;
  const allowed = allowedMethods(options);
  if (allowed === undefined || allowed.includes('*')) return;
  const verbs = allowed.toUpperCase().split(/[\s,]+/);
  if (!verbs.includes(operation.httpMethod)) report(methodNotAllowed, operation.key, { ...siteOf(method), allowed }, [promisedBy(options)]);
}

const promisedBy = (options: IntegratedMethod): Related => ({ span: options.operation.key, message: 'The promise is made here.' });

const needsPermission = (httpMethod: string): boolean => ['PUT', 'PATCH', 'DELETE'].includes(httpMethod);

/** Whether any response maps the header, or a placeholder or a template may. */
function sends({ integration, responses }: IntegratedMethod, header: string): boolean {
  if (mayHoldMore(integration.node)) return true;
  return responses.some(
    ({ mappings, source }) =>
      mappings.some(({ key }) => key.toLowerCase() === header.toLowerCase() || key.includes('${')) ||
      [...(source.responseTemplates?.values() ?? [])].some((template) => template?.includes('responseOverride')),
  );
}

/** The static list of Access-Control-Allow-Methods, without its quotes. */
function allowedMethods({ responses }: IntegratedMethod): string | undefined {
  for (const { source } of responses) {
    const text = textOf(source.responseParameters?.get(METHODS));
    if (text !== undefined) return /^'([\w\s,*]*)'$/.exec(text)?.[1];
  }
  return undefined;
}
