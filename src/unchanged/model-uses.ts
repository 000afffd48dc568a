import type { Definition } from '../definition/definition.ts';
import type { Method, MethodResponse } from '../model/method.ts';
import { put, statusRecord } from '../model/record.ts';
import { isStatusCode } from '../model/status-code.ts';

/** What of a method tells where models are used. */
export type ModelUses = Pick<Method, 'requestModels' | 'methodResponses'>;

type Version = Definition['version'];
type Data = Readonly<Record<string, unknown>>;

/**
 * The models that an operation names, in the fields of a method, under their own names instead of media types; undefined where that takes more
 * than to look, as with a schema in place, a parameter behind a reference or without a name.
 *
 * @param operation - as JSON
 */
export function modelUses(operation: unknown, version: Version): ModelUses | undefined {
  if (!isData(operation)) return undefined;
  const requestModels: Record<string, string> = {};
  if (!addBodies(requestModels, operation['parameters'], version)) return undefined;
  if (version === 'openapi3' && !addModels(requestModels, operation['requestBody'], version)) return undefined;
  const { responses = {} } = operation;
  if (!isData(responses)) return undefined;
  const methodResponses = statusRecord<MethodResponse>();
  for (const statusCode in responses) {
    const responseModels: Record<string, string> = {};
    if (!addModels(responseModels, responses[statusCode], version)) return undefined;
    if (isStatusCode(statusCode)) methodResponses[statusCode] = { statusCode, responseModels };
  }
  return { requestModels, methodResponses };
}

/** Each of these adds the models that it finds, and is false where it finds something else than references to them. */
type Add = (models: Record<string, string>, from: unknown, version: Version) => boolean;

const addBodies: Add = (models, parameters = [], version) => {
  if (!Array.isArray(parameters)) return false;
  let bodies = 0;
  for (const parameter of parameters as readonly unknown[]) {
    if (!isData(parameter) || '$ref' in parameter || typeof parameter['name'] !== 'string') return false;
    switch (parameter['in']) {
      case 'path':
      case 'query':
      case 'header':
        break;
      case 'body':
        bodies += 1;
        if (version === 'openapi3' || bodies > 1 || !addModel(models, parameter, version)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
};

/** Those of a response or a request body. */
const addModels: Add = (models, holder = {}, version) => {
  if (!isData(holder) || '$ref' in holder) return false;
  if (version === 'swagger2') return !('schema' in holder) || addModel(models, holder, version);
  const { content = {} } = holder;
  if (!isData(content)) return false;
  for (const mediaType in content) {
    const media = content[mediaType];
    if (mediaType.startsWith('x-') || !isData(media) || '$ref' in media) return false;
    if ('schema' in media && !addModel(models, media, version)) return false;
  }
  return true;
};

/** The model that is the whole of a schema. */
function addModel(models: Record<string, string>, { schema }: Data, version: Version): boolean {
  if (!isData(schema) || Object.keys(schema).length !== 1) return false;
  const { $ref: reference } = schema;
  const name = typeof reference === 'string' ? MODEL[version].exec(reference)?.[1] : undefined;
  if (name !== undefined) put(models, name, name);
  return name !== undefined;
}

const MODEL: Readonly<Record<Version, RegExp>> = {
  swagger2: /^#\/definitions\/([a-zA-Z0-9]+)$/,
  openapi3: /^#\/components\/schemas\/([a-zA-Z0-9]+)$/,
};

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
