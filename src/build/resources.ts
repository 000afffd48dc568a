import type { Definition, PathItem } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Resource } from '../model/api-model.ts';
import { resourceId } from '../model/ids.ts';
import type { Span } from '../source/node.ts';
import { segmentsOf } from './base-path.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { childOfGreedy, emptySegment, partialVariable, segmentCharacter, siblingVariable } from './findings.ts';

/** The resources of a definition: the root, every path, and every intermediate segment, which has no methods (recorded). */
export interface ResourceTree {
  /** By path. */
  readonly resources: readonly Resource[];
  /** The resource of a path item; undefined where its path was refused. */
  resourceOf(item: PathItem): Resource | undefined;
  /** Where a resource was first named. */
  originOf(resource: Resource): Span | undefined;
}

interface Branch {
  readonly resource: Resource;
  readonly at: Span | undefined;
  /** The one child that is a variable. */
  variable: Branch | undefined;
}

/** By path, the root first, every other one after its parent. */
type Branches = Map<string, Branch>;

export function buildResources(definition: Definition, prefix: readonly string[], report: Report): ResourceTree {
  const root: Branch = { resource: { id: resourceId('/'), path: '/' }, at: undefined, variable: undefined };
  const branches: Branches = new Map([['/', root]]);
  const byItem = new Map<PathItem, Branch>();
  const front = prefix.map((segment) => `/${segment}`).join('');
  let written: ReadonlySet<string> | undefined;
  for (const item of definition.paths) {
    const kept = isPlain(item.path) ? item.path : `/${segmentsOf(item.path).join('/')}`;
    // Where the kept path is written too, what comes of the two is said of their methods.
    if (item.path !== kept) {
      written ??= new Set(definition.paths.map(({ path }) => path));
      if (!written.has(kept)) report(emptySegment, item.key, { path: item.path, kept });
    }
    const path = front !== '' && kept === '/' ? front : front + kept;
    const branch = branches.get(path) ?? grow(branches, path, item.key, report);
    if (branch !== undefined) byItem.set(item, branch);
  }
  let origins: ReadonlyMap<Resource, Span | undefined> | undefined;
  return {
    resources: Array.from(branches.keys())
      .sort()
      .map((path) => (branches.get(path) as Branch).resource),
    resourceOf: (item) => byItem.get(item)?.resource,
    originOf: (resource) => (origins ??= new Map(Array.from(branches.values(), (branch) => [branch.resource, branch.at]))).get(resource),
  };
}

/** Whether no segment of a path is empty; the root has none. */
const isPlain = (path: string): boolean => !path.includes('//') && (path === '/' || !path.endsWith('/'));

const isVariable = (segment: string): boolean => segment.startsWith('{');
const isGreedy = (segment: string): boolean => segment.endsWith('+}');

/** Makes the resource of a path, and those on the way that are not there yet; undefined where the tree cannot hold it. */
function grow(branches: Branches, path: string, at: Span, report: Report): Branch | undefined {
  let end = path.length;
  let branch: Branch | undefined;
  while (branch === undefined) {
    end = path.lastIndexOf('/', end - 1);
    branch = branches.get(end === 0 ? '/' : path.slice(0, end));
  }
  const missing = path.slice(end + 1).split('/');
  const wrong = missing.find((segment) => !isSegment(segment));
  if (wrong !== undefined) {
    reportSegment(wrong, path, at, report);
    return undefined;
  }
  for (let index = 0; index < missing.length && branch !== undefined; index += 1)
    branch = addChild(branches, branch, missing[index] as string, path, at, report);
  return branch;
}

/** @param whole - the path on the way to which the child is */
function addChild(branches: Branches, parent: Branch, pathPart: string, whole: string, at: Span, report: Report): Branch | undefined {
  const { resource } = parent;
  if (resource.pathPart !== undefined && isGreedy(resource.pathPart)) {
    report(childOfGreedy, at, { path: whole, greedy: resource.pathPart });
    return undefined;
  }
  const path = resource.path === '/' ? `/${pathPart}` : `${resource.path}/${pathPart}`;
  if (isVariable(pathPart) && parent.variable !== undefined) {
    const { resource: sibling, at: there } = parent.variable;
    const related = there === undefined ? [] : [{ span: there, message: `${sibling.pathPart ?? ''} is first named here.` }];
    report(siblingVariable, at, { path, sibling: sibling.pathPart ?? '' }, related);
    return undefined;
  }
  const child: Branch = { resource: { id: resourceId(path), parentId: resource.id, path, pathPart }, at, variable: undefined };
  branches.set(path, child);
  if (isVariable(pathPart)) parent.variable = child;
  return child;
}

/** A variable or a plain one. `$` and `,` are in the guide's notes but not in the service's message; they are taken. */
const SEGMENT = /^(?:[a-zA-Z0-9._:$,-]+|\{[a-zA-Z0-9._$:-]+\+?\})$/;
const CHARACTERS = /^[a-zA-Z0-9._:$,-]+$/;

const isSegment = (segment: string): boolean => SEGMENT.test(segment) || isPlaceholderText(segment);

function reportSegment(segment: string, path: string, at: Span, report: Report): void {
  if (/\{[^{}]*\}/.test(segment) && CHARACTERS.test(segment.replace(/\{[a-zA-Z0-9._$:+-]*\}/g, 'x'))) {
    report(partialVariable, at, { path, segment });
    return;
  }
  const characters = [...new Set(segment.replace(/[a-zA-Z0-9._:$,-]/g, ''))].map((character) => JSON.stringify(character)).join(', ');
  report(segmentCharacter, at, { path, segment, characters });
}
