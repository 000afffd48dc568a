import type { Resource } from '../../model/api-model.ts';
import type { Integration, IntegrationResponse, Method } from '../../model/method.ts';
import { put, statusRecord } from '../../model/record.ts';

const DEFAULT_TIMEOUT = 29_000;

/**
 * Model to definition: the service's spelling (`type` and `passthroughBehavior` in lower case) and the order of its exports since 2021.
 * What stands at its default is left out, and so is what is empty.
 */
export function printIntegration({ methodIntegration }: Method, resource: Resource): Readonly<Record<string, unknown>> | undefined {
  if (methodIntegration === undefined) return undefined;
  const { type, passthroughBehavior, connectionType, timeoutInMillis, cacheNamespace, cacheKeyParameters, tlsConfig, ...rest } =
    methodIntegration;
  const cached = cacheKeyParameters.length > 0;
  return withoutEmpty({
    type: type.toLowerCase(),
    credentials: rest.credentials,
    httpMethod: rest.httpMethod,
    uri: rest.uri,
    responses: printResponses(methodIntegration),
    requestParameters: rest.requestParameters,
    requestTemplates: rest.requestTemplates,
    passthroughBehavior: passthroughBehavior.toLowerCase(),
    contentHandling: rest.contentHandling,
    connectionType: connectionType === 'INTERNET' ? undefined : connectionType,
    connectionId: rest.connectionId,
    timeoutInMillis: timeoutInMillis === DEFAULT_TIMEOUT ? undefined : timeoutInMillis,
    cacheNamespace: cached || cacheNamespace !== resource.id ? cacheNamespace : undefined,
    cacheKeyParameters,
    tlsConfig,
    responseTransferMode: rest.responseTransferMode,
    integrationTarget: rest.integrationTarget,
  });
}

/** By selection pattern; `default` is the response without one. */
function printResponses({ integrationResponses = {} }: Integration): Readonly<Record<string, unknown>> {
  const record = statusRecord<unknown>();
  for (const response of Object.values(integrationResponses)) put(record, response.selectionPattern || 'default', printResponse(response));
  return record;
}

function printResponse({ statusCode, responseParameters, responseTemplates, contentHandling }: IntegrationResponse): unknown {
  return withoutEmpty({ statusCode, responseParameters, responseTemplates, contentHandling });
}

/** Without the members that are undefined, empty maps or empty lists. */
function withoutEmpty(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(members)) {
    const value = members[name];
    if (value !== undefined && !isEmpty(value)) result[name] = value;
  }
  return result;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
