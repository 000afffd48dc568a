import { finding } from '../diagnostics/finding.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { exampleOf, http, httpWith } from './example.ts';
import { mappingTarget } from './mapping-grammar.ts';
import { integrated, isProxy, keyAt } from './method-site.ts';
import type { Rule } from './rule.ts';

const request = (name: string): string => exampleOf(http(`requestParameters: {integration.request.header.${name}: "'1'"}`));
const answer = (name: string): string =>
  exampleOf(httpWith(`{default: {statusCode: "200", responseParameters: {method.response.header.${name}: "'pets'"}}}`), {
    responses: `{200: {description: ok, headers: {${name}: {type: string}}}}`,
  });

export const failingHeader = finding<{ name: string }>({
  code: 'mapping/header-fails',
  effect: 'advice',
  evidence: 'recorded',
  message: ({ name }) => `A mapping to ${name} is imported, and every call then fails with 500.`,
  why: 'API Gateway works out the length and the encoding of the transfer itself.',
  fix: 'Remove the mapping.',
  bad: request('Content-Length'),
  good: request('X-Length'),
});

export const droppedHeader = finding<{ name: string }>({
  code: 'mapping/header-dropped',
  effect: 'advice',
  evidence: 'documented',
  message: ({ name }) => `The header ${name} is not passed on; the mapping has no effect.`,
  why: 'The guide lists headers that API Gateway drops on the way.',
  fix: 'Use a header of another name.',
  bad: request('Max-Forwards'),
  good: request('X-Max-Forwards'),
});

export const remappedHeader = finding<{ name: string }>({
  code: 'mapping/header-remapped',
  effect: 'advice',
  evidence: 'documented',
  message: ({ name }) => `Clients receive ${name} as X-Amzn-Remapped-${name}.`,
  why: 'The guide lists headers of answers that API Gateway sets itself and passes on under another name.',
  fix: 'Use a header of another name, or let the clients read the remapped one.',
  bad: answer('Server'),
  good: answer('X-Server'),
});

const FAILING = new Set(['content-length', 'transfer-encoding']);
const REQUEST_DROPPED = new Set([
  'content-md5',
  'max-forwards',
  'www-authenticate',
  'server',
  'expect',
  'proxy-authenticate',
  'te',
  'trailer',
  'upgrade',
]);
const RESPONSE_DROPPED = new Set(['expect', 'proxy-authenticate', 'te', 'trailer', 'upgrade', 'host', 'transfer-encoding']);
const RESPONSE_REMAPPED = new Set([
  'authorization',
  'connection',
  'content-md5',
  'max-forwards',
  'www-authenticate',
  'date',
  'server',
  'user-agent',
]);

/** Mappings to headers that the service treats in its own way. */
export const checkSpecialHeaders: Rule = ({ methods }, report) => {
  for (const { integration, type } of integrated(methods)) {
    for (const key of type === 'MOCK' ? [] : (integration.value.requestParameters?.keys() ?? [])) {
      const name = headerOf(key, 'request');
      if (name === undefined) continue;
      const at = keyAt(integration.key, integration.node, 'requestParameters', key);
      if (FAILING.has(name.toLowerCase())) report(failingHeader, at, { name });
      else if (REQUEST_DROPPED.has(name.toLowerCase())) report(droppedHeader, at, { name });
    }
    for (const [pattern, { responseParameters }] of isProxy(type) ? [] : (integration.value.responses ?? [])) {
      for (const key of responseParameters?.keys() ?? []) {
        const name = headerOf(key, 'response');
        if (name === undefined) continue;
        const at = keyAt(integration.key, integration.node, 'responses', pattern, 'responseParameters', key);
        if (RESPONSE_DROPPED.has(name.toLowerCase())) report(droppedHeader, at, { name });
        else if (RESPONSE_REMAPPED.has(name.toLowerCase())) report(remappedHeader, at, { name });
      }
    }
  }
};

function headerOf(key: string, direction: 'request' | 'response'): string | undefined {
  const target = mappingTarget(key, direction);
  return target.kind === 'target' && target.location === 'header' && !isPlaceholderText(key) ? target.name : undefined;
}
