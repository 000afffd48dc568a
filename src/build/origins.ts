import type { Definition, Operation, Response } from '../definition/definition.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath, Origins } from '../model/model-path.ts';
import type { Resource } from '../model/api-model.ts';
import { resolvePointer, unescapeStep } from '../source/pointer.ts';
import { entryOf, memberOf, textOf } from '../source/node.ts';
import type { MapEntry, SourceNode, Span } from '../source/node.ts';

/** What the places of a model are found in. */
export interface Written {
  readonly definition: Definition;
  readonly placed: ReadonlyMap<Operation, Resource>;
  /** The things of the model as wholes, and the fields that were written by themselves. */
  readonly wholes: ReadonlyMap<ModelPath, Span>;
  /** Where the schema of each model stands. */
  readonly schemas: ReadonlyMap<string, SourceNode>;
}

/**
 * Where the parts of a model were written. The wholes are known; a field within one is looked for in the definition when it is asked for,
 * as few are. Undefined for a field that is not written there: a default, or what is made of something else.
 */
export function originsOf({ definition, placed, wholes, schemas }: Written): Origins {
  let operations: ReadonlyMap<ModelPath, Operation> | undefined;
  const operationAt = (path: ModelPath): Operation | undefined => {
    operations ??= new Map([...placed].map(([each, resource]) => [modelPath.method(resource.path, each.httpMethod), each]));
    return operations.get(path);
  };
  const within = (path: ModelPath): Span | undefined => {
    const fieldAt = path.indexOf(' ', path.indexOf(' ') + 1);
    if (fieldAt < 0) return undefined;
    const [whole, field] = [path.slice(0, fieldAt) as ModelPath, path.slice(fieldAt + 1)];
    if (path.startsWith('model ')) return inSchema(schemas.get(whole.slice('model '.length)), field);
    if (!path.startsWith('/')) return inMap(wholes.get(whole), field);
    const integrationField = after(field, 'integration.');
    if (integrationField !== undefined) return inIntegration(wholes.get(`${whole} integration` as ModelPath), integrationField);
    const operation = operationAt(whole);
    return operation && inOperation(operation, field, definition);
  };
  return { get: (path) => wholes.get(path) ?? within(path) };
}

function inOperation(operation: Operation, field: string, definition: Definition): Span | undefined {
  const { node, parameters, requestBody, responses } = operation;
  switch (field) {
    case 'operationName':
      return memberOf(node, 'operationId');
    case 'authorizationType':
    case 'authorizerId':
    case 'authorizationScopes':
    case 'apiKeyRequired':
      return (entryOf(node, 'security') ?? entryOf(definition.root, 'security'))?.key;
  }
  const [, place, name] = /^requestParameters\.method\.request\.(path|querystring|header)\.(.*)$/s.exec(field) ?? [];
  if (place !== undefined) return parameters.find((each) => each.name === name && (PLACES[each.in] ?? each.in) === place)?.at;
  const body = after(field, 'requestModels.');
  if (body !== undefined) return requestBody.find(({ mediaType }) => mediaType === body)?.schema;
  const answer = after(field, 'methodResponses.');
  return answer === undefined ? undefined : inResponse(responses, answer);
}

const PLACES: Readonly<Record<string, string>> = { query: 'querystring' };

/** @param field - `200`, `200.responseModels.application/json` */
function inResponse(responses: readonly Response[], field: string): Span | undefined {
  const response = responses.find(({ statusCode }) => statusCode === field || field.startsWith(`${statusCode}.`));
  if (response === undefined || response.statusCode === field) return response?.key;
  const rest = field.slice(response.statusCode.length + 1);
  const header = after(rest, 'responseParameters.method.response.header.');
  if (header !== undefined) return response.headers.find(({ name }) => name === header)?.key;
  const body = after(rest, 'responseModels.');
  return response.content.find(({ mediaType }) => mediaType === body)?.schema;
}

/** The definition has answers by pattern, the model by status code; of two with one status code the last counts. */
function inIntegration(node: Span | undefined, field: string): Span | undefined {
  const answer = after(field, 'integrationResponses.');
  if (answer === undefined) return inMap(node, field);
  const responses = isNode(node) ? memberOf(node, 'responses') : undefined;
  if (responses?.kind !== 'map') return undefined;
  const dot = answer.indexOf('.');
  const [status, rest] = dot < 0 ? [answer, 'selectionPattern'] : [answer.slice(0, dot), answer.slice(dot + 1)];
  const entry = responses.entries.findLast(({ value }) => textOf(memberOf(value, 'statusCode')) === status);
  return rest === 'selectionPattern' ? entry?.key : inMap(entry?.value, rest);
}

/** A field such as `responseTemplates.application/json`; a key may itself hold dots. */
function inMap(node: Span | undefined, field: string): Span | undefined {
  if (!isNode(node)) return undefined;
  const dot = field.indexOf('.');
  const entry = entryOf(node, field) ?? (dot < 0 ? undefined : entryOf(memberOf(node, field.slice(0, dot)), field.slice(dot + 1)));
  return entry && placeOf(entry);
}

function inSchema(schema: SourceNode | undefined, pointer: string): Span | undefined {
  const cut = pointer.lastIndexOf('/');
  if (schema === undefined || cut < 0) return undefined;
  const holder = resolvePointer(schema, pointer.slice(0, cut));
  const entry = entryOf(holder, unescapeStep(pointer.slice(cut + 1)));
  return entry === undefined ? resolvePointer(schema, pointer) : placeOf(entry);
}

/** A value that stands on a line is its own place; of a larger one it is the key. */
const placeOf = ({ key, value }: MapEntry): Span => (value.kind === 'scalar' ? value : key);

const isNode = (span: Span | undefined): span is SourceNode => span !== undefined && 'kind' in span;

const after = (text: string, start: string): string | undefined => (text.startsWith(start) ? text.slice(start.length) : undefined);
