import { httpApi, list, map, object, optional, required } from '../../shape/containers.ts';
import type { ObjectOf } from '../../shape/containers.ts';
import { anything, choice, flag, integer, text, textOrNull } from '../../shape/scalars.ts';
import type { Shape } from '../../shape/shape.ts';

export const INTEGRATION_NAME = 'x-amazon-apigateway-integration';

const TYPES = ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY', 'MOCK'] as const;
const CONTENT_HANDLING = ['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'] as const;

/** One value of `responses`. Parameters stay nodes: one that is no string is dropped with the service's own warning. */
const response = object({
  statusCode: required(text()),
  responseTemplates: optional(map(textOrNull())),
  responseParameters: optional(map(anything({ type: 'string' }))),
  contentHandling: optional(choice(CONTENT_HANDLING)),
});

const properties = {
  type: required(choice(TYPES, { ignoreCase: true })),
  uri: optional(text()),
  httpMethod: optional(text()),
  credentials: optional(text()),
  requestParameters: optional(map(anything({ type: 'string' }))),
  requestTemplates: optional(map(textOrNull())),
  responses: optional(map(response)),
  passthroughBehavior: optional(choice(['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'], { ignoreCase: true })),
  contentHandling: optional(choice(CONTENT_HANDLING)),
  cacheNamespace: optional(text()),
  cacheKeyParameters: optional(list(text())),
  timeoutInMillis: optional(integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
  connectionType: optional(choice(['INTERNET', 'VPC_LINK'])),
  connectionId: optional(text()),
  tlsConfig: optional(object({ insecureSkipVerification: optional(flag()), serverNameToVerify: httpApi(text()) })),
  responseTransferMode: optional(choice(['BUFFERED', 'STREAM'])),
  integrationTarget: optional(text()),
  payloadFormatVersion: httpApi(text()),
  integrationSubtype: httpApi(text()),
  $ref: httpApi(text()),
} as const;

export type IntegrationSource = ObjectOf<typeof properties>;
export type IntegrationResponseSource = typeof response extends Shape<infer T> ? T : never;

export const integrationShape: Shape<IntegrationSource> = object(properties);
