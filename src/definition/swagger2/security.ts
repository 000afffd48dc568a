import type { Report } from '../../diagnostics/diagnostic.ts';
import { entriesOf, memberOf, textOf } from '../../source/node.ts';
import type { MapEntry, MapNode } from '../../source/node.ts';
import type { SecurityScheme } from '../definition.ts';
import { asMap, extensionsOf } from '../reading.ts';

export function readSecurityDefinitions(root: MapNode, report: Report): readonly SecurityScheme[] {
  const schemes = asMap(memberOf(root, 'securityDefinitions'), 'securityDefinitions', report);
  return entriesOf(schemes).flatMap((entry) => readSecurityScheme(entry, report) ?? []);
}

/** A security scheme, whose fields that matter here have the same names in both versions. */
export function readSecurityScheme({ key, value }: MapEntry, report: Report): SecurityScheme | undefined {
  if (key.value.startsWith('x-')) return undefined;
  const node = asMap(value, 'the security scheme', report, key.value);
  if (node === undefined) return undefined;
  return {
    name: key.value,
    key,
    node,
    type: textOf(memberOf(node, 'type')),
    in: textOf(memberOf(node, 'in')),
    parameterName: textOf(memberOf(node, 'name')),
    extensions: extensionsOf(node),
  };
}
