import type { ApiModel } from '../../model/api-model.ts';
import { compare } from '../../model/order.ts';
import type { ChangedThing } from '../changes-tree.ts';

/** A resource of either model, with what changes in it, and those beneath it. */
export interface TreeNode {
  readonly path: string;
  /** The part of the path below the parent's; a path whose parent is in neither model stands with its whole path. */
  readonly label: string;
  readonly thing: ChangedThing | undefined;
  readonly children: TreeNode[];
}

/** The resources of both models as a tree, under the paths that the changes use. */
export function resourceTree(base: ApiModel, revision: ApiModel, things: readonly ChangedThing[]): TreeNode[] {
  const changed = new Map(things.map((thing) => [thing.name, thing]));
  const former = new Set(
    things.flatMap(({ changes, methods }) =>
      [...changes, ...methods.flatMap((method) => method.changes)].flatMap(({ formerSubject = '' }) => formerPath(formerSubject) ?? []),
    ),
  );
  const before = base.resources.map(({ path }) => path).filter((path) => !former.has(path));
  const paths = [...new Set([...before, ...revision.resources.map(({ path }) => path), ...changed.keys()])].sort(compare);
  const nodes = new Map<string, TreeNode>();
  const roots: TreeNode[] = [];
  for (const path of paths) {
    const parent = nodes.get(parentOf(path));
    const label = parent === undefined ? path : path.slice(path.lastIndexOf('/'));
    const node: TreeNode = { path, label, thing: changed.get(path), children: [] };
    nodes.set(path, node);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

const formerPath = (subject: string): string | undefined => /^(?:resource )?(\/\S*)/.exec(subject)?.[1];

const parentOf = (path: string): string => (path === '/' ? '' : path.slice(0, path.lastIndexOf('/')) || '/');
