import type { Method, MethodResponse } from '../model/method.ts';
import { isStatusCode } from '../model/status-code.ts';
import type { PostmanContext } from './context.ts';
import { textOf } from './documentation.ts';
import type { Parameter, SavedResponse, Url } from './format.ts';
import { isJson, languageOf } from './media-type.ts';
import type { Target } from './parameters.ts';
import { statusText } from './status-text.ts';

/** A method's responses that have a status code, in its order. Every part of a request asks for them, so they are kept. */
export function methodResponses({ method }: Target): readonly MethodResponse[] {
  const known = responsesOf.get(method);
  if (known !== undefined) return known;
  const responses = Object.values(method.methodResponses ?? {}).filter(({ statusCode }) => isStatusCode(statusCode));
  responsesOf.set(
    method,
    responses.sort((a, b) => Number(a.statusCode) - Number(b.statusCode)),
  );
  return responses;
}

const responsesOf = new WeakMap<Method, readonly MethodResponse[]>();

export function allowsBody(verb: string, statusCode: string): boolean {
  return verb !== 'HEAD' && !/^(1\d\d|204|205|304)$/.test(statusCode);
}

/** One saved response for each status and media type. */
export function savedResponses(target: Target, url: Url, context: PostmanContext): SavedResponse[] {
  return methodResponses(target).flatMap((response) => {
    const models = Object.entries(response.responseModels ?? {});
    const [first = [undefined, undefined], ...others] = models;
    return [
      savedResponse(target, url, response, first, context, true),
      ...others.map((other) => savedResponse(target, url, response, other, context, false)),
    ];
  });
}

function savedResponse(
  { path, verb }: Target,
  url: Url,
  { statusCode, responseParameters }: MethodResponse,
  [mediaType, model]: readonly [string, string] | readonly [undefined, undefined],
  context: PostmanContext,
  isFirst: boolean,
): SavedResponse {
  const status = statusText(statusCode);
  const example = mediaType !== undefined && isJson(mediaType) && allowsBody(verb, statusCode) ? context.exampleText(model) : undefined;
  return {
    id: context.id('response', verb, path, statusCode, mediaType ?? ''),
    name: `${statusCode} ${status}${isFirst ? '' : ` (${mediaType})`}`,
    originalRequest: { method: verb, header: [], url: url.raw },
    status,
    code: Number(statusCode),
    ...(mediaType !== undefined && { _postman_previewlanguage: languageOf(mediaType) }),
    header: [
      ...(mediaType === undefined ? [] : [{ key: 'Content-Type', value: mediaType }]),
      ...declaredHeaders(path, verb, statusCode, responseParameters, mediaType, context),
    ],
    cookie: [],
    ...(example !== undefined && { body: example }),
  };
}

const HEADER = 'method.response.header.';

function declaredHeaders(
  path: string,
  verb: string,
  statusCode: string,
  parameters: MethodResponse['responseParameters'],
  mediaType: string | undefined,
  { documentation }: PostmanContext,
): Parameter[] {
  if (parameters === undefined) return [];
  const names = Object.keys(parameters).filter((key) => key.startsWith(HEADER)).map((key) => key.slice(HEADER.length)); // prettier-ignore
  return names
    .filter((name) => mediaType === undefined || name.toLowerCase() !== 'content-type')
    .map((name) => {
      const properties = documentation.find({ type: 'RESPONSE_HEADER', path, method: verb, statusCode, name });
      const description = textOf(properties, 'description');
      return { key: name, value: '', ...(description !== undefined && { description }) };
    });
}
