import type { Report } from '../../diagnostics/diagnostic.ts';
import { entriesOf, memberOf } from '../../source/node.ts';
import type { MapNode, SourceNode } from '../../source/node.ts';
import type { MediaType } from '../definition.ts';
import { asMap } from '../reading.ts';
import { followReference } from '../references.ts';

/** The schemas of a `content` map by media type; media types without a schema make no model. */
export function readContent(root: MapNode, owner: SourceNode | undefined, report: Report): readonly MediaType[] {
  const content = asMap(memberOf(owner, 'content'), 'content', report);
  const types: MediaType[] = [];
  for (const { key, value } of entriesOf(content)) {
    if (key.value.startsWith('x-')) continue;
    const schema = memberOf(asMap(followReference(root, value, report), 'the content', report, key.value), 'schema');
    if (schema !== undefined) types.push({ mediaType: key.value, schema });
  }
  return types;
}
