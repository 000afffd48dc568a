import type { Report } from '../../diagnostics/diagnostic.ts';
import { entriesOf, memberOf } from '../../source/node.ts';
import type { MapEntry, MapNode } from '../../source/node.ts';
import type { Response } from '../definition.ts';
import { sharedResponse } from '../findings.ts';
import { asMap, readHeaders, underMediaTypes } from '../reading.ts';
import { followReference, referenceOf } from '../references.ts';

export function readResponses(
  root: MapNode,
  responses: MapNode | undefined,
  produces: readonly string[],
  report: Report,
): readonly Response[] {
  const read: Response[] = [];
  for (const entry of entriesOf(responses)) {
    if (!entry.key.value.startsWith('x-')) read.push(readResponse(root, entry, produces, report));
  }
  return read;
}

function readResponse(root: MapNode, { key, value }: MapEntry, produces: readonly string[], report: Report): Response {
  const node = asMap(followReference(root, value, report), 'the response', report, key.value);
  const reference = node === undefined || node === value ? undefined : referenceOf(value);
  if (reference !== undefined) report(sharedResponse, reference.at, { reference: reference.text });
  const schema = memberOf(node, 'schema');
  return {
    statusCode: key.value,
    key,
    node: node ?? value,
    headers: readHeaders(node, report),
    content: schema === undefined ? [] : underMediaTypes(produces, schema),
  };
}
