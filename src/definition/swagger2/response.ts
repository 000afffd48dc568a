import type { Report } from '../../diagnostics/diagnostic.ts';
import { entriesOf, memberOf } from '../../source/node.ts';
import type { MapEntry, MapNode } from '../../source/node.ts';
import type { Response } from '../definition.ts';
import { sharedResponse } from '../findings.ts';
import { asMap, underMediaTypes } from '../reading.ts';
import { followReference, referenceOf } from '../references.ts';

export function readResponse(root: MapNode, { key, value }: MapEntry, produces: readonly string[], report: Report): Response | undefined {
  if (key.value.startsWith('x-')) return undefined;
  const target = followReference(root, value, report);
  const node = asMap(target, `the response ${key.value}`, report);
  const reference = referenceOf(value);
  if (reference !== undefined && node !== undefined) report(sharedResponse, reference.at, { reference: reference.text });
  const schema = memberOf(node, 'schema');
  return {
    statusCode: key.value,
    key,
    node: node ?? value,
    headers: entriesOf(asMap(memberOf(node, 'headers'), 'headers', report)).map((header) => ({ name: header.key.value, key: header.key })),
    content: schema === undefined ? [] : underMediaTypes(produces, schema),
  };
}
