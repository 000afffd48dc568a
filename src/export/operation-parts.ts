import { anyMethod } from '../extensions/any-method.ts';
import type { Resource } from '../model/api-model.ts';
import { by } from '../model/order.ts';
import type { Method, MethodResponse } from '../model/method.ts';
import { put, statusRecord } from '../model/record.ts';

/** What Swagger 2.0 and OpenAPI 3.0 say of a method alike. */

const VERBS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'] as const;

/** The resources that have methods, by path, each with its methods by verb. The service writes no path without a method (recorded). */
export function methodsByPath(
  resources: readonly Resource[],
): readonly { readonly resource: Resource; readonly methods: readonly Method[] }[] {
  return [...resources]
    .sort(by('path'))
    .map((resource) => ({ resource, methods: VERBS.flatMap((verb) => resource.resourceMethods?.[verb] ?? []) }))
    .filter(({ methods }) => methods.length > 0);
}

/** The key of a method in its path item. ANY is an extension in every kind of export, plain ones too. */
export function pathItemKey({ httpMethod }: Method): string {
  return httpMethod === 'ANY' ? anyMethod.name : httpMethod.toLowerCase();
}

export interface ParameterPart {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
}

const REQUEST = 'method.request.';
const LOCATIONS: ReadonlyMap<string, ParameterPart['in']> = new Map([
  ['path', 'path'],
  ['querystring', 'query'],
  ['header', 'header'],
]);
const RESPONSE_HEADER = 'method.response.header.';

/** The parameters, in the method's own order. */
export function parametersOf({ requestParameters = {} }: Method): readonly ParameterPart[] {
  const parts: ParameterPart[] = [];
  for (const expression of Object.keys(requestParameters)) {
    const dot = expression.indexOf('.', REQUEST.length);
    const location = expression.startsWith(REQUEST) && dot > 0 ? LOCATIONS.get(expression.slice(REQUEST.length, dot)) : undefined;
    const name = expression.slice(dot + 1);
    if (location !== undefined && name !== '') parts.push({ name, in: location, required: requestParameters[expression] as boolean });
  }
  return parts;
}

/** Method responses or what is written of them by status code; of two with the same the last. */
export function byStatusCode<T>(responses: readonly MethodResponse[], write: (response: MethodResponse) => T): Readonly<Record<string, T>> {
  const record = statusRecord<T>();
  for (const response of responses) put(record, response.statusCode, write(response));
  return record;
}

/** The headers of a method response. */
export function headersOf(responseParameters: Readonly<Record<string, boolean>> = {}): readonly string[] {
  return Object.keys(responseParameters)
    .filter((expression) => expression.startsWith(RESPONSE_HEADER) && expression !== RESPONSE_HEADER)
    .map((expression) => expression.slice(RESPONSE_HEADER.length));
}

/** `consumes`: the media types of request models and request templates, the rule that all recorded operations follow. */
export function consumesOf({ requestModels, methodIntegration }: Method): readonly string[] {
  const types = new Set<string>();
  addKeys(types, requestModels);
  addKeys(types, methodIntegration?.requestTemplates);
  return [...types];
}

/** `produces`: the media types of response models and response templates. */
export function producesOf({ methodResponses = {}, methodIntegration }: Method): readonly string[] {
  const types = new Set<string>();
  for (const { responseModels } of Object.values(methodResponses)) addKeys(types, responseModels);
  for (const { responseTemplates } of Object.values(methodIntegration?.integrationResponses ?? {})) addKeys(types, responseTemplates);
  return [...types];
}

function addKeys(keys: Set<string>, record: object | undefined): void {
  if (record !== undefined) for (const key of Object.keys(record)) keys.add(key);
}

/** A list or map, or undefined where it is empty: the service leaves those out. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

/** An object without its members that are undefined. */
export function defined(members: object): Readonly<Record<string, unknown>> {
  const given = members as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(given)) if (given[name] !== undefined) put(result, name, given[name]);
  return result;
}
