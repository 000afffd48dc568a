import { finding } from '../diagnostics/finding.ts';
import type { FindingSpec } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import type { Operation, Response } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { isStatusCode } from '../model/status-code.ts';
import { exampleOf, httpWith } from './example.ts';
import { mappingRefused } from './mapping-expressions.ts';
import { mappingKey } from './method-context.ts';
import type { IntegratedMethod, MappedResponse, Mapping } from './method-context.ts';
import { isProxy, mayHoldMoreIn, siteOf } from './method-site.ts';
import { integrationRule } from './rule.ts';

type ResponseSite = MethodSite & { readonly statusCode: string };

const total = httpWith(
  '{default: {statusCode: "200", responseParameters: {method.response.header.X-Total: integration.response.header.X-Total}}}',
);
const responses = '{200: {description: ok, headers: {X-Total: {type: string}}}}';
const missing = httpWith(
  '{default: {statusCode: "200"}, 404: {statusCode: "404", responseParameters: {method.response.header.X-Total: "\'0\'"}}}',
);

export const undeclaredHeader = finding<ResponseSite & { name: string; meant: string | undefined }>({
  code: 'mapping/header-undeclared',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ name, statusCode, meant }) => `The ${statusCode} response declares no header ${name}${didYouMean(meant)}`,
  serviceMessage: ({ name, ...site }) =>
    mappingRefused({ ...site, direction: 'response' }, `Invalid mapping expression parameter specified: method.response.header.${name}`),
  why: 'A response mapping can set only headers that the method response of its status declares.',
  fix: ({ name, statusCode, meant }) =>
    `${meant === undefined ? '' : `Write ${meant}, or `}declare ${name} under headers of the ${statusCode} response.`.replace(/^d/, 'D'),
  bad: exampleOf(total),
  good: exampleOf(total, { responses }),
});

export const noMethodResponse = finding<ResponseSite>({
  code: 'integration-response/no-method-response',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ httpMethod, path, statusCode }) => `${httpMethod} ${path} maps headers of a ${statusCode} response that it does not declare.`,
  serviceMessage: (site) => mappingRefused({ ...site, direction: 'response' }, 'No method response exists for method.'),
  why: 'An integration response leads to the method response of its statusCode, and the headers it sets must be declared there.',
  fix: ({ statusCode }) => `Declare ${statusCode} among the responses of the operation, with these headers.`,
  bad: exampleOf(missing),
  good: exampleOf(missing, { responses: '{200: {description: ok}, 404: {description: none, headers: {X-Total: {type: string}}}}' }),
});

const conflict = httpWith('{default: {statusCode: "200"}, 404: {statusCode: "404"}}');

/**
 * The guide asks for a declaration; users report a refusal only where headers are mapped, so without them the import may go through. At run
 * time there is no method response to give, and the call answers 500.
 */
export const undeclaredStatus = finding<ResponseSite>({
  code: 'integration-response/undeclared-status',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ httpMethod, path, statusCode }) => `${httpMethod} ${path} declares no ${statusCode} response for this integration response.`,
  why: 'Every statusCode of an integration must be a response of the operation; a call that ends here has nothing to answer with.',
  fix: ({ statusCode }) => `Declare ${statusCode} among the responses of the operation.`,
  bad: exampleOf(conflict),
  good: exampleOf(conflict, { responses: '{200: {description: ok}, 404: {description: none}}' }),
});

export const undeclaredProxyStatus = finding<ResponseSite>({
  code: 'integration-response/proxy-undeclared-status',
  effect: 'advice',
  evidence: 'documented',
  message: ({ statusCode }) => `The operation declares no ${statusCode} response; a proxy integration has no use for this one.`,
  why: 'A proxy passes on what the back end answers. Its responses are stored and not used.',
  fix: 'Remove responses from the integration.',
  bad: exampleOf('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", responses: {default: {statusCode: "404"}}}'),
  good: exampleOf('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets"}'),
});

/** What integration responses say, held against the responses of the operation. Those of proxies are not used. */
export const checkMappedResponses = integrationRule([undeclaredHeader, noMethodResponse, undeclaredStatus], (method, report) => {
  if (isProxy(method.type)) return;
  const { operation, responses } = method;
  for (let index = 0; index < responses.length; index += 1) {
    const mapped = responses[index] as MappedResponse;
    const { mappings } = mapped;
    const { statusCode } = mapped.source;
    const response = statusCode === undefined ? undefined : responseOf(operation, statusCode);
    if (response !== undefined && mappings.length === 0) continue;
    if (statusCode === undefined || !isStatusCode(statusCode)) continue;
    if (response !== undefined) {
      checkHeaders(response, mappings, report);
      continue;
    }
    if (mayHoldMoreIn(operation.node, 'responses')) break;
    tellUndeclared(mappings.length > 0 ? noMethodResponse : undeclaredStatus, mapped, method, report);
  }
});

/** Responses of proxies that the operation does not declare. */
export const checkProxyStatuses = integrationRule([undeclaredProxyStatus], (method, report) => {
  if (!isProxy(method.type)) return;
  const { operation, responses } = method;
  for (const mapped of responses) {
    const { statusCode } = mapped.source;
    if (statusCode === undefined || responseOf(operation, statusCode) !== undefined || !isStatusCode(statusCode)) continue;
    if (mayHoldMoreIn(operation.node, 'responses')) break;
    tellUndeclared(undeclaredProxyStatus, mapped, method, report);
  }
});

function tellUndeclared(
  spec: FindingSpec<ResponseSite>,
  { pattern, source: { statusCode = '' } }: MappedResponse,
  method: IntegratedMethod,
  report: Report,
): void {
  report(spec, method.integration.at('responses', pattern, 'statusCode'), { ...siteOf(method), statusCode });
}

function responseOf({ responses }: Operation, statusCode: string): Response | undefined {
  for (let index = 0; index < responses.length; index += 1) if (responses[index]?.statusCode === statusCode) return responses[index];
  return undefined;
}

function checkHeaders(response: Response, mappings: readonly Mapping[], report: Report): void {
  const { statusCode } = response;
  const names = new Set<string>();
  for (const header of response.headers) names.add(header.name);
  for (const mapping of mappings) {
    const { method, target } = mapping;
    if (target?.kind !== 'target' || names.has(target.name)) continue;
    if (mayHoldMoreIn(response.node, 'headers')) return;
    const { name } = target;
    const meant = nearest(name, names);
    report(undeclaredHeader, mappingKey(mapping), { ...siteOf(method), statusCode, name, meant });
  }
}
