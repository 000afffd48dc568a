import type { Definition, PathItem } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Resource } from '../model/api-model.ts';
import { resourceId } from '../model/ids.ts';
import { by } from '../model/order.ts';
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
  children: Map<string, Branch> | undefined;
  /** The one child that is a variable. */
  variable: Branch | undefined;
}

export function buildResources(definition: Definition, prefix: readonly string[], report: Report): ResourceTree {
  const root: Branch = { resource: { id: resourceId('/'), path: '/' }, at: undefined, children: undefined, variable: undefined };
  const branches = [root];
  const byItem = new Map<PathItem, Branch>();
  let written: ReadonlySet<string> | undefined;
  const isSegment = segmentTest();
  for (const item of definition.paths) {
    const own = segmentsOf(item.path);
    const segments = prefix.length === 0 ? own : [...prefix, ...own];
    const path = `/${segments.join('/')}`;
    const kept = prefix.length === 0 ? path : `/${own.join('/')}`;
    // Where the kept path is written too, what comes of the two is said of their methods.
    if (item.path !== kept) {
      written ??= new Set(definition.paths.map(({ path: other }) => other));
      if (!written.has(kept)) report(emptySegment, item.key, { path: item.path, kept });
    }
    const wrong = segments.find((segment) => !isSegment(segment));
    if (wrong !== undefined) {
      reportSegment(wrong, path, item.key, report);
      continue;
    }
    const branch = grow(branches, segments, path, item.key, report);
    if (branch !== undefined) byItem.set(item, branch);
  }
  let origins: ReadonlyMap<Resource, Span | undefined> | undefined;
  return {
    resources: branches.map(({ resource }) => resource).sort(by('path')),
    resourceOf: (item) => byItem.get(item)?.resource,
    originOf: (resource) => (origins ??= new Map(branches.map((branch) => [branch.resource, branch.at]))).get(resource),
  };
}

const isVariable = (segment: string): boolean => segment.startsWith('{');
const isGreedy = (segment: string): boolean => segment.endsWith('+}');

/** Finds or makes the resource of a path, and those on the way, from the root, the first of `branches`; undefined where the tree cannot hold it. */
function grow(branches: Branch[], segments: readonly string[], path: string, at: Span, report: Report): Branch | undefined {
  let branch = branches[0] as Branch;
  for (const pathPart of segments) {
    const child = branch.children?.get(pathPart);
    if (child !== undefined) {
      branch = child;
      continue;
    }
    const { resource } = branch;
    if (resource.pathPart !== undefined && isGreedy(resource.pathPart)) {
      report(childOfGreedy, at, { path, greedy: resource.pathPart });
      return undefined;
    }
    const here = resource.path === '/' ? `/${pathPart}` : `${resource.path}/${pathPart}`;
    if (isVariable(pathPart) && branch.variable !== undefined) {
      const { resource: sibling, at: there } = branch.variable;
      const related = there === undefined ? [] : [{ span: there, message: `${sibling.pathPart ?? ''} is first named here.` }];
      report(siblingVariable, at, { path: here, sibling: sibling.pathPart ?? '' }, related);
      return undefined;
    }
    const next: Branch = {
      resource: { id: resourceId(here), parentId: resource.id, path: here, pathPart },
      at,
      children: undefined,
      variable: undefined,
    };
    (branch.children ??= new Map()).set(pathPart, next);
    branches.push(next);
    if (isVariable(pathPart)) branch.variable = next;
    branch = next;
  }
  return branch;
}

const VARIABLE = /^\{[a-zA-Z0-9._$:-]+\+?\}$/;
/** `$` and `,` are in the guide's notes but not in the service's message; they are taken. */
const CHARACTERS = /^[a-zA-Z0-9._:$,-]+$/;

/** Whether a text may be a segment of a path; most stand in many paths, and are looked at once. */
function segmentTest(): (segment: string) => boolean {
  const valid = new Set<string>();
  return (segment) => {
    if (valid.has(segment)) return true;
    if (!isPlaceholderText(segment) && !VARIABLE.test(segment) && !CHARACTERS.test(segment)) return false;
    valid.add(segment);
    return true;
  };
}

function reportSegment(segment: string, path: string, at: Span, report: Report): void {
  if (/\{[^{}]*\}/.test(segment) && CHARACTERS.test(segment.replace(/\{[a-zA-Z0-9._$:+-]*\}/g, 'x'))) {
    report(partialVariable, at, { path, segment });
    return;
  }
  const characters = [...new Set(segment.replace(/[a-zA-Z0-9._:$,-]/g, ''))].map((character) => JSON.stringify(character)).join(', ');
  report(segmentCharacter, at, { path, segment, characters });
}
