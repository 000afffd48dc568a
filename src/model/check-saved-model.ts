import type { Report } from '../diagnostics/diagnostic.ts';
import { entriesOf, memberOf } from '../source/node.ts';
import type { MapEntry, SourceNode } from '../source/node.ts';
import { duplicate, methodUnderOtherVerb, noRoot } from './read-model-findings.ts';

/** What makes each list's members what they are; ids are unique besides. A definition may document one place twice, and so may a model. */
const KEYS = {
  resources: 'path',
  models: 'name',
  authorizers: 'name',
  requestValidators: 'name',
  gatewayResponses: 'responseType',
} as const;

/** What the parts of a saved model of the right shape say of one another: keys are unique, the root is there, methods stand under their own verb. */
export function checkSavedModel(root: SourceNode, report: Report): void {
  for (const [list, key] of Object.entries(KEYS)) {
    checkUnique(root, list, key, report);
    checkUnique(root, list, 'id', report);
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

function checkUnique(root: SourceNode, list: string, key: string, report: Report): void {
  const seen = new Map<string, SourceNode>();
  for (const item of itemsOf(root, list)) {
    const node = memberOf(item, key);
    if (node === undefined) continue;
    const value = String(scalar(node));
    const first = seen.get(value);
    if (first === undefined) seen.set(value, item);
    else report(duplicate, node, { list, key, value }, [{ span: first, message: 'The other one is here.' }]);
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
