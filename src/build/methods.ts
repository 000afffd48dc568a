import type { Operation, Parameter, Response } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Resource } from '../model/api-model.ts';
import type { Method, MethodResponse } from '../model/method.ts';
import { sortedRecord } from '../model/order.ts';
import { isUnresolved, memberOf } from '../source/node.ts';
import { greedyName, parameterName, parameterNotUnique, responseStatus } from './findings.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { Models } from './models.ts';

type MethodParts = Pick<Method, 'operationName' | 'requestParameters' | 'requestModels' | 'methodResponses'>;

/** What an operation says of its method, besides security and extensions. */
export function methodParts(operation: Operation, resource: Resource, models: Models, report: Report): MethodParts {
  const { operationId, httpMethod } = operation;
  const place = { path: resource.path, httpMethod };
  const parameters = requestParameters(operation, resource, report);
  const requestModels = operation.requestBody.flatMap(({ mediaType, schema }): [string, string][] => {
    const name = models.nameOf(schema, { ...place, statusCode: undefined });
    return name === undefined ? [] : [[mediaType, name]];
  });
  const responses = operation.responses.flatMap((response) => methodResponse(response, resource, operation, models, report) ?? []);
  return {
    ...(operationId === undefined || operationId === '' ? {} : { operationName: operationId }),
    // In the order of the definition, in which the service exports them (recorded).
    ...(parameters.size === 0 ? {} : { requestParameters: Object.fromEntries(parameters) }),
    ...(requestModels.length === 0 ? {} : { requestModels: Object.fromEntries(requestModels) }),
    ...(responses.length === 0
      ? {}
      : { methodResponses: Object.fromEntries(responses.map((response) => [response.statusCode, response])) }),
  };
}

const LOCATIONS = { path: 'path', query: 'querystring', header: 'header' } as const;
const NAME = /^[a-zA-Z0-9._$-]+$/;

function requestParameters(operation: Operation, resource: Resource, report: Report): ReadonlyMap<string, boolean> {
  const result = new Map<string, boolean>();
  const first = new Map<string, Parameter>();
  const { httpMethod } = operation;
  const { path } = resource;
  for (const parameter of operation.parameters) {
    if (parameter.in === 'cookie') continue;
    const name = plainName(parameter, report);
    const named = memberOf(parameter.node, 'name') ?? parameter.at;
    if (!NAME.test(name) && !isUnresolved(memberOf(parameter.node, 'name'))) {
      report(parameterName, named, { name, httpMethod, path });
      continue;
    }
    const earlier = first.get(name);
    if (earlier !== undefined)
      report(parameterNotUnique, parameter.at, { name, httpMethod, path }, [
        { span: earlier.at, message: `${name} is first declared here.` },
      ]);
    else first.set(name, parameter);
    result.set(`method.request.${LOCATIONS[parameter.in]}.${name}`, parameter.required);
  }
  for (const name of ownVariables(resource)) {
    const key = `method.request.path.${name}`;
    if (!result.has(key)) result.set(key, true);
  }
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
function ownVariables({ pathPart = '' }: Resource): readonly string[] {
  const name = /^\{([^{}+]+)\}$/.exec(pathPart)?.[1];
  return name === undefined ? [] : [name];
}

function methodResponse(
  { statusCode, key, headers, content }: Response,
  { path }: Resource,
  { httpMethod }: Operation,
  models: Models,
  report: Report,
): MethodResponse | undefined {
  // There is no method response for `default`: it has no status code.
  if (statusCode === 'default') return undefined;
  if (!/^[1-5]\d\d$/.test(statusCode)) {
    if (!isPlaceholderText(statusCode)) report(responseStatus, key, { statusCode, httpMethod, path });
    return undefined;
  }
  const responseModels = content.flatMap(({ mediaType, schema }): [string, string][] => {
    const name = models.nameOf(schema, { path, httpMethod, statusCode });
    return name === undefined ? [] : [[mediaType, name]];
  });
  return {
    statusCode,
    ...(headers.length === 0
      ? {}
      : { responseParameters: sortedRecord(headers.map(({ name }) => [`method.response.header.${name}`, false])) }),
    ...(responseModels.length === 0 ? {} : { responseModels: Object.fromEntries(responseModels) }),
  };
}
