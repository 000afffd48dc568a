import { expect, it } from 'vitest';
import { mappingSource, mappingTarget } from '../../src/rules/mapping-grammar.ts';
import type { Direction } from '../../src/rules/mapping-grammar.ts';

const sources: readonly (readonly [Direction, string, object])[] = [
  ['request', "'text'", { kind: 'static' }],
  ['request', "''", { kind: 'static' }],
  ['request', 'method.request.path.petId', { kind: 'parameter', location: 'path', name: 'petId' }],
  ['request', 'method.request.multivaluequerystring.tag', { kind: 'parameter', location: 'querystring', name: 'tag' }],
  ['request', 'method.request.header.X-A.b', { kind: 'parameter', location: 'header', name: 'X-A.b' }],
  ['request', 'method.request.body', { kind: 'body' }],
  ['request', 'method.request.body.pets[0].name', { kind: 'body' }],
  ['request', 'method.request.body.', { kind: 'no-expression' }],
  ['request', 'stageVariables.site', { kind: 'stage-variable', name: 'site' }],
  ['request', 'context.authorizer.claims.sub', { kind: 'context', name: 'authorizer.claims.sub' }],
  ['request', 'integration.response.header.X', { kind: 'no-expression' }],
  ['request', 'method.request.query.page', { kind: 'no-expression' }],
  ['request', 'method.request.header.', { kind: 'no-expression' }],
  ['request', 'method.request.querystring.filter[kind]', { kind: 'bad-name', name: 'filter[kind]' }],
  ['request', '$context.stage', { kind: 'dollar', meant: 'context.stage' }],
  ['request', '${stageVariables.site}', { kind: 'dollar', meant: 'stageVariables.site' }],
  ['request', 'gateway', { kind: 'unquoted' }],
  ['request', "'open", { kind: 'unquoted' }],
  ['response', 'integration.response.multivalueheader.Set-Cookie', { kind: 'header', name: 'Set-Cookie' }],
  ['response', 'integration.response.body.errorType', { kind: 'body' }],
  ['response', 'method.request.path.petId', { kind: 'no-expression' }],
];

it.each(sources)('%s source %s', (direction, text, expected) => {
  expect(mappingSource(text, direction)).toEqual(expected);
});

const targets: readonly (readonly [Direction, string, object])[] = [
  ['request', 'integration.request.querystring.page', { kind: 'target', location: 'querystring', name: 'page' }],
  ['request', 'integration.request.multivalueheader.X', { kind: 'no-expression' }],
  ['request', 'integration.request.header.X Y', { kind: 'bad-name', name: 'X Y' }],
  ['request', 'method.response.header.X', { kind: 'no-expression' }],
  ['response', 'method.response.header.X-Total', { kind: 'target', location: 'header', name: 'X-Total' }],
  ['response', 'method.response.path.petId', { kind: 'no-expression' }],
  ['response', 'method.response.headers.X-Total', { kind: 'no-expression' }],
];

it.each(targets)('%s target %s', (direction, text, expected) => {
  expect(mappingTarget(text, direction)).toEqual(expected);
});
