import type { Resource } from '../model/api-model.ts';
import { nothingRenamed, renames } from './renamed.ts';
import type { Renamed } from './renamed.ts';

const VARIABLE = /^\{(.+?)(\+?)\}$/;

/** A path without the names of its variables: `/pets/{id}` and `/pets/{petId}` are the same place. */
function shapeOfPath(path: string): string {
  return path.includes('{') ? path.replaceAll(/(?<=^|\/)\{[^/]+?(\+?)\}(?=\/|$)/g, '{$1}') : path;
}

/**
 * Paths of the base that the revision has under other variable names. API Gateway allows one variable beneath a resource, so the shape of
 * a path says which it is; where a model breaks that rule, nothing is certain and nothing is renamed.
 */
export function renamedPaths(base: readonly Resource[], revision: readonly Resource[]): Renamed {
  const [before, after] = [pathsByShape(base), pathsByShape(revision)];
  const renamed = new Map<string, string>();
  for (const [shape, [was, ...otherBase]] of before) {
    const [is, ...otherRevision] = after.get(shape) ?? [];
    if (was === undefined || is === undefined || was === is || otherBase.length + otherRevision.length > 0) continue;
    renamed.set(was, is);
  }
  return renames(renamed);
}

/** The variables that stand at the same place of two paths of one shape under different names, base name first. */
export function renamedVariables(base: string, revision: string): Renamed {
  if (base === revision) return nothingRenamed;
  const renamed = new Map<string, string>();
  const after = revision.split('/');
  for (const [index, segment] of base.split('/').entries()) {
    const was = VARIABLE.exec(segment)?.[1];
    const is = VARIABLE.exec(after[index] ?? '')?.[1];
    if (was !== undefined && is !== undefined && was !== is) renamed.set(was, is);
  }
  return renames(renamed);
}

function pathsByShape(resources: readonly Resource[]): Map<string, string[]> {
  const byShape = new Map<string, string[]>();
  for (const { path } of resources) {
    const shape = shapeOfPath(path);
    const paths = byShape.get(shape);
    if (paths === undefined) byShape.set(shape, [path]);
    else paths.push(path);
  }
  return byShape;
}
