import { finding } from '../diagnostics/finding.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import type { Span } from '../source/node.ts';
import { isStatusCode } from '../model/status-code.ts';
import { exampleOf, http, httpWith } from './example.ts';
import type { MappedResponse } from './method-context.ts';
import { isProxy, keyAt, mayHoldMoreIn, siteOf } from './method-site.ts';
import { integrationRule } from './rule.ts';

const responses = '{200: {description: ok}, 404: {description: none}}';
const two = (statusCode: string): string =>
  exampleOf(httpWith(`{default: {statusCode: "200"}, '4\\d{2}': {statusCode: "${statusCode}"}}`), { responses });

export const statusForm = finding<MethodSite & { statusCode: string }>({
  code: 'integration-response/status-code',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ statusCode }) => `${JSON.stringify(statusCode)} is no status code; it must be three digits from 100 to 599.`,
  why: 'The control plane takes statusCode only where it matches [1-5]\\d\\d.',
  fix: 'Write a status code, such as "200".',
  bad: two('4xx'),
  good: two('404'),
});

export const sameStatus = finding<{ statusCode: string; first: string; second: string }>({
  code: 'integration-response/same-status',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ statusCode, first, second }) =>
    `The patterns ${JSON.stringify(first)} and ${JSON.stringify(second)} both lead to ${statusCode}; only one of them is kept.`,
  why: 'The control plane holds one integration response for each status code. Which of two is kept is not documented; the later one is taken here.',
  fix: ({ first, second }) =>
    `Unite the patterns: ${first === 'default' ? second : first}${first === 'default' || second === 'default' ? ' is covered by default' : `|${second}`}.`,
  bad: two('200'),
  good: two('404'),
});

export const defaultTwice = finding<MethodSite>({
  code: 'integration-response/default-twice',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: () => 'An empty pattern is the default response too, and there is one already.',
  serviceMessage: ({ httpMethod, path }) =>
    `Unable to put integration response on '${httpMethod}' for resource at path '${path}': Integration response with selection pattern default already exists`,
  why: 'An integration has one response without a pattern.',
  fix: 'Give this response a pattern, or remove it.',
  bad: exampleOf(httpWith(`{default: {statusCode: "200"}, "": {statusCode: "404"}}`), { responses }),
  good: two('404'),
});

export const noDefault = finding<MethodSite>({
  code: 'integration-response/no-default',
  effect: 'advice',
  evidence: 'documented',
  message: () => 'There is no default response: what no pattern matches is answered with 500.',
  why: 'A back end that answers in a way nobody thought of then looks like a fault of API Gateway.',
  fix: 'Add responses.default with a statusCode.',
  bad: exampleOf('{type: http, httpMethod: GET, uri: "https://example.com/pets"}'),
  good: exampleOf(http()),
});

/** The status codes of integration responses, and whether there is a response for everything. */
export const checkResponseStatuses = integrationRule([statusForm, sameStatus, defaultTwice, noDefault], (method, report) => {
  const { integration, type, responses } = method;
  const all = integration.value.responses;
  const place = (pattern: string): Span => keyAt(integration.key, integration.node, 'responses', pattern);
  const first = responses.length > 1 ? new Map<string, string>() : undefined;
  for (let index = 0; index < responses.length; index += 1) {
    const { pattern, source } = responses[index] as MappedResponse;
    const { statusCode } = source;
    if (statusCode === undefined || isPlaceholderText(statusCode) || isPlaceholderText(pattern)) continue;
    const earlier = first?.get(statusCode);
    if (!isStatusCode(statusCode))
      report(statusForm, integration.at('responses', pattern, 'statusCode'), { ...siteOf(method), statusCode });
    else if (earlier === undefined) first?.set(statusCode, pattern);
    else if (!isProxy(type))
      report(sameStatus, integration.at('responses', pattern, 'statusCode'), { statusCode, first: earlier, second: pattern }, [
        { span: place(earlier), message: `This one leads to ${statusCode} too.` },
      ]);
  }
  if (all?.has('default') && all.has('')) report(defaultTwice, place(''), siteOf(method));
  // A mock says itself which response it wants; of a proxy the back end answers.
  const answers = all?.has('default') || all?.has('') || isProxy(type) || type === 'MOCK';
  if (!answers && !mayHoldMoreIn(integration.node, 'responses'))
    report(noDefault, keyAt(integration.key, integration.node, 'responses'), siteOf(method));
});
