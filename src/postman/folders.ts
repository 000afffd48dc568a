import type { Resource } from '../model/api-model.ts';
import { compare } from '../model/order.ts';
import type { PostmanContext } from './context.ts';
import { textOf } from './documentation.ts';
import type { Folder, Item } from './format.ts';
import { itemOf, targetsOf } from './request.ts';

/** Folders nested deeper than this are put into one, so that no path however long makes a deep document. */
const DEEPEST = 20;

interface Branch {
  readonly name: string;
  readonly path: string;
  readonly branches: Map<string, Branch>;
  readonly resources: Resource[];
}

/**
 * The resource tree as folders: one for each resource, its resources before its own requests, as Postman shows them. Resources without
 * methods that hold one other share its folder (`v1/pets`).
 */
export function itemsOf(context: PostmanContext): (Folder | Item)[] {
  const root: Branch = { name: '', path: '', branches: new Map(), resources: [] };
  for (const resource of context.model.resources) {
    if (Object.keys(resource.resourceMethods ?? {}).length > 0) branchFor(resource.path, root).resources.push(resource);
  }
  return contentsOf(root, context);
}

function branchFor(path: string, root: Branch): Branch {
  const segments = path.split('/').filter((segment) => segment !== '');
  const names = [...segments.slice(0, DEEPEST), ...(segments.length > DEEPEST ? [segments.slice(DEEPEST).join('/')] : [])];
  let branch = root;
  for (const name of names) {
    const next = branch.branches.get(name) ?? { name, path: `${branch.path}/${name}`, branches: new Map(), resources: [] };
    branch.branches.set(name, next);
    branch = next;
  }
  return branch;
}

function contentsOf(branch: Branch, context: PostmanContext): (Folder | Item)[] {
  const folders = [...branch.branches.values()].sort((a, b) => compare(a.name, b.name)).map((one) => folderOf(one, '', context));
  const targets = branch.resources.flatMap((resource) => targetsOf(resource, context));
  return [...folders, ...targets.map((target) => itemOf(target, context))];
}

function folderOf(branch: Branch, prefix: string, context: PostmanContext): Folder {
  const properties = context.documentation.find({ type: 'RESOURCE', path: branch.path });
  const description = textOf(properties, 'description') ?? textOf(properties, 'summary');
  const name = `${prefix}${branch.name}`;
  const [only, ...others] = branch.branches.values();
  if (only !== undefined && others.length === 0 && branch.resources.length === 0 && description === undefined) {
    return folderOf(only, `${name}/`, context);
  }
  return {
    id: context.id('folder', branch.path),
    name,
    ...(description !== undefined && { description }),
    item: contentsOf(branch, context),
  };
}
