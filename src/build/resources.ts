import type { Definition, PathItem } from '../definition/definition.ts';
import { append } from '../diagnostics/diagnostic.ts';
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
  readonly children: Map<string, Branch>;
  /** The one child that is a variable. */
  variable: Branch | undefined;
}

export function buildResources(definition: Definition, prefix: readonly string[], report: Report): ResourceTree {
  const root: Branch = { resource: { id: resourceId('/'), path: '/' }, at: undefined, children: new Map(), variable: undefined };
  const byItem = new Map<PathItem, Branch>();
  const written = new Set(definition.paths.map(({ path }) => path));
  for (const item of definition.paths) {
    const own = segmentsOf(item.path);
    const segments = [...prefix, ...own];
    const path = `/${segments.join('/')}`;
    const kept = `/${own.join('/')}`;
    // Where the kept path is written too, what comes of the two is said of their methods.
    if (item.path !== kept && !written.has(kept)) report(emptySegment, item.key, { path: item.path, kept });
    if (!checkSegments(path, segments, item.key, report)) continue;
    const branch = grow(root, segments, path, item.key, report);
    if (branch !== undefined) byItem.set(item, branch);
  }
  const branches = [...walk(root)];
  const origins = new Map(branches.map(({ resource, at }) => [resource, at]));
  return {
    resources: branches.map(({ resource }) => resource).sort(by('path')),
    resourceOf: (item) => byItem.get(item)?.resource,
    originOf: (resource) => origins.get(resource),
  };
}

const isVariable = (segment: string): boolean => segment.startsWith('{');
const isGreedy = (segment: string): boolean => segment.endsWith('+}');

/** Finds or makes the resource of a path; undefined where the tree cannot hold it. */
function grow(root: Branch, segments: readonly string[], path: string, at: Span, report: Report): Branch | undefined {
  let branch = root;
  for (const pathPart of segments) {
    const child = branch.children.get(pathPart);
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
      children: new Map(),
      variable: undefined,
    };
    branch.children.set(pathPart, next);
    if (isVariable(pathPart)) branch.variable = next;
    branch = next;
  }
  return branch;
}

function* walk(root: Branch): Iterable<Branch> {
  const rest = [root];
  for (let branch = rest.pop(); branch !== undefined; branch = rest.pop()) {
    yield branch;
    append(rest, branch.children.values());
  }
}

const VARIABLE = /^\{[a-zA-Z0-9._$:-]+\+?\}$/;
/** `$` and `,` are in the guide's notes but not in the service's message; they are taken. */
const CHARACTERS = /^[a-zA-Z0-9._:$,-]+$/;

function checkSegments(path: string, segments: readonly string[], at: Span, report: Report): boolean {
  const wrong = segments.find((segment) => !isPlaceholderText(segment) && !VARIABLE.test(segment) && !CHARACTERS.test(segment));
  if (wrong === undefined) return true;
  if (/\{[^{}]*\}/.test(wrong) && CHARACTERS.test(wrong.replace(/\{[a-zA-Z0-9._$:+-]*\}/g, 'x'))) {
    report(partialVariable, at, { path, segment: wrong });
  } else {
    const characters = [...new Set(wrong.replace(/[a-zA-Z0-9._:$,-]/g, ''))].map((character) => JSON.stringify(character)).join(', ');
    report(segmentCharacter, at, { path, segment: wrong, characters });
  }
  return false;
}
