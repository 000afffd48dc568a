import type { BuiltDefinition } from '../build/built-api.ts';
import type { Operation } from '../definition/definition.ts';
import type { ExtendedDefinition } from '../extensions/extend.ts';
import type { Located } from '../extensions/extension.ts';
import { integration as integrationExtension } from '../extensions/integration/index.ts';
import { isMappingText } from '../extensions/integration/lower.ts';
import type { IntegrationResponseSource, IntegrationSource } from '../extensions/integration/shape.ts';
import type { Resource } from '../model/api-model.ts';
import type { IntegrationType, Method } from '../model/method.ts';
import type { SourceNode, Span } from '../source/node.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { invocationOf } from './lambda-arn.ts';
import type { Invocation } from './lambda-arn.ts';
import { mappingSource, mappingTarget } from './mapping-grammar.ts';
import type { Direction, MappingFault, MappingSource, MappingTarget } from './mapping-grammar.ts';
import { keyAt, knownText } from './method-site.ts';

/** One operation with all that belongs to it. */
export interface MethodContext {
  readonly operation: Operation;
  readonly resource: Resource;
  readonly method: Method;
  readonly integration: Located<IntegrationSource> | undefined;
}

/** A method whose integration has a known type. */
export interface IntegratedMethod extends MethodContext {
  readonly integration: Located<IntegrationSource>;
  readonly type: IntegrationType;
  /** The uri, where no placeholder stands in it. */
  readonly uri: string | undefined;
  /** The Lambda function that the uri invokes; undefined where it is of another form. */
  readonly invocation: Invocation | undefined;
  readonly requestMappings: readonly Mapping[];
  /** The responses of the integration. */
  readonly responses: readonly MappedResponse[];
}

/** One response of an integration. */
export interface MappedResponse {
  /** Its key: a regular expression, `default`, or nothing. */
  readonly pattern: string;
  readonly source: IntegrationResponseSource;
  readonly mappings: readonly Mapping[];
}

/** One parameter mapping. */
export interface Mapping {
  readonly method: IntegratedMethod;
  readonly direction: Direction;
  /** That of the response it belongs to; undefined for a request mapping. */
  readonly pattern: string | undefined;
  readonly key: string;
  readonly node: SourceNode;
  /** What the key sets; undefined where a placeholder stands in it. */
  readonly target: MappingTarget | MappingFault | undefined;
  /** The value; undefined where it is no text, or a placeholder stands in it. */
  readonly text: string | undefined;
  /** Where the value comes from, where it is known. */
  readonly source: MappingSource | MappingFault | undefined;
}

/** The place of a mapping's key. */
export function mappingKey({ method: { integration }, pattern, key }: Mapping): Span {
  if (pattern === undefined) return keyAt(integration.key, integration.node, 'requestParameters', key);
  return keyAt(integration.key, integration.node, 'responses', pattern, 'responseParameters', key);
}

export interface MethodContexts {
  readonly methods: readonly MethodContext[];
  readonly integrated: readonly IntegratedMethod[];
  readonly mappings: readonly Mapping[];
}

/** The methods of a definition with their integrations taken apart, once for all rules. */
export function methodContexts(extended: ExtendedDefinition, { placed, resourcesByPath }: BuiltDefinition): MethodContexts {
  const methods: MethodContext[] = [];
  const integrated: IntegratedMethod[] = [];
  const mappings = new MappingReader();
  placed.forEach(({ path }, operation) => {
    const resource = resourcesByPath.get(path);
    const method = resource?.resourceMethods?.[operation.httpMethod];
    if (resource === undefined || method === undefined) return;
    const integration = extended.valueOf(integrationExtension, operation);
    const type = knownType(integration?.value);
    if (integration === undefined || type === undefined) {
      methods.push({ operation, resource, method, integration });
      return;
    }
    const { requestParameters, responses: written } = integration.value;
    const uri = knownUri(integration.value);
    const requestMappings: Mapping[] = [];
    const responses: MappedResponse[] = [];
    const invocation = uri === undefined ? undefined : invocationOf(uri);
    const context = { operation, resource, method, integration, type, uri, invocation, requestMappings, responses };
    mappings.read(requestParameters, context, undefined, requestMappings);
    written?.forEach((source, pattern) => {
      const own = mappings.read(source.responseParameters, context, pattern, []);
      responses.push({ pattern, source, mappings: own });
    });
    methods.push(context);
    integrated.push(context);
  });
  return { methods, integrated, mappings: mappings.all };
}

/** An integration of an HTTP API speaks another language altogether, and is refused for its missing uri. */
function knownType(integration: IntegrationSource | undefined): IntegrationType | undefined {
  if (integration?.type === undefined || integration.integrationSubtype !== undefined) return undefined;
  return isPlaceholderText(integration.type) ? undefined : integration.type;
}

const knownUri = ({ uri }: IntegrationSource): string | undefined => (uri === undefined || isPlaceholderText(uri) ? undefined : uri);

/** Reads mappings into lists; keys and values that are written alike are taken apart once. */
class MappingReader {
  readonly all: Mapping[] = [];
  readonly #targets = { request: new Map<string, Mapping['target']>(), response: new Map<string, Mapping['target']>() };
  readonly #sources = { request: new Map<string, Mapping['source']>(), response: new Map<string, Mapping['source']>() };

  read(
    parameters: ReadonlyMap<string, SourceNode> | undefined,
    method: IntegratedMethod,
    pattern: string | undefined,
    list: Mapping[],
  ): readonly Mapping[] {
    if (parameters === undefined || parameters.size === 0) return list;
    const direction = pattern === undefined ? 'request' : 'response';
    parameters.forEach((node, key) => {
      const target = isPlaceholderText(key) ? undefined : memoized(this.#targets[direction], key, direction, mappingTarget);
      const text = isMappingText(node) ? knownText(node) : undefined;
      const source = text === undefined ? undefined : memoized(this.#sources[direction], text, direction, mappingSource);
      const mapping: Mapping = { method, direction, pattern, key, node, target, text, source };
      list.push(mapping);
      this.all.push(mapping);
    });
    return list;
  }
}

function memoized<T>(known: Map<string, T>, text: string, direction: Direction, read: (text: string, direction: Direction) => T): T {
  const found = known.get(text);
  if (found !== undefined) return found;
  const value = read(text, direction);
  known.set(text, value);
  return value;
}
