import { put, statusRecord } from '../model/record.ts';
import type { Method, MethodResponse } from '../model/method.ts';
import { modelNamed } from './references.ts';

/** What of a method tells where models are used. */
export type ModelUses = Pick<Method, 'requestModels' | 'methodResponses'>;

type Data = Readonly<Record<string, unknown>>;

/**
 * The models that an operation names, in the fields of a method, under their own names instead of media types; undefined where that takes more
 * than to look: where a schema stands in place, or a parameter or response behind a reference.
 *
 * @param text - the operation as JSON, of either version
 */
export function modelUses(text: string): ModelUses | undefined {
  const operation = parsed(text);
  if (operation === undefined) return undefined;
  const bodies = [...schemasOfParameters(operation['parameters']), ...schemasOf(operation['requestBody'])];
  const requestModels = modelsOf(bodies);
  if (requestModels === undefined) return undefined;
  const methodResponses = statusRecord<MethodResponse>();
  for (const [statusCode, response] of Object.entries(asData(operation['responses']) ?? {})) {
    const responseModels = modelsOf(schemasOf(response));
    if (responseModels === undefined) return undefined;
    if (/^[1-5]\d\d$/.test(statusCode)) methodResponses[statusCode] = { statusCode, responseModels };
  }
  return { requestModels, methodResponses };
}

/** Of a list with anything but plain parameters in it, something that is no reference to a model. */
function schemasOfParameters(parameters: unknown): readonly unknown[] {
  if (!Array.isArray(parameters)) return parameters === undefined ? [] : [undefined];
  return parameters.flatMap((each: unknown): unknown[] => {
    const parameter = asData(each);
    if (parameter === undefined || '$ref' in parameter) return [undefined];
    return parameter['in'] === 'body' ? [parameter['schema']] : [];
  });
}

/** Of a response or a request body, the schemas of its contents. */
function schemasOf(holder: unknown): readonly unknown[] {
  const data = asData(holder);
  if (data === undefined) return holder === undefined ? [] : [undefined];
  if ('$ref' in data) return [undefined];
  const contents = Object.values(asData(data['content']) ?? {}).map((content) => asData(content) ?? {});
  return [data, ...contents].flatMap((each) => ('schema' in each ? [each['schema']] : []));
}

function modelsOf(schemas: readonly unknown[]): Readonly<Record<string, string>> | undefined {
  const models: Record<string, string> = {};
  for (const schema of schemas) {
    const reference = asData(schema)?.['$ref'];
    const name = typeof reference === 'string' ? modelNamed(reference) : undefined;
    if (name === undefined) return undefined;
    put(models, name, name);
  }
  return models;
}

/** In YAML numbers may be written as JSON does not. */
function parsed(text: string): Data | undefined {
  try {
    return asData(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const asData = (value: unknown): Data | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : undefined;
