import { anyMethod } from '../extensions/any-method.ts';
import type { Resource } from '../model/api-model.ts';
import { by } from '../model/order.ts';
import type { Method } from '../model/method.ts';

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

const LOCATIONS = { path: 'path', querystring: 'query', header: 'header' } as const;

/** The parameters, in the method's own order. */
export function parametersOf({ requestParameters = {} }: Method): readonly ParameterPart[] {
  return Object.entries(requestParameters).flatMap(([expression, required]) => {
    const [, location, name] = /^method\.request\.(path|querystring|header)\.(.+)$/s.exec(expression) ?? [];
    return name === undefined ? [] : [{ name, in: LOCATIONS[location as keyof typeof LOCATIONS], required }];
  });
}

/** The headers of a method response. */
export function headersOf(responseParameters: Readonly<Record<string, boolean>> = {}): readonly string[] {
  return Object.keys(responseParameters).flatMap((expression) => /^method\.response\.header\.(.+)$/s.exec(expression)?.[1] ?? []);
}

/** `consumes`: the media types of request models and request templates, the rule that all recorded operations follow. */
export function consumesOf({ requestModels, methodIntegration }: Method): readonly string[] {
  return [...new Set([...Object.keys(requestModels ?? {}), ...Object.keys(methodIntegration?.requestTemplates ?? {})])];
}

/** `produces`: the media types of response models and response templates. */
export function producesOf({ methodResponses = {}, methodIntegration }: Method): readonly string[] {
  const models = Object.values(methodResponses).flatMap(({ responseModels = {} }) => Object.keys(responseModels));
  const responses = Object.values(methodIntegration?.integrationResponses ?? {});
  return [...new Set([...models, ...responses.flatMap(({ responseTemplates }) => Object.keys(responseTemplates ?? {}))])];
}

/** A list or map, or undefined where it is empty: the service leaves those out. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

/** An object without its members that are undefined. */
export function defined(members: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
