import type { Report } from '../../diagnostics/diagnostic.ts';
import { entriesOf, memberOf } from '../../source/node.ts';
import type { MapEntry, MapNode } from '../../source/node.ts';
import type { Response } from '../definition.ts';
import { asMap } from '../reading.ts';
import { followReference } from '../references.ts';
import { readContent } from './content.ts';

/** A response, also one of `components.responses` behind a reference. Only the names of headers matter. */
export function readResponse(root: MapNode, { key, value }: MapEntry, report: Report): Response | undefined {
  if (key.value.startsWith('x-')) return undefined;
  const node = asMap(followReference(root, value, report), `the response ${key.value}`, report);
  const headers = asMap(memberOf(node, 'headers'), 'headers', report);
  return {
    statusCode: key.value,
    key,
    node: node ?? value,
    headers: entriesOf(headers).map((header) => ({ name: header.key.value, key: header.key })),
    content: readContent(root, node, report),
  };
}
