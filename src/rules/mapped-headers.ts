import { finding } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import type { Response } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { exampleOf, httpWith } from './example.ts';
import { mappingTarget } from './mapping-grammar.ts';
import { mappingRefused } from './mapping-expressions.ts';
import { integrated, isProxy, keyAt, mayHoldMoreIn, siteOf } from './method-site.ts';
import type { IntegratedMethod } from './method-site.ts';
import type { Rule } from './rule.ts';

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

/** What integration responses say, held against the responses of the operation. */
export const checkMappedResponses: Rule = ({ methods }, report) => {
  for (const method of integrated(methods)) {
    const { integration, operation, type } = method;
    const integrationResponses = integration.value.responses;
    if (integrationResponses === undefined || mayHoldMoreIn(operation.node, 'responses')) continue;
    for (const [pattern, { statusCode, responseParameters }] of integrationResponses) {
      if (statusCode === undefined || !/^[1-5]\d\d$/.test(statusCode)) continue;
      const site = { ...siteOf(method), statusCode };
      const response = operation.responses.find((declared) => declared.statusCode === statusCode);
      const at = integration.at('responses', pattern, 'statusCode');
      if (isProxy(type)) {
        if (response === undefined) report(undeclaredProxyStatus, at, site);
      } else if (response !== undefined) checkHeaders(pattern, response, responseParameters?.keys() ?? [], method, report);
      else report((responseParameters?.size ?? 0) > 0 ? noMethodResponse : undeclaredStatus, at, site);
    }
  }
};

function checkHeaders(pattern: string, response: Response, mapped: Iterable<string>, method: IntegratedMethod, report: Report): void {
  let declared: ReadonlySet<string> | undefined;
  const { statusCode } = response;
  for (const key of mapped) {
    const target = mappingTarget(key, 'response');
    if (target.kind !== 'target' || isPlaceholderText(key)) continue;
    declared ??= new Set(response.headers.map(({ name }) => name));
    const { name } = target;
    if (declared.has(name)) continue;
    if (mayHoldMoreIn(response.node, 'headers')) return;
    const at = keyAt(method.integration.key, method.integration.node, 'responses', pattern, 'responseParameters', key);
    report(undeclaredHeader, at, { ...siteOf(method), statusCode, name, meant: nearest(name, declared) });
  }
}
