import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { diffApis } from '../../src/diff/diff-api.ts';
import { compile } from '../../src/pipeline.ts';

const definition = `swagger: "2.0"
info: {title: Shop, version: "1"}
securityDefinitions:
  guard:
    type: apiKey
    name: Authorization
    in: header
    x-amazon-apigateway-authtype: custom
    x-amazon-apigateway-authorizer:
      type: token
      authorizerUri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:guard/invocations
      authorizerResultTtlInSeconds: 61
x-amazon-apigateway-request-validators:
  strict: {validateRequestBody: true, validateRequestParameters: false}
x-amazon-apigateway-gateway-responses:
  DEFAULT_4XX:
    statusCode: 422
    responseParameters:
      gatewayresponse.header.X-Kind: "'gateway'"
paths:
  /items:
    post:
      operationId: makeItem
      security: [{guard: []}]
      x-amazon-apigateway-request-validator: strict
      consumes: [application/json]
      produces: [application/json]
      parameters:
        - {name: dry.run, in: query, type: string, required: false}
        - {name: body, in: body, schema: {$ref: "#/definitions/Item"}}
      responses:
        "201":
          description: Made.
          headers: {ETag: {type: string}}
          schema: {$ref: "#/definitions/Item"}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: https://items.example.com/old
        timeoutInMillis: 9000
        requestParameters: {integration.request.header.X-Dry: method.request.querystring.dry.run}
        requestTemplates: {application/json: "{}"}
        responses:
          "2..":
            statusCode: "201"
            responseParameters: {method.response.header.ETag: integration.response.header.ETag}
            responseTemplates: {application/json: $input.body}
definitions:
  Item:
    type: object
    properties:
      a/b: {type: string, maxLength: 17}
      kind: {type: string, enum: [one, two]}
`;

const asJson = (text: string): string => JSON.stringify(parse(text), undefined, 2);

const textAt = (span: { file: { text: string }; start: number; end: number } | undefined): string | undefined =>
  span?.file.text.slice(span.start, span.end).replaceAll(/^["']|["']$/g, '');

/** What stands at both places of each change. */
async function placesOf(was: string, is: string): Promise<Record<string, readonly (string | undefined)[]>> {
  const [base, revision] = [await compile({ text: was, path: 'base' }, {}), await compile({ text: is, path: 'revision' }, {})];
  if (base.built === undefined || revision.built === undefined) throw new Error('it is not built');
  const changes = diffApis(base.built.model, revision.built.model, { base: base.built.origins, revision: revision.built.origins });
  return Object.fromEntries(changes.map(({ code, basePlace, revisionPlace }) => [code, [textAt(basePlace), textAt(revisionPlace)]]));
}

const rows: [edit: [was: string, is: string], code: string, base: string | undefined, revision: string | undefined][] = [
  [['operationId: makeItem', 'operationId: addItem'], 'method/operation-name-changed', 'makeItem', 'addItem'],
  [['security: [{guard: []}]', 'security: []'], 'method/made-open', 'security', 'security'],
  [['type: string, required: false', 'type: string, required: true'], 'parameter/made-required', '*dry.run', '*dry.run'],
  [
    ['headers: {ETag: {type: string}}', 'headers: {ETag: {type: string}, X-New: {type: string}}'],
    'response/header-added',
    undefined,
    'X-New',
  ],
  [['"201":\n          d', '"202": {description: Later.}\n        "201":\n          d'], 'response/success-added', undefined, '202'],
  [
    ['items.example.com/old', 'items.example.com/new'],
    'integration/uri-changed',
    'https://items.example.com/old',
    'https://items.example.com/new',
  ],
  [['        timeoutInMillis: 9000\n', ''], 'integration/timeout-extended', '9000', '*'],
  [
    ['X-Dry: method.request.querystring.dry.run', 'X-Dry: "\'yes\'"'],
    'request-mapping/changed',
    'method.request.querystring.dry.run',
    "'yes'",
  ],
  [['application/json: "{}"', 'application/json: "{}", text/csv: none'], 'request-template/added', undefined, 'none'],
  [['"2..":', '"20.":'], 'integration-response/selection-pattern-changed', '2..', '20.'],
  [['ETag: integration.response.header.ETag', 'ETag: "\'x\'"'], 'response-mapping/changed', 'integration.response.header.ETag', "'x'"],
  [['json: $input.body', 'json: none'], 'response-template/changed', '$input.body', 'none'],
  [['authorizerResultTtlInSeconds: 61', 'authorizerResultTtlInSeconds: 62'], 'authorizer/cache-time-raised', '61', '62'],
  [['validateRequestBody: true', 'validateRequestBody: false'], 'validator/body-validation-disabled', 'true', 'false'],
  [['statusCode: 422', 'statusCode: 423'], 'gateway-response/status-changed', '422', '423'],
  [['"\'gateway\'"', '"\'other\'"'], 'gateway-response/header-changed', "'gateway'", "'other'"],
  [['maxLength: 17', 'maxLength: 18'], 'request-schema/bound-loosened', '17', '18'],
  [['enum: [one, two]', 'enum: [one]'], 'response-schema/enum-value-removed', 'enum', undefined],
  [['properties:\n', 'required: [kind]\n    properties:\n'], 'request-schema/property-made-required', 'kind', 'kind'],
];

it.each(rows)('%j is placed where it is written', async ([was, is], code, base, revision) => {
  const after = definition.replace(was, () => is);
  expect(after).not.toBe(definition);
  for (const [format, found] of [
    ['yaml', (await placesOf(definition, after))[code]],
    ['json', (await placesOf(asJson(definition), asJson(after)))[code]],
  ] as const) {
    expect(found, format).toEqual([expected(base), expected(revision)]);
  }
});

/** A text behind `*` is that of a larger thing, which begins otherwise in either format. */
const expected = (text: string | undefined): unknown => (text?.startsWith('*') ? expect.stringContaining(text.slice(1)) : text);

it('looks for the place in the base only where none is known in the revision, where one is enough', async () => {
  const after = definition.replace('timeoutInMillis: 9000', 'timeoutInMillis: 9500').replace('enum: [one, two]', 'enum: [one]');
  const [base, revision] = [await compile({ text: definition, path: 'base' }, {}), await compile({ text: after, path: 'revision' }, {})];
  if (base.built === undefined || revision.built === undefined) throw new Error('it is not built');
  const origins = { base: base.built.origins, revision: revision.built.origins };
  const both = diffApis(base.built.model, revision.built.model, origins);
  const nearest = diffApis(base.built.model, revision.built.model, { ...origins, nearestOnly: true });
  expect(nearest).toEqual(both.map(({ basePlace, ...change }) => (change.revisionPlace === undefined ? { ...change, basePlace } : change)));
  expect(nearest.map(({ basePlace, revisionPlace }) => [textAt(basePlace), textAt(revisionPlace)])).toEqual([
    [undefined, '9500'],
    ['enum', undefined],
    ['enum', undefined],
  ]);
});
