import type { Report } from '../../diagnostics/diagnostic.ts';
import { entriesOf, memberOf } from '../../source/node.ts';
import type { MapNode } from '../../source/node.ts';
import type { SecurityScheme } from '../definition.ts';
import { asMap } from '../reading.ts';
import { followReference } from '../references.ts';
import { readSecurityScheme } from '../swagger2/security.ts';

/** `components.securitySchemes`; a scheme may be a reference to another. */
export function readSecuritySchemes(root: MapNode, components: MapNode | undefined, report: Report): readonly SecurityScheme[] {
  const schemes = asMap(memberOf(components, 'securitySchemes'), 'components.securitySchemes', report);
  return entriesOf(schemes).flatMap(({ key, value }) => {
    const target = followReference(root, value, report);
    return target === undefined ? [] : (readSecurityScheme({ key, value: target }, report) ?? []);
  });
}
