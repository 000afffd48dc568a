import type { Report } from '../../diagnostics/diagnostic.ts';
import { isUnresolved, memberOf, textOf } from '../../source/node.ts';
import type { MapNode, SourceNode } from '../../source/node.ts';
import type { Parameter } from '../definition.ts';
import { parameterIncomplete, parameterPlaceUnknown } from '../findings.ts';
import { asFlag, asMap } from '../reading.ts';
import { followReference } from '../references.ts';
import { cookieParameter, parameterSchemaMissing } from './findings.ts';

/** A list of parameters, those behind references included; cookies too, of which the build makes nothing. */
export function readParameters(root: MapNode, nodes: readonly SourceNode[], report: Report): readonly Parameter[] {
  return nodes.flatMap((at): Parameter[] => {
    const node = asMap(followReference(root, at, report), 'a parameter', report);
    if (node === undefined) return [];
    const name = textOf(memberOf(node, 'name'));
    const place = textOf(memberOf(node, 'in'));
    if (place === undefined || name === undefined) {
      if (!node.open) report(parameterIncomplete, node, { missing: name === undefined ? 'name' : 'in' });
      return [];
    }
    if (place !== 'path' && place !== 'query' && place !== 'header' && place !== 'cookie') {
      if (!isUnresolved(memberOf(node, 'in')))
        report(parameterPlaceUnknown, memberOf(node, 'in') ?? node, { name, place, allowed: 'path, query, header, cookie' });
      return [];
    }
    if (place === 'cookie') report(cookieParameter, at, { name });
    else if (memberOf(node, 'schema') === undefined && memberOf(node, 'content') === undefined && !node.open)
      report(parameterSchemaMissing, node, { name, type: memberOf(node, 'type') !== undefined });
    return [{ name, in: place, required: asFlag(memberOf(node, 'required')), node, at }];
  });
}
