import type { Report } from '../../diagnostics/diagnostic.ts';
import { memberOf } from '../../source/node.ts';
import type { MapNode, SourceNode } from '../../source/node.ts';
import type { MediaType, Operation } from '../definition.ts';
import { twoBodies } from '../findings.ts';
import { operationMembers } from '../operation-members.ts';
import { parameterNodes, uniteParameters } from '../path-items.ts';
import type { OperationContext, PathReader } from '../path-items.ts';
import { asMap, asText, asTexts, extensionsOf, readSecurity, underMediaTypes } from '../reading.ts';
import { referenceOf } from '../references.ts';
import { readParameters } from './parameter.ts';
import type { BodyParameter } from './parameter.ts';
import { readResponses } from './response.ts';

/** Without `consumes` or `produces` the service takes JSON, as recorded for models. Most operations that have them name it alone. */
const JSON_ALONE = ['application/json'];

export function operationReader(root: MapNode, report: Report): PathReader {
  const consumes = asTexts(memberOf(root, 'consumes'), 'consumes', report);
  const produces = asTexts(memberOf(root, 'produces'), 'produces', report);
  return {
    otherKeys: ['parameters', '$ref'],
    readOperation: (context) => readOperation(root, context, { consumes, produces }, report),
  };
}

interface MediaTypes {
  readonly consumes: readonly string[] | undefined;
  readonly produces: readonly string[] | undefined;
}

function readOperation(root: MapNode, context: OperationContext, shared: MediaTypes, report: Report): Operation {
  const { path, httpMethod, key, node, pathItem } = context;
  const members = operationMembers(node);
  const inherited = readParameters(root, parameterNodes(memberOf(pathItem, 'parameters')), report);
  const own = readParameters(root, parameterNodes(members.parameters), report);
  const produces = mediaTypes(members.produces, 'produces', shared.produces, report);
  const responses = asMap(members.responses, 'responses', report);
  return {
    path,
    httpMethod,
    key,
    node,
    operationId: asText(members.operationId, 'operationId', report),
    parameters: uniteParameters(inherited.parameters, own.parameters),
    requestBody: requestBody(
      own.bodies.length > 0 ? own.bodies : inherited.bodies,
      mediaTypes(members.consumes, 'consumes', shared.consumes, report),
      report,
    ),
    responses: readResponses(root, responses, produces, report),
    security: readSecurity(members.security, report),
    extensions: extensionsOf(node),
  };
}

/** An operation's own list replaces the root's, also an empty one. */
function mediaTypes(
  node: SourceNode | undefined,
  key: 'consumes' | 'produces',
  shared: readonly string[] | undefined,
  report: Report,
): readonly string[] {
  const own = asTexts(node, key, report) ?? shared;
  return own === undefined || own.length === 0 || (own.length === 1 && own[0] === JSON_ALONE[0]) ? JSON_ALONE : own;
}

/**
 * One body under every media type. API Gateway's own exports of a method with two request models hold two body parameters with the same
 * schema: those are taken as one.
 */
function requestBody(bodies: readonly BodyParameter[], consumes: readonly string[], report: Report): readonly MediaType[] {
  const [first] = bodies;
  if (first === undefined) return [];
  for (let index = 1; index < bodies.length; index += 1) {
    const other = bodies[index] as BodyParameter;
    const reference = referenceOf(first.schema)?.text;
    const same = reference !== undefined && referenceOf(other.schema)?.text === reference;
    if (!same)
      report(twoBodies, other.at, { first: first.name, second: other.name }, [{ span: first.at, message: 'The first body parameter.' }]);
  }
  return underMediaTypes(consumes, first.schema);
}
