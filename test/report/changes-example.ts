import { diffApis } from '../../src/diff/diff-api.ts';
import type { IgnoredChange } from '../../src/diff/ignore-changes.ts';
import { siftChanges } from '../../src/diff/ignore-changes.ts';
import type { ChangesReport } from '../../src/report/changes.ts';
import { exampleApi, integration, method, named, schema } from '../diff/example.ts';
import type { Edit } from '../diff/example.ts';

/** A release with something of everything, as the reports get it. */
const release: readonly Edit[] = [
  (draft) => Object.assign(draft.restApi, { version: '2.0', name: 'Orders' }),
  (draft) => draft.resources.push({ id: 'r-x', parentId: 'r-orders', path: '/orders/export', pathPart: 'export' }),
  (draft) => (draft.resources = draft.resources.filter(({ path }) => path !== '/legacy')),
  method('/orders/{id}', 'GET', (it) => (it.authorizationType = 'NONE')),
  method('/orders', 'GET', (it) => Object.assign(it.requestParameters ?? {}, { 'method.request.querystring.limit': true })),
  integration(
    '/orders',
    'POST',
    (it) => (it.requestTemplates = { 'application/json': 'Action=SendMessage\n&MessageBody=$input.json("$")\n' }),
  ),
  integration('/orders', 'GET', (it) => (it.timeoutInMillis = 5000)),
  schema('Order', {
    type: 'object',
    required: ['item', 'count'],
    properties: { item: { type: 'string', maxLength: 20 }, count: { type: 'integer', minimum: 1 } },
  }),
  (draft) => (named(draft.authorizers, 'name', 'token').identityValidationExpression = '.*'),
  (draft) => draft.documentationParts.pop(),
];

export function exampleReport(edits: readonly Edit[] = release, wishes: readonly IgnoredChange[] = []): ChangesReport {
  const models = { base: exampleApi(), revision: exampleApi(...edits) };
  return {
    base: 'v1.yaml',
    revision: 'v2.yaml',
    sifted: siftChanges(diffApis(models.base, models.revision), wishes),
    models,
    roots: new Map(),
  };
}

const EVIL = '<script>alert(1)</script> | `x` ``` @team \u001b[31m \u202e [a](javascript:b) &amp; "\'';

/** Names and texts of an attacker, wherever a definition can hold them. */
export const hostile: readonly Edit[] = [
  (draft) => Object.assign(draft.restApi, { name: EVIL, version: EVIL, warnings: [EVIL] }),
  (draft) => draft.resources.push({ id: 'e', parentId: 'r-root', path: `/${EVIL}`, pathPart: EVIL }),
  (draft) => draft.models.push({ id: 'e', name: EVIL, schema: EVIL, contentType: EVIL }),
  (draft) => draft.documentationParts.push({ id: 'e', location: { type: 'MODEL', name: EVIL }, properties: EVIL }),
  method('/orders', 'GET', (it) => Object.assign(it.requestParameters ?? {}, { [`method.request.header.${EVIL}`]: true })),
  integration('/orders', 'POST', (it) => (it.requestTemplates = { 'application/json': `${EVIL}\n</table></script>\n\`\`\`\`\n` })),
  integration('/orders', 'GET', (it) => (it.uri = EVIL)),
];
