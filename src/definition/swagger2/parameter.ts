import type { Report } from '../../diagnostics/diagnostic.ts';
import { isUnresolved, textOf } from '../../source/node.ts';
import type { MapNode, SourceNode, Span } from '../../source/node.ts';
import type { Parameter } from '../definition.ts';
import { formParameter, parameterIncomplete, parameterPlaceUnknown, parameterTypeMissing } from '../findings.ts';
import { asFlag } from '../reading.ts';
import { parameterMembers } from '../parameter-members.ts';

export interface BodyParameter {
  readonly name: string;
  readonly schema: SourceNode;
  readonly at: Span;
}

export interface Parameters {
  readonly parameters: readonly Parameter[];
  readonly bodies: readonly BodyParameter[];
}

/** A list of parameters, those behind references included. Of two with the same name and place the later one counts. */
export function readParameters(root: MapNode, nodes: readonly SourceNode[], report: Report): Parameters {
  const parameters: Parameter[] = [];
  const bodies: BodyParameter[] = [];
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
    switch (place) {
      case 'path':
      case 'query':
      case 'header':
        if (members.type === undefined && !node.open) report(parameterTypeMissing, node, { name, schema: members.schema !== undefined });
        parameters.push({ name, in: place, required: asFlag(members.required), node, at });
        break;
      case 'body':
        if (members.schema !== undefined) bodies.push({ name, schema: members.schema, at });
        else if (!node.open) report(parameterIncomplete, node, { missing: 'schema' });
        break;
      case 'formData':
        report(formParameter, at, { name });
        break;
      default:
        if (!isUnresolved(members.in))
          report(parameterPlaceUnknown, members.in ?? node, { name, place, allowed: 'path, query, header, body, formData' });
    }
  }
  return { parameters, bodies };
}
