import type { Method } from '../model/method.ts';
import type { Credentials } from './auth.ts';
import type { PostmanContext } from './context.ts';
import { textOf } from './documentation.ts';
import type { Parameter } from './format.ts';
import { pathVariables } from './url.ts';

/** The request that parameters are written for. */
export interface Target {
  readonly path: string;
  readonly verb: string;
  readonly method: Method;
}

type Location = 'path' | 'querystring' | 'header';

const DOCUMENTED_AS = { path: 'PATH_PARAMETER', querystring: 'QUERY_PARAMETER', header: 'REQUEST_HEADER' } as const;

/** A value for every variable of the path, whether the method declares it or not: without one its name would go over the wire. */
export function pathParameters(target: Target, context: PostmanContext): Parameter[] {
  return pathVariables(target.path).map((name) => ({ key: name, value: name, ...written(name, 'path', target, context) }));
}

/** Declared parameters, optional ones disabled, and what the authorizer reads. */
export function queryParameters(target: Target, credentials: Credentials, context: PostmanContext): Parameter[] {
  const theirs = new Set(credentials.query.map(({ key }) => key));
  const own = declared(target.method, 'querystring').filter(({ name }) => !theirs.has(name));
  return [...own.map((one) => parameterOf(one, 'querystring', target, context)), ...credentials.query];
}

/** Accept and Content-Type as far as models tell them, declared headers, and credentials. A name stands once, in any case. */
export function headers(
  target: Target,
  accept: string | undefined,
  contentType: string | undefined,
  credentials: Credentials,
  context: PostmanContext,
): Parameter[] {
  const known = new Map<string, string>();
  if (accept !== undefined) known.set('Accept', accept);
  if (contentType !== undefined) known.set('Content-Type', contentType);
  const theirs = new Set([
    ...credentials.headers.map(({ key }) => key.toLowerCase()),
    ...credentials.written,
    ...[...known.keys()].map((key) => key.toLowerCase()),
  ]);
  const own = declared(target.method, 'header').filter(({ name }) => !theirs.has(name.toLowerCase()));
  return [
    ...[...known].map(([key, value]) => ({ key, value })),
    ...own.map((one) => headerOf(one, target, context)),
    ...credentials.headers,
  ];
}

interface Declared {
  readonly name: string;
  readonly enabled: boolean;
}

/** A cache key is part of what is asked for, so it is sent like a required parameter. */
function declared(method: Method, location: Location): Declared[] {
  const { requestParameters, methodIntegration } = method;
  if (requestParameters === undefined) return [];
  const prefix = `method.request.${location}.`;
  const keys = new Set(methodIntegration?.cacheKeyParameters);
  const found: Declared[] = [];
  for (const expression of Object.keys(requestParameters)) {
    if (!expression.startsWith(prefix)) continue;
    const enabled = requestParameters[expression] === true || keys.has(expression);
    found.push({ name: expression.slice(prefix.length), enabled });
  }
  return found;
}

function parameterOf({ name, enabled }: Declared, location: Location, target: Target, context: PostmanContext): Parameter {
  return {
    key: name,
    value: enabled ? name : '',
    ...(!enabled && { disabled: true as const }),
    ...written(name, location, target, context),
  };
}

/** Secrets that the definition declares as plain headers are variables all the same. */
function headerOf(one: Declared, target: Target, context: PostmanContext): Parameter {
  const parameter = parameterOf(one, 'header', target, context);
  const lowerCase = one.name.toLowerCase();
  if (lowerCase === 'authorization') return { ...parameter, value: context.secrets.authorization() };
  if (lowerCase === 'x-api-key') return { ...parameter, value: context.secrets.apiKey() };
  return lowerCase === 'accept' || lowerCase === 'content-type' ? { ...parameter, value: 'application/json' } : parameter;
}

/** Values that need no encoding. */
const PLAIN = /^[\w.~-]{1,100}$/;

/** What the documentation says: a description, and a value where it gives one that can be sent as it is. */
function written(name: string, location: Location, { path, verb }: Target, { documentation }: PostmanContext): Partial<Parameter> {
  const properties = documentation.find({ type: DOCUMENTED_AS[location], path, method: verb, name });
  if (Object.keys(properties).length === 0) return properties;
  const description = textOf(properties, 'description');
  const value = ['example', 'x-example', 'default']
    .map((key) => textOf(properties, key))
    .find((text) => text !== undefined && PLAIN.test(text));
  return { ...(value !== undefined && { value }), ...(description !== undefined && { description }) };
}
