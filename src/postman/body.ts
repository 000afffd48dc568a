import type { Method } from '../model/method.ts';
import type { PostmanContext } from './context.ts';
import type { Body, Parameter } from './format.ts';
import { isJson, languageOf, preferredModel } from './media-type.ts';
import { isRecord } from './schema/schema.ts';
import type { Json } from './schema/schema.ts';

export interface RequestBody {
  readonly body: Body;
  /** Undefined where Postman writes the header itself, with its boundary. */
  readonly contentType: string | undefined;
}

/** The body that a method's request model asks for; undefined where it has none. */
export function requestBody(method: Method, context: PostmanContext): RequestBody | undefined {
  const preferred = preferredModel(method.requestModels);
  if (preferred === undefined) return undefined;
  const [mediaType, model] = preferred;
  if (/^application\/x-www-form-urlencoded\b/i.test(mediaType)) {
    return { contentType: mediaType, body: { mode: 'urlencoded', urlencoded: fields(context.example(model)) } };
  }
  if (/^multipart\/form-data\b/i.test(mediaType)) {
    return {
      contentType: undefined,
      body: { mode: 'formdata', formdata: fields(context.example(model)).map((field) => ({ ...field, type: 'text' })) },
    };
  }
  const raw = (isJson(mediaType) && context.exampleText(model)) || '';
  return { contentType: mediaType, body: { mode: 'raw', raw, options: { raw: { language: languageOf(mediaType) } } } };
}

function fields(example: Json | undefined): Parameter[] {
  if (!isRecord(example)) return [];
  return Object.entries(example).map(([key, value]) => ({ key, value: typeof value === 'string' ? value : JSON.stringify(value) }));
}
