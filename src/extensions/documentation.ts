import type { DocumentationPart } from '../model/api-model.ts';
import { jsonObject } from '../model/parse-json.ts';
import { documentationPartId } from '../model/ids.ts';
import { list, object, optional, required } from '../shape/containers.ts';
import { anything, choice, text } from '../shape/scalars.ts';
import { toData } from '../source/node.ts';
import { defineExtension } from './extension.ts';

const TYPES = [
  'API', 'AUTHORIZER', 'MODEL', 'RESOURCE', 'METHOD', 'PATH_PARAMETER', 'QUERY_PARAMETER', 'REQUEST_HEADER', 'REQUEST_BODY',
  'RESPONSE', 'RESPONSE_HEADER', 'RESPONSE_BODY',
] as const; // prettier-ignore

/** Types that speak of no path; all others stand at `/` where none is given, as recorded for METHOD and RESPONSE. */
const WITHOUT_PATH: ReadonlySet<string> = new Set(['API', 'AUTHORIZER', 'MODEL']);

export const documentation = defineExtension({
  name: 'x-amazon-apigateway-documentation',
  places: ['document'],
  summary: 'Documentation parts of the API, and the version of their snapshot.',
  shape: object({
    version: optional(text()),
    documentationParts: optional(
      list(
        object({
          location: required(
            object({
              type: required(choice(TYPES)),
              path: optional(text()),
              method: optional(text()),
              statusCode: optional(text()),
              name: optional(text()),
            }),
          ),
          properties: optional(anything({ type: 'object' })),
        }),
      ),
    ),
  }),
  lower: ({ value, node, at }, _site, draft) => {
    for (const [index, { location, properties }] of (value.documentationParts ?? []).entries()) {
      if (location?.type === undefined) continue;
      const path = location.path ?? (WITHOUT_PATH.has(location.type) ? undefined : '/');
      const place: DocumentationPart['location'] = { ...location, type: location.type, ...(path === undefined ? {} : { path }) };
      const part = {
        id: documentationPartId(place),
        location: place,
        properties: properties === undefined ? '{}' : JSON.stringify(toData(properties)),
      };
      draft.addDocumentationPart(part, value.documentationParts === undefined ? node : at('documentationParts', index));
    }
  },
  print: ({ model: { documentationParts, stages } }) => {
    if (documentationParts.length === 0) return undefined;
    const version = stages.find(({ documentationVersion }) => documentationVersion !== undefined)?.documentationVersion;
    return { ...(version === undefined ? {} : { version }), documentationParts: documentationParts.map(printPart) };
  },
  exportedWith: 'documentation',
});

/** Properties that are no JSON object, which a hand-written model may hold, say nothing. */
function printPart({ location, properties }: DocumentationPart): unknown {
  return { location, properties: jsonObject(properties) ?? {} };
}
