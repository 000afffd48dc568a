import type { Resource } from '../model/api-model.ts';
import { credentialsOf } from './auth.ts';
import { requestBody } from './body.ts';
import type { PostmanContext } from './context.ts';
import { textOf } from './documentation.ts';
import type { Item } from './format.ts';
import { preferredModel } from './media-type.ts';
import { headers, pathParameters, queryParameters } from './parameters.ts';
import type { Target } from './parameters.ts';
import { methodResponses, savedResponses } from './responses.ts';
import { testEvents } from './test-script.ts';
import { urlOf } from './url.ts';

/** The verbs a request can be sent with, in the order in which a resource's requests stand. */
const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * The requests of a resource: one for each method. ANY becomes one for each verb that documentation parts of the path name and no other
 * method takes, or else one with the first free verb, which is GET as a rule.
 */
export function targetsOf({ path, resourceMethods = {} }: Resource, { model }: PostmanContext): Target[] {
  const methods = Object.entries(resourceMethods).filter(([verb]) => verb !== 'ANY');
  const targets: Target[] = methods.map(([verb, method]) => ({ path, verb, method }));
  const any = Object.hasOwn(resourceMethods, 'ANY') ? resourceMethods['ANY'] : undefined;
  if (any !== undefined) {
    const free = VERBS.filter((verb) => !Object.hasOwn(resourceMethods, verb));
    const named = new Set(model.documentationParts.filter(({ location }) => location.path === path).map(({ location }) => location.method));
    const documented = free.filter((verb) => named.has(verb));
    const chosen = documented.length > 0 ? documented : [free[0] ?? 'GET'];
    targets.push(...chosen.map((verb) => ({ path, verb, method: any })));
  }
  return targets.sort((a, b) => VERBS.indexOf(a.verb) - VERBS.indexOf(b.verb));
}

export function itemOf(target: Target, context: PostmanContext): Item {
  const { path, verb, method } = target;
  const credentials = credentialsOf(method, context.model, context.secrets);
  const body = requestBody(method, context);
  const url = urlOf(path, queryParameters(target, credentials, context), pathParameters(target, context));
  const description = descriptionOf(target, context);
  return {
    id: context.id('request', method.httpMethod, verb, path),
    name: `${verb} ${path}`,
    request: {
      auth: credentials.auth,
      method: verb,
      header: headers(target, acceptedType(target), body?.contentType, credentials, context),
      ...(body && { body: body.body }),
      url,
      ...(description !== '' && { description }),
    },
    event: testEvents(target, context),
    response: savedResponses(target, url, context),
  };
}

/** What the first good response offers. */
function acceptedType(target: Target): string | undefined {
  const responses = methodResponses(target);
  const good = responses.find(({ statusCode }) => statusCode.startsWith('2')) ?? responses[0];
  return preferredModel(good?.responseModels)?.[0];
}

function descriptionOf(target: Target, { documentation }: PostmanContext): string {
  const { path, verb, method } = target;
  const entity = { path, method: verb };
  const own = documentation.find({ type: 'METHOD', ...entity });
  const body = textOf(documentation.find({ type: 'REQUEST_BODY', ...entity }), 'description');
  const responses = methodResponses(target).flatMap(({ statusCode }) => {
    const text = textOf(documentation.find({ type: 'RESPONSE', ...entity, statusCode }), 'description');
    return text === undefined ? [] : [`- ${statusCode}: ${text}`];
  });
  const paragraphs = [
    textOf(own, 'summary'),
    textOf(own, 'description'),
    body && `Body: ${body}`,
    responses.length > 0 ? `Responses:\n${responses.join('\n')}` : undefined,
    method.operationName && `Operation: ${method.operationName}`,
    method.authorizationScopes && `Scopes: ${method.authorizationScopes.join(', ')}`,
    method.httpMethod === 'ANY' ? 'The method is ANY: every verb that no other method of the resource takes reaches it.' : undefined,
  ];
  return paragraphs.filter((text) => text !== undefined && text !== '').join('\n\n');
}
