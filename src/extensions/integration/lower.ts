import type { Operation } from '../../definition/definition.ts';
import { sortedRecord } from '../../model/order.ts';
import type { Integration, IntegrationResponse } from '../../model/method.ts';
import { isUnresolved, textOf } from '../../source/node.ts';
import type { SourceNode } from '../../source/node.ts';
import type { ApiDraft } from '../draft.ts';
import type { Located } from '../extension.ts';
import type { IntegrationResponseSource, IntegrationSource } from './shape.ts';

const DEFAULT_TIMEOUT = 29_000;

/** Definition to model, with the control plane's defaults (recorded). */
export function lowerIntegration({ value, node }: Located<IntegrationSource>, operation: Operation, draft: ApiDraft): void {
  const resource = draft.resourceOf(operation);
  if (resource === undefined || value.type === undefined) return;
  draft.setMethod(operation, { methodIntegration: integration(value, value.type, resource.id) }, 'integration', node);
}

function integration(source: IntegrationSource, type: Integration['type'], resourceId: string): Integration {
  const { uri, httpMethod, credentials, contentHandling, connectionId, tlsConfig, responseTransferMode, integrationTarget } = source;
  const overHttp = type === 'HTTP' || type === 'HTTP_PROXY';
  const requestParameters = stringEntries(source.requestParameters);
  const requestTemplates = source.requestTemplates ?? new Map<string, string | null>();
  const responses = integrationResponses(source.responses);
  return {
    type,
    // MOCK keeps neither, even where the definition gives them.
    ...(type === 'MOCK' || httpMethod === undefined ? {} : { httpMethod }),
    ...(type === 'MOCK' || uri === undefined ? {} : { uri }),
    ...(overHttp ? { connectionType: source.connectionType ?? 'INTERNET' } : {}),
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(requestParameters.length === 0 ? {} : { requestParameters: sortedRecord(requestParameters) }),
    ...(requestTemplates.size === 0 ? {} : { requestTemplates: Object.fromEntries(requestTemplates) }),
    passthroughBehavior: source.passthroughBehavior ?? 'WHEN_NO_MATCH',
    ...(contentHandling === undefined ? {} : { contentHandling }),
    timeoutInMillis: source.timeoutInMillis ?? DEFAULT_TIMEOUT,
    cacheNamespace: source.cacheNamespace ?? resourceId,
    cacheKeyParameters: source.cacheKeyParameters ?? [],
    ...(responses.length === 0 ? {} : { integrationResponses: sortedRecord(responses) }),
    ...(tlsConfig?.insecureSkipVerification === undefined
      ? {}
      : { tlsConfig: { insecureSkipVerification: tlsConfig.insecureSkipVerification } }),
    ...(responseTransferMode === undefined ? {} : { responseTransferMode }),
    ...(integrationTarget === undefined ? {} : { integrationTarget }),
  };
}

/**
 * The definition's map goes from pattern to response, the model's from status code to response. Of two patterns with one status code the
 * control plane can hold one; which one is not known, and the last is taken here, as for a key that is set twice.
 */
function integrationResponses(responses: IntegrationSource['responses']): readonly [string, IntegrationResponse][] {
  return [...(responses ?? [])].flatMap(([pattern, source]): [string, IntegrationResponse][] => {
    if (source.statusCode === undefined) return [];
    return [[source.statusCode, integrationResponse(pattern, source.statusCode, source)]];
  });
}

function integrationResponse(pattern: string, statusCode: string, source: IntegrationResponseSource): IntegrationResponse {
  const { contentHandling } = source;
  const responseParameters = stringEntries(source.responseParameters);
  const responseTemplates = source.responseTemplates ?? new Map<string, string | null>();
  return {
    statusCode,
    ...(pattern === 'default' ? {} : { selectionPattern: pattern }),
    ...(responseParameters.length === 0 ? {} : { responseParameters: sortedRecord(responseParameters) }),
    ...(responseTemplates.size === 0 ? {} : { responseTemplates: Object.fromEntries([...responseTemplates].map(emptyToNull)) }),
    ...(contentHandling === undefined ? {} : { contentHandling }),
  };
}

/** The model holds null for a response template that is empty (recorded): the body passes through. */
function emptyToNull([mediaType, template]: [string, string | null]): [string, string | null] {
  return [mediaType, template === '' ? null : template];
}

/** Whether a mapping's value is text, also a placeholder; the service drops others with a warning (recorded). */
export function isMappingText(node: SourceNode): boolean {
  return node.kind === 'scalar' && (typeof node.value === 'string' || isUnresolved(node));
}

function stringEntries(parameters: ReadonlyMap<string, SourceNode> | undefined): readonly [string, string][] {
  return [...(parameters ?? [])].flatMap(([key, node]): [string, string][] => (isMappingText(node) ? [[key, textOf(node) ?? '']] : []));
}
