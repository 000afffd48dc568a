import type { Operation } from '../../definition/definition.ts';
import { sortedRecord } from '../../model/order.ts';
import type { Integration, IntegrationResponse } from '../../model/method.ts';
import { put, statusRecord } from '../../model/record.ts';
import type { Building } from '../../model/record.ts';
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
  const fields: Building<Partial<Integration>> = { type };
  const { httpMethod, uri, connectionId, credentials, requestTemplates, contentHandling, responses } = source;
  // MOCK keeps neither, even where the definition gives them.
  if (type !== 'MOCK' && httpMethod !== undefined) fields.httpMethod = httpMethod;
  if (type !== 'MOCK' && uri !== undefined) fields.uri = uri;
  if (type === 'HTTP' || type === 'HTTP_PROXY') fields.connectionType = source.connectionType ?? 'INTERNET';
  if (connectionId !== undefined) fields.connectionId = connectionId;
  if (credentials !== undefined) fields.credentials = credentials;
  const requestParameters = mappingTexts(source.requestParameters);
  if (requestParameters !== undefined) fields.requestParameters = requestParameters;
  if (requestTemplates !== undefined && requestTemplates.size > 0) fields.requestTemplates = Object.fromEntries(requestTemplates);
  fields.passthroughBehavior = source.passthroughBehavior ?? 'WHEN_NO_MATCH';
  if (contentHandling !== undefined) fields.contentHandling = contentHandling;
  fields.timeoutInMillis = source.timeoutInMillis ?? DEFAULT_TIMEOUT;
  fields.cacheNamespace = source.cacheNamespace ?? resourceId;
  fields.cacheKeyParameters = source.cacheKeyParameters ?? [];
  const integrationResponses = responses === undefined ? undefined : integrationResponsesOf(responses);
  if (integrationResponses !== undefined) fields.integrationResponses = integrationResponses;
  const { tlsConfig, responseTransferMode, integrationTarget } = source;
  const insecureSkipVerification = tlsConfig?.insecureSkipVerification;
  if (insecureSkipVerification !== undefined) fields.tlsConfig = { insecureSkipVerification };
  if (responseTransferMode !== undefined) fields.responseTransferMode = responseTransferMode;
  if (integrationTarget !== undefined) fields.integrationTarget = integrationTarget;
  return fields as Integration;
}

/**
 * The definition's map goes from pattern to response, the model's from status code to response. Of two patterns with one status code the
 * control plane can hold one; which one is not known, and the last is taken here, as for a key that is set twice.
 */
function integrationResponsesOf(responses: ReadonlyMap<string, IntegrationResponseSource>): Integration['integrationResponses'] {
  let record: Record<string, IntegrationResponse> | undefined;
  responses.forEach((source, pattern) => {
    if (source.statusCode === undefined) return;
    put((record ??= statusRecord()), source.statusCode, integrationResponse(pattern, source.statusCode, source));
  });
  return record && sortedRecord(record);
}

function integrationResponse(pattern: string, statusCode: string, source: IntegrationResponseSource): IntegrationResponse {
  const { contentHandling, responseTemplates } = source;
  const fields: Building<IntegrationResponse> = { statusCode };
  if (pattern !== 'default') fields.selectionPattern = pattern;
  const responseParameters = mappingTexts(source.responseParameters);
  if (responseParameters !== undefined) fields.responseParameters = responseParameters;
  if (responseTemplates !== undefined && responseTemplates.size > 0) fields.responseTemplates = emptyToNull(responseTemplates);
  if (contentHandling !== undefined) fields.contentHandling = contentHandling;
  return fields;
}

/** The model holds null for a response template that is empty (recorded): the body passes through. */
function emptyToNull(templates: ReadonlyMap<string, string | null>): Record<string, string | null> {
  const record: Record<string, string | null> = {};
  templates.forEach((template, mediaType) => put(record, mediaType, template === '' ? null : template));
  return record;
}

/** Whether a mapping's value is text, also a placeholder; the service drops others with a warning (recorded). */
export function isMappingText(node: SourceNode): boolean {
  return node.kind === 'scalar' && (typeof node.value === 'string' || isUnresolved(node));
}

/** The mappings that are text, by name; undefined where there is none. */
function mappingTexts(parameters: ReadonlyMap<string, SourceNode> | undefined): Readonly<Record<string, string>> | undefined {
  if (parameters === undefined || parameters.size === 0) return undefined;
  let record: Record<string, string> | undefined;
  parameters.forEach((node, name) => {
    if (isMappingText(node)) put((record ??= {}), name, textOf(node) ?? '');
  });
  return record && sortedRecord(record);
}
