import type { Header, MediaType, Operation, Parameter, Response } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { ExtensionFields } from '../extensions/draft.ts';
import type { Resource } from '../model/api-model.ts';
import type { Method, MethodResponse } from '../model/method.ts';
import { sortedRecord } from '../model/order.ts';
import { put, statusRecord } from '../model/record.ts';
import type { Building } from '../model/record.ts';
import { isStatusCode } from '../model/status-code.ts';
import { isUnresolved, memberOf } from '../source/node.ts';
import { greedyName, parameterName, parameterNotUnique, responseStatus } from './findings.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { Models } from './models.ts';
import type { Security } from './security.ts';

/** What the methods of a definition share. */
export interface MethodContext {
  readonly security: Security;
  readonly models: Models;
  readonly report: Report;
  /** The model's names of parameters and headers, which many methods have: each is put together once. */
  readonly names: Readonly<Record<keyof typeof PREFIXES, Map<string, string>>>;
}

export function methodContext(security: Security, models: Models, report: Report): MethodContext {
  return { security, models, report, names: { path: new Map(), query: new Map(), header: new Map(), response: new Map() } };
}

/**
 * The whole method, its keys in a fixed order.
 *
 * @param set - what extensions have set: an authorizer goes where `x-amazon-apigateway-auth` set another type
 */
export function buildMethod(operation: Operation, resource: Resource, set: ExtensionFields, context: MethodContext): Method {
  const { httpMethod, operationId, requestBody, responses } = operation;
  const asked = context.security.authorizationOf(operation);
  const { authorizationType = asked.authorizationType } = set;
  const fields: Building<Partial<Method>> = { httpMethod, authorizationType };
  if (authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS') {
    if (asked.authorizerId !== undefined) fields.authorizerId = asked.authorizerId;
    if (asked.authorizationScopes !== undefined) fields.authorizationScopes = asked.authorizationScopes;
  }
  fields.apiKeyRequired = asked.apiKeyRequired;
  if (set.requestValidatorId !== undefined) fields.requestValidatorId = set.requestValidatorId;
  if (operationId !== undefined && operationId !== '') fields.operationName = operationId;
  const parameters = requestParameters(operation, resource, context);
  if (parameters !== undefined) fields.requestParameters = parameters;
  const requestModels = modelNames(requestBody, operation, resource, undefined, context);
  if (requestModels !== undefined) fields.requestModels = requestModels;
  const methodResponses = methodResponsesOf(responses, operation, resource, context);
  if (methodResponses !== undefined) fields.methodResponses = methodResponses;
  if (set.methodIntegration !== undefined) fields.methodIntegration = set.methodIntegration;
  return fields as Method;
}

/** The models of some contents by media type; undefined where there is none. */
function modelNames(
  contents: readonly MediaType[],
  { httpMethod }: Operation,
  { path }: Resource,
  statusCode: string | undefined,
  { models }: MethodContext,
): Readonly<Record<string, string>> | undefined {
  if (contents.length === 0) return undefined;
  const place = { path, httpMethod, statusCode };
  let names: Record<string, string> | undefined;
  for (let index = 0; index < contents.length; index += 1) {
    const { mediaType, schema } = contents[index] as MediaType;
    const name = models.nameOf(schema, place);
    if (name !== undefined) put((names ??= {}), mediaType, name);
  }
  return names;
}

const PREFIXES = {
  path: 'method.request.path.',
  query: 'method.request.querystring.',
  header: 'method.request.header.',
  response: 'method.response.header.',
} as const;
const NAME = /^[a-zA-Z0-9._$-]+$/;

function nameIn(place: keyof typeof PREFIXES, name: string, { names }: MethodContext): string {
  const known = names[place].get(name);
  if (known !== undefined) return known;
  const full = PREFIXES[place] + name;
  names[place].set(name, full);
  return full;
}

/** In the order of the definition, in which the service exports them (recorded); undefined where there is none. */
function requestParameters(operation: Operation, resource: Resource, context: MethodContext): Method['requestParameters'] {
  const { httpMethod, parameters } = operation;
  const { path } = resource;
  const { report } = context;
  const own = ownVariable(resource);
  if (parameters.length === 0 && own === undefined) return undefined;
  let result: Record<string, boolean> | undefined;
  const first = new Map<string, Parameter>();
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index] as Parameter;
    if (parameter.in === 'cookie') continue;
    const name = plainName(parameter, report);
    if (!NAME.test(name) && !isUnresolved(memberOf(parameter.node, 'name'))) {
      report(parameterName, memberOf(parameter.node, 'name') ?? parameter.at, { name, httpMethod, path });
      continue;
    }
    const earlier = first.get(name);
    if (earlier !== undefined)
      report(parameterNotUnique, parameter.at, { name, httpMethod, path }, [
        { span: earlier.at, message: `${name} is first declared here.` },
      ]);
    else first.set(name, parameter);
    (result ??= {})[nameIn(parameter.in, name, context)] = parameter.required;
  }
  if (own !== undefined) (result ??= {})[nameIn('path', own, context)] ??= true;
  return result;
}

/** The guide names the parameter of `{proxy+}` without its plus sign; definitions that write it are understood. */
function plainName({ name, in: place, node, at }: Parameter, report: Report): string {
  if (place !== 'path' || !name.endsWith('+')) return name;
  report(greedyName, memberOf(node, 'name') ?? at, { name });
  return name.slice(0, -1);
}

/**
 * The variable of the last segment, which the service declares by itself on every method where the definition does not (recorded for plain
 * variables; greedy ones are not recorded, and not added).
 */
function ownVariable({ pathPart }: Resource): string | undefined {
  return pathPart?.startsWith('{') ? /^\{([^{}+]+)\}$/.exec(pathPart)?.[1] : undefined;
}

/** By status code; undefined where there is none. */
function methodResponsesOf(
  responses: readonly Response[],
  operation: Operation,
  resource: Resource,
  context: MethodContext,
): Method['methodResponses'] {
  let record: Record<string, MethodResponse> | undefined;
  for (let index = 0; index < responses.length; index += 1) {
    const built = methodResponse(responses[index] as Response, operation, resource, context);
    if (built !== undefined) (record ??= statusRecord())[built.statusCode] = built;
  }
  return record;
}

function methodResponse(
  { statusCode, key, headers, content }: Response,
  operation: Operation,
  resource: Resource,
  context: MethodContext,
): MethodResponse | undefined {
  // There is no method response for `default`: it has no status code.
  if (statusCode === 'default') return undefined;
  if (!isStatusCode(statusCode)) {
    const { httpMethod } = operation;
    if (!isPlaceholderText(statusCode)) context.report(responseStatus, key, { statusCode, httpMethod, path: resource.path });
    return undefined;
  }
  const response: Building<MethodResponse> = { statusCode };
  if (headers.length > 0) response.responseParameters = headerParameters(headers, context);
  const responseModels = modelNames(content, operation, resource, statusCode, context);
  if (responseModels !== undefined) response.responseModels = responseModels;
  return response;
}

function headerParameters(headers: Response['headers'], context: MethodContext): Readonly<Record<string, boolean>> {
  const parameters: Record<string, boolean> = {};
  for (let index = 0; index < headers.length; index += 1) parameters[nameIn('response', (headers[index] as Header).name, context)] = false;
  return sortedRecord(parameters);
}
