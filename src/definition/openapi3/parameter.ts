import type { Report } from '../../diagnostics/diagnostic.ts';
import { isUnresolved, textOf } from '../../source/node.ts';
import type { MapNode, SourceNode } from '../../source/node.ts';
import type { Parameter } from '../definition.ts';
import { parameterIncomplete, parameterPlaceUnknown } from '../findings.ts';
import { asFlag } from '../reading.ts';
import { parameterMembers } from '../parameter-members.ts';
import { cookieParameter, parameterSchemaMissing } from './findings.ts';

/** A list of parameters, those behind references included; cookies too, of which the build makes nothing. */
export function readParameters(root: MapNode, nodes: readonly SourceNode[], report: Report): readonly Parameter[] {
  const parameters: Parameter[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const at = nodes[index] as SourceNode;
    const members = parameterMembers(root, at, report);
    if (members === undefined) continue;
    const { node } = members;
    const name = textOf(members.name);
    const place = textOf(members.in);
    if (place === undefined || name === undefined) {
      if (!node.open) report(parameterIncomplete, node, { missing: name === undefined ? 'name' : 'in' });
      continue;
    }
    if (place !== 'path' && place !== 'query' && place !== 'header' && place !== 'cookie') {
      if (!isUnresolved(members.in))
        report(parameterPlaceUnknown, members.in ?? node, { name, place, allowed: 'path, query, header, cookie' });
      continue;
    }
    if (place === 'cookie') report(cookieParameter, at, { name });
    else if (members.schema === undefined && members.content === undefined && !node.open)
      report(parameterSchemaMissing, node, { name, type: members.type !== undefined });
    parameters.push({ name, in: place, required: asFlag(members.required), node, at });
  }
  return parameters;
}
