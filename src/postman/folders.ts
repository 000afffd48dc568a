import type { Resource } from '../model/api-model.ts';
import { by } from '../model/order.ts';
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
  /** Segments of the longest path in it. */
  longest: number;
}

/**
 * The resource tree as folders: one for each resource, its resources before its own requests, as Postman shows them. Resources without
 * methods that hold one other share its folder (`v1/pets`).
 */
export function itemsOf(context: PostmanContext): (Folder | Item)[] {
  const root: Branch = { name: '', path: '', branches: new Map(), resources: [], longest: 0 };
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
    const next = branch.branches.get(name) ?? { name, path: `${branch.path}/${name}`, branches: new Map(), resources: [], longest: 0 };
    next.longest = Math.max(next.longest, segments.length);
    branch.branches.set(name, next);
    branch = next;
  }
  return branch;
}

function contentsOf(branch: Branch, context: PostmanContext): (Folder | Item)[] {
  const folders = [...branch.branches.values()]
    .sort(branch.path.includes('{') ? byLength : byName)
    .map((one) => folderOf(one, '', context));
  const targets = branch.resources.flatMap((resource) => targetsOf(resource, context));
  return [...folders, ...targets.map((target) => itemOf(target, context))];
}

/** Variables come last, as a brace comes after letters. */
const byName = by('name');

/**
 * Below a variable, longer paths come before shorter ones: a stub server that takes the first request whose pattern fits finds the right
 * one, also where its variables stand for several segments.
 */
function byLength(a: Branch, b: Branch): number {
  const variable = Number(a.name.startsWith('{')) - Number(b.name.startsWith('{'));
  return variable || b.longest - a.longest || byName(a, b);
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
