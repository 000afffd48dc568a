import type { Report } from '../../diagnostics/diagnostic.ts';
import { isUnresolved, memberOf, textOf } from '../../source/node.ts';
import type { MapNode, SourceNode, Span } from '../../source/node.ts';
import type { Parameter } from '../definition.ts';
import { formParameter, parameterIncomplete, parameterPlaceUnknown, parameterTypeMissing } from '../findings.ts';
import { asFlag, asMap } from '../reading.ts';
import { followReference } from '../references.ts';

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
  const readBody = (name: string, node: MapNode, at: Span): void => {
    const schema = memberOf(node, 'schema');
    if (schema === undefined) {
      if (!node.open) report(parameterIncomplete, node, { missing: 'schema' });
    } else bodies.push({ name, schema, at });
  };
  for (const at of nodes) {
    const node = asMap(followReference(root, at, report), 'a parameter', report);
    if (node === undefined) continue;
    const name = textOf(memberOf(node, 'name'));
    const place = textOf(memberOf(node, 'in'));
    if (place === undefined || name === undefined) {
      if (!node.open) report(parameterIncomplete, node, { missing: name === undefined ? 'name' : 'in' });
      continue;
    }
    switch (place) {
      case 'path':
      case 'query':
      case 'header':
        checkType(name, node, report);
        parameters.push({ name, in: place, required: asFlag(memberOf(node, 'required')), node, at });
        break;
      case 'body':
        readBody(name, node, at);
        break;
      case 'formData':
        report(formParameter, at, { name });
        break;
      default:
        if (!isUnresolved(memberOf(node, 'in')))
          report(parameterPlaceUnknown, memberOf(node, 'in') ?? node, { name, place, allowed: 'path, query, header, body, formData' });
    }
  }
  return { parameters, bodies };
}

function checkType(name: string, node: MapNode, report: Report): void {
  if (memberOf(node, 'type') === undefined && !node.open)
    report(parameterTypeMissing, node, { name, schema: memberOf(node, 'schema') !== undefined });
}
