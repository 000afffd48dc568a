import { finding } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import type { GatewayResponse } from '../model/api-model.ts';
import { sortedRecord } from '../model/order.ts';
import { isStatusCode } from '../model/status-code.ts';
import { map, object, optional } from '../shape/containers.ts';
import { text } from '../shape/scalars.ts';
import { entriesOf } from '../source/node.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { defineExtension } from './extension.ts';

/** Every type with its own status code, as recorded; the two defaults have none. */
export const GATEWAY_RESPONSE_TYPES: ReadonlyMap<string, string | undefined> = new Map([
  ['ACCESS_DENIED', '403'],
  ['API_CONFIGURATION_ERROR', '500'],
  ['AUTHORIZER_CONFIGURATION_ERROR', '500'],
  ['AUTHORIZER_FAILURE', '500'],
  ['BAD_REQUEST_BODY', '400'],
  ['BAD_REQUEST_PARAMETERS', '400'],
  ['DEFAULT_4XX', undefined],
  ['DEFAULT_5XX', undefined],
  ['EXPIRED_TOKEN', '403'],
  ['INTEGRATION_FAILURE', '504'],
  ['INTEGRATION_TIMEOUT', '504'],
  ['INVALID_API_KEY', '403'],
  ['INVALID_SIGNATURE', '403'],
  ['MISSING_AUTHENTICATION_TOKEN', '403'],
  ['QUOTA_EXCEEDED', '429'],
  ['REQUEST_TOO_LARGE', '413'],
  ['RESOURCE_NOT_FOUND', '404'],
  ['THROTTLED', '429'],
  ['UNAUTHORIZED', '401'],
  ['UNSUPPORTED_MEDIA_TYPE', '415'],
  ['WAF_FILTERED', '403'],
]);

/** What a gateway response without templates answers (recorded). */
export const DEFAULT_TEMPLATES: Readonly<Record<string, string>> = { 'application/json': '{"message":$context.error.messageString}' };

const withResponse = (type: string, body: string): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {}
x-amazon-apigateway-gateway-responses: {${type}: ${body}}`;

export const typeUnknown = finding<{ type: string; nearest: string | undefined }>({
  code: 'gateway-responses/unknown-type',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ type, nearest }) => `There is no gateway response type ${JSON.stringify(type)}${didYouMean(nearest)}`,
  serviceMessage: ({ type }) =>
    `1 validation error detected: Value '${type}' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set: [${SERVICE_ORDER}]`,
  why: 'Only the types of the service can be customised.',
  fix: ({ nearest }) => (nearest === undefined ? `Use one of ${[...GATEWAY_RESPONSE_TYPES.keys()].join(', ')}.` : `Write ${nearest}.`),
  bad: withResponse('UNAUTHORISED', '{statusCode: 401}'),
  good: withResponse('UNAUTHORIZED', '{statusCode: 401}'),
});

export const statusInvalid = finding<{ type: string; statusCode: string }>({
  code: 'gateway-responses/status-code',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ type, statusCode }) =>
    `The status code of ${type} is ${JSON.stringify(statusCode)}; it must be three digits from 100 to 599.`,
  why: 'A status code matches [1-5] and two digits.',
  fix: 'Give an HTTP status code, such as 403.',
  bad: withResponse('UNAUTHORIZED', '{statusCode: 4xx}'),
  good: withResponse('UNAUTHORIZED', '{statusCode: 401}'),
});

export const gatewayResponses = defineExtension({
  name: 'x-amazon-apigateway-gateway-responses',
  places: ['document'],
  summary: 'Answers of the gateway itself, by type.',
  shape: map(
    object({
      statusCode: optional(text()),
      responseParameters: optional(map(text())),
      responseTemplates: optional(map(text())),
    }),
  ),
  check: ({ value, node, at }, _site, report) => {
    for (const { key } of entriesOf(node)) {
      if (!GATEWAY_RESPONSE_TYPES.has(key.value))
        report(typeUnknown, key, { type: key.value, nearest: nearest(key.value, GATEWAY_RESPONSE_TYPES.keys()) });
    }
    for (const [type, { statusCode }] of value) {
      if (statusCode !== undefined && !isStatusCode(statusCode) && !isPlaceholderText(statusCode))
        report(statusInvalid, at(type, 'statusCode'), { type, statusCode });
    }
  },
  lower: ({ value, at }, _site, draft) => {
    for (const [responseType, given] of value) {
      const statusCode = given.statusCode ?? GATEWAY_RESPONSE_TYPES.get(responseType);
      const templates = given.responseTemplates;
      draft.addGatewayResponse(
        {
          responseType,
          ...(statusCode === undefined ? {} : { statusCode }),
          responseParameters: sortedRecord(Object.fromEntries(given.responseParameters ?? [])),
          responseTemplates: templates === undefined || templates.size === 0 ? DEFAULT_TEMPLATES : Object.fromEntries(templates),
          defaultResponse: false,
        },
        at(responseType),
      );
    }
  },
  print: ({ model }) => {
    const customised = model.gatewayResponses.filter(({ defaultResponse }) => !defaultResponse);
    if (customised.length === 0) return undefined;
    return Object.fromEntries(customised.map((response) => [response.responseType, printResponse(response)]));
  },
  exportedWith: 'integrations',
});

function printResponse({ statusCode, responseParameters, responseTemplates }: GatewayResponse): unknown {
  return {
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(Object.keys(responseParameters).length === 0 ? {} : { responseParameters }),
    ...(Object.keys(responseTemplates).length === 0 ? {} : { responseTemplates }),
  };
}

/** The order in which the service lists the types in its message. */
const SERVICE_ORDER =
  'REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND, AUTHORIZER_CONFIGURATION_ERROR, MISSING_AUTHENTICATION_TOKEN, BAD_REQUEST_BODY, INVALID_SIGNATURE, INVALID_API_KEY, BAD_REQUEST_PARAMETERS, AUTHORIZER_FAILURE, UNAUTHORIZED, INTEGRATION_TIMEOUT, ACCESS_DENIED, DEFAULT_4XX, DEFAULT_5XX, WAF_FILTERED, QUOTA_EXCEEDED, THROTTLED, API_CONFIGURATION_ERROR, UNSUPPORTED_MEDIA_TYPE, INTEGRATION_FAILURE, EXPIRED_TOKEN';
