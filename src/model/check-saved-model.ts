import type { Report } from '../diagnostics/diagnostic.ts';
import { entriesOf, memberOf } from '../source/node.ts';
import type { MapEntry, SourceNode } from '../source/node.ts';
import { duplicate, methodUnderOtherVerb, noRoot } from './read-model-findings.ts';

/** What makes each list's members what they are; ids are unique besides. */
const KEYS = {
  resources: ['path'],
  models: ['name'],
  authorizers: ['name'],
  requestValidators: ['name'],
  gatewayResponses: ['responseType'],
  documentationParts: ['location', 'type', 'path', 'method', 'statusCode', 'name'],
} as const;

/** What the parts of a saved model of the right shape say of one another: keys are unique, the root is there, methods stand under their own verb. */
export function checkSavedModel(root: SourceNode, report: Report): void {
  for (const [list, [key, ...inner]] of Object.entries(KEYS)) {
    checkUnique(root, list, key, (item) => keyOf(memberOf(item, key), inner), report);
    checkUnique(root, list, 'id', (item) => keyOf(memberOf(item, 'id'), []), report);
  }
  const resources = itemsOf(root, 'resources');
  const rootId = scalar(memberOf(memberOf(root, 'restApi'), 'rootResourceId'));
  const isRoot = (item: SourceNode): boolean => scalar(memberOf(item, 'path')) === '/' && scalar(memberOf(item, 'id')) === rootId;
  if (!resources.some(isRoot)) report(noRoot, memberOf(root, 'resources') ?? root, {});
  for (const resource of resources) {
    for (const entry of entriesOf(memberOf(resource, 'resourceMethods')))
      checkVerb(entry, String(scalar(memberOf(resource, 'path'))), report);
  }
}

function checkUnique(
  root: SourceNode,
  list: string,
  key: string,
  keyOfItem: (item: SourceNode) => string | undefined,
  report: Report,
): void {
  const seen = new Map<string, SourceNode>();
  for (const item of itemsOf(root, list)) {
    const value = keyOfItem(item);
    if (value === undefined) continue;
    const first = seen.get(value);
    if (first === undefined) seen.set(value, item);
    else report(duplicate, item, { list, key, value }, [{ span: first, message: 'The other one is here.' }]);
  }
}

function checkVerb({ key, value }: MapEntry, path: string, report: Report): void {
  const httpMethod = String(scalar(memberOf(value, 'httpMethod')));
  if (httpMethod !== key.value) report(methodUnderOtherVerb, key, { verb: key.value, httpMethod, path });
}

const itemsOf = (root: SourceNode, list: string): readonly SourceNode[] => {
  const node = memberOf(root, list);
  return node?.kind === 'list' ? node.items : [];
};

const scalar = (node: SourceNode | undefined): unknown => (node?.kind === 'scalar' ? node.value : undefined);

/** A scalar as it is; of a location all its fields, an absent one apart from an empty one. Undefined for what has no key. */
function keyOf(node: SourceNode | undefined, inner: readonly string[]): string | undefined {
  if (node === undefined) return undefined;
  return inner.length === 0 ? String(scalar(node)) : JSON.stringify(inner.map((field) => scalar(memberOf(node, field)) ?? null));
}
