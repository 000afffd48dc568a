import type { Report } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { memberOf } from '../../source/node.ts';
import type { MapNode, SourceNode } from '../../source/node.ts';
import type { MediaType, Operation } from '../definition.ts';
import { otherVersionKey, unknownKey } from '../findings.ts';
import { operationMembers } from '../operation-members.ts';
import { parameterNodes, uniteParameters } from '../path-items.ts';
import type { OperationContext, PathReader } from '../path-items.ts';
import { asMap, asText, extensionsOf, readSecurity } from '../reading.ts';
import { followReference } from '../references.ts';
import { readContent } from './content.ts';
import { callbacksIgnored } from './findings.ts';
import { readParameters } from './parameter.ts';
import { readResponses } from './response.ts';

const OPERATION_KEYS = [
  'tags', 'summary', 'description', 'externalDocs', 'operationId', 'parameters', 'requestBody', 'responses', 'callbacks', 'deprecated',
  'security', 'servers',
]; // prettier-ignore

const SWAGGER2_KEYS: ReadonlyMap<string, string> = new Map([
  ['consumes', 'requestBody.content'],
  ['produces', 'the content of each response'],
  ['schemes', 'servers'],
]);

export function operationReader(root: MapNode, report: Report): PathReader {
  return {
    otherKeys: ['parameters', '$ref', 'summary', 'description', 'servers'],
    readOperation: (context) => readOperation(root, context, report),
  };
}

function readOperation(root: MapNode, context: OperationContext, report: Report): Operation {
  const { path, httpMethod, key, node, pathItem } = context;
  checkKeys(context, report);
  const members = operationMembers(node);
  const inherited = readParameters(root, parameterNodes(memberOf(pathItem, 'parameters')), report);
  const own = readParameters(root, parameterNodes(members.parameters), report);
  const responses = asMap(members.responses, 'responses', report);
  return {
    path,
    httpMethod,
    key,
    node,
    operationId: asText(members.operationId, 'operationId', report),
    parameters: uniteParameters(inherited, own),
    requestBody: readRequestBody(root, members.requestBody, report),
    responses: readResponses(root, responses, report),
    security: readSecurity(members.security, report),
    extensions: extensionsOf(node),
  };
}

function checkKeys({ path, httpMethod, node }: OperationContext, report: Report): void {
  for (const { key } of node.entries) {
    const name = key.value;
    const instead = SWAGGER2_KEYS.get(name);
    if (name === 'callbacks') report(callbacksIgnored, key, { key: name });
    else if (instead !== undefined) report(otherVersionKey, key, { key: name, version: 'OpenAPI 3.0', instead });
    else if (!name.startsWith('x-') && !OPERATION_KEYS.includes(name) && key.unresolved !== true)
      report(unknownKey, key, { where: `${httpMethod} ${path}`, key: name, nearest: nearest(name, OPERATION_KEYS) });
  }
}

function readRequestBody(root: MapNode, body: SourceNode | undefined, report: Report): readonly MediaType[] {
  if (body === undefined) return [];
  return readContent(root, asMap(followReference(root, body, report), 'requestBody', report), report);
}
