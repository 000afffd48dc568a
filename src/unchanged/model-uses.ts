import type { Method, MethodResponse } from '../model/method.ts';
import { put, statusRecord } from '../model/record.ts';
import { isStatusCode } from '../model/status-code.ts';

/** What of a method tells where models are used. */
export type ModelUses = Pick<Method, 'requestModels' | 'methodResponses'>;

type Data = Readonly<Record<string, unknown>>;

/**
 * The models that an operation names, in the fields of a method, under their own names instead of media types; undefined where that takes more
 * than to look: where a schema stands in place, or a parameter or response behind a reference.
 *
 * @param operation - as JSON, of either version
 */
export function modelUses(operation: unknown): ModelUses | undefined {
  if (!isData(operation)) return undefined;
  const requestModels: Record<string, string> = {};
  if (!addBodies(requestModels, operation['parameters']) || !addModels(requestModels, operation['requestBody'])) return undefined;
  const { responses = {} } = operation;
  if (!isData(responses)) return undefined;
  const methodResponses = statusRecord<MethodResponse>();
  for (const statusCode in responses) {
    const responseModels: Record<string, string> = {};
    if (!addModels(responseModels, responses[statusCode])) return undefined;
    if (isStatusCode(statusCode)) methodResponses[statusCode] = { statusCode, responseModels };
  }
  return { requestModels, methodResponses };
}

/** Each of these adds the models that it finds, and is false where it finds something else than references to them. */
type Add = (models: Record<string, string>, from: unknown) => boolean;

const addBodies: Add = (models, parameters = []) => {
  if (!Array.isArray(parameters)) return false;
  for (const parameter of parameters as readonly unknown[]) {
    if (!isData(parameter) || '$ref' in parameter) return false;
    if (parameter['in'] === 'body' && !addModel(models, parameter['schema'])) return false;
  }
  return true;
};

/** Those of a response or a request body, and of its contents. */
const addModels: Add = (models, holder = {}) => {
  if (!isData(holder) || '$ref' in holder) return false;
  if ('schema' in holder && !addModel(models, holder['schema'])) return false;
  const { content = {} } = holder;
  if (!isData(content)) return false;
  for (const mediaType in content) if (!addModels(models, content[mediaType])) return false;
  return true;
};

const addModel: Add = (models, schema) => {
  const reference = isData(schema) ? schema['$ref'] : undefined;
  const name = typeof reference === 'string' ? MODEL.exec(reference)?.[1] : undefined;
  if (name !== undefined) put(models, name, name);
  return name !== undefined;
};

const MODEL = /^#\/(?:definitions|components\/schemas)\/([a-zA-Z0-9]+)$/;

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
