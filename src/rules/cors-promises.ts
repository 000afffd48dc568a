import { finding } from '../diagnostics/finding.ts';
import { textOf } from '../source/node.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { mayHoldMore, integrated, isProxy, siteOf } from './method-site.ts';
import type { IntegratedMethod } from './method-site.ts';
import type { Rule } from './rule.ts';

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
export const checkCorsPromises: Rule = ({ methods }, report) => {
  const all = integrated(methods);
  const promises = new Map(
    all.filter(({ operation }) => operation.httpMethod === 'OPTIONS').map((method) => [method.resource.path, method]),
  );
  if (promises.size === 0) return;
  for (const method of all) {
    const options = promises.get(method.resource.path);
    if (options === undefined || method === options || !sends(options, ORIGIN)) continue;
    const site = siteOf(method);
    const promise = { span: options.operation.key, message: 'The promise is made here.' };
    // Behind a proxy the back end sends the header, or not.
    if (!isProxy(method.type) && (method.integration.value.responses?.size ?? 0) > 0 && !sends(method, ORIGIN))
      report(originMissing, method.operation.key, site, [promise]);
    const allowed = allowedMethods(options);
    if (
      allowed !== undefined &&
      needsPermission(site.httpMethod) &&
      !/\*/.test(allowed) &&
      !allowed
        .toUpperCase()
        .split(/[\s,]+/)
        .includes(site.httpMethod)
    )
      report(methodNotAllowed, method.operation.key, { ...site, allowed }, [promise]);
  }
};

const needsPermission = (httpMethod: string): boolean => ['PUT', 'PATCH', 'DELETE'].includes(httpMethod);

/** Whether any response maps the header, or a placeholder or a template may. */
function sends({ integration }: IntegratedMethod, header: string): boolean {
  if (mayHoldMore(integration.node)) return true;
  return [...(integration.value.responses?.values() ?? [])].some(
    ({ responseParameters, responseTemplates }) =>
      [...(responseParameters?.keys() ?? [])].some((key) => key.toLowerCase() === header.toLowerCase() || key.includes('${')) ||
      [...(responseTemplates?.values() ?? [])].some((template) => template?.includes('responseOverride')),
  );
}

/** The static list of Access-Control-Allow-Methods, without its quotes. */
function allowedMethods({ integration }: IntegratedMethod): string | undefined {
  for (const { responseParameters } of integration.value.responses?.values() ?? []) {
    const text = textOf(responseParameters?.get(METHODS));
    if (text !== undefined) return /^'([\w\s,*]*)'$/.exec(text)?.[1];
  }
  return undefined;
}
