import type { Resource } from '../../model/api-model.ts';
import type { Integration, IntegrationResponse, Method, MethodResponse } from '../../model/method.ts';
import { command, comment, json } from './shell.ts';
import type { Options, Variable } from './shell.ts';

/** The ids of what exists already, by the ids of the model. */
export interface Ids {
  readonly api: Variable;
  readonly authorizers: ReadonlyMap<string, Variable>;
  readonly validators: ReadonlyMap<string, Variable>;
}

const DEFAULT_TIMEOUT = 29_000;

/** Creates a method with its responses and its integration. */
export function methodSteps(method: Method, resource: Resource, resourceVariable: Variable, ids: Ids): readonly string[] {
  const { httpMethod, methodResponses = {}, methodIntegration } = method;
  const place: Options = { 'rest-api-id': ids.api, 'resource-id': resourceVariable, 'http-method': httpMethod };
  const { integrationResponses = {} } = methodIntegration ?? {};
  return [
    comment(`${httpMethod} ${resource.path}`),
    command('put-method', { ...place, ...methodOptions(method, ids) }),
    ...Object.values(methodResponses).map((one) => command('put-method-response', { ...place, ...methodResponseOptions(one) })),
    ...(methodIntegration === undefined
      ? []
      : [command('put-integration', { ...place, ...integrationOptions(methodIntegration, resource) })]),
    ...Object.values(integrationResponses).map((one) => command('put-integration-response', { ...place, ...responseOptions(one) })),
  ];
}

function methodOptions(method: Method, { authorizers, validators }: Ids): Options {
  return {
    'authorization-type': method.authorizationType,
    'authorizer-id': authorizers.get(method.authorizerId ?? ''),
    'authorization-scopes': json(method.authorizationScopes),
    'api-key-required': method.apiKeyRequired ? true : undefined,
    'operation-name': method.operationName,
    'request-parameters': json(method.requestParameters),
    'request-models': json(method.requestModels),
    'request-validator-id': validators.get(method.requestValidatorId ?? ''),
  };
}

function methodResponseOptions({ statusCode, responseParameters, responseModels }: MethodResponse): Options {
  return { 'status-code': statusCode, 'response-parameters': json(responseParameters), 'response-models': json(responseModels) };
}

/** What stands at its default is left to the service. */
function integrationOptions(integration: Integration, resource: Resource): Options {
  const { timeoutInMillis, cacheNamespace, cacheKeyParameters } = integration;
  return {
    type: integration.type,
    'integration-http-method': integration.httpMethod,
    uri: integration.uri,
    'connection-type': integration.connectionType === 'INTERNET' ? undefined : integration.connectionType,
    'connection-id': integration.connectionId,
    credentials: integration.credentials,
    'request-parameters': json(integration.requestParameters),
    'request-templates': json(templates(integration.requestTemplates)),
    'passthrough-behavior': integration.passthroughBehavior,
    'content-handling': integration.contentHandling,
    'timeout-in-millis': timeoutInMillis === DEFAULT_TIMEOUT ? undefined : timeoutInMillis,
    'cache-namespace': cacheNamespace === resource.id ? undefined : cacheNamespace,
    'cache-key-parameters': cacheKeyParameters.length === 0 ? undefined : json(cacheKeyParameters),
    'tls-config': json(integration.tlsConfig),
    'response-transfer-mode': integration.responseTransferMode,
    'integration-target': integration.integrationTarget,
  };
}

function responseOptions({
  statusCode,
  selectionPattern,
  responseParameters,
  responseTemplates,
  contentHandling,
}: IntegrationResponse): Options {
  return {
    'status-code': statusCode,
    'selection-pattern': selectionPattern,
    'response-parameters': json(responseParameters),
    'response-templates': json(templates(responseTemplates)),
    'content-handling': contentHandling,
  };
}

/** The CLI takes no null; an empty template means the same to the service (recorded). */
function templates(given: Readonly<Record<string, string | null>> | undefined): Readonly<Record<string, string>> | undefined {
  return given && Object.fromEntries(Object.entries(given).map(([mediaType, template]) => [mediaType, template ?? '']));
}
