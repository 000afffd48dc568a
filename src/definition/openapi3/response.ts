import type { Report } from '../../diagnostics/diagnostic.ts';
import { entriesOf } from '../../source/node.ts';
import type { MapEntry, MapNode } from '../../source/node.ts';
import type { Response } from '../definition.ts';
import { asMap, readHeaders } from '../reading.ts';
import { followReference } from '../references.ts';
import { readContent } from './content.ts';

export function readResponses(root: MapNode, responses: MapNode | undefined, report: Report): readonly Response[] {
  const read: Response[] = [];
  for (const entry of entriesOf(responses)) {
    if (!entry.key.value.startsWith('x-')) read.push(readResponse(root, entry, report));
  }
  return read;
}

/** A response, also one of `components.responses` behind a reference. */
function readResponse(root: MapNode, { key, value }: MapEntry, report: Report): Response {
  const node = asMap(followReference(root, value, report), 'the response', report, key.value);
  return {
    statusCode: key.value,
    key,
    node: node ?? value,
    headers: readHeaders(node, report),
    content: readContent(root, node, report),
  };
}
