import { finding } from '../diagnostics/finding.ts';
import type { FindingSpec } from '../diagnostics/finding.ts';
import { exampleOf, http, httpWith } from './example.ts';
import type { Direction } from './mapping-grammar.ts';
import { mappingKey } from './method-context.ts';
import { isProxy } from './method-site.ts';
import { mappingRule } from './rule.ts';

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

/** Mappings to headers that the service treats in its own way. Mocks call nobody, and the answers of proxies are not mapped. */
export const checkSpecialHeaders = mappingRule([failingHeader, droppedHeader, remappedHeader], (mapping, report) => {
  const { method, direction, target } = mapping;
  if (target?.kind !== 'target' || target.location !== 'header') return;
  if (direction === 'request' ? method.type === 'MOCK' : isProxy(method.type)) return;
  const { name } = target;
  const spec = specOf(name.toLowerCase(), direction);
  if (spec !== undefined) report(spec, mappingKey(mapping), { name });
});

function specOf(name: string, direction: Direction): FindingSpec<{ name: string }> | undefined {
  if (direction === 'request') return FAILING.has(name) ? failingHeader : REQUEST_DROPPED.has(name) ? droppedHeader : undefined;
  return RESPONSE_DROPPED.has(name) ? droppedHeader : RESPONSE_REMAPPED.has(name) ? remappedHeader : undefined;
}
