import type { Resource } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import { changeSpecs } from './change.ts';
import type { ChangeSpec, Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { accessInWords, isUntouched, keptMethodChanges, methodSpecs } from './methods.ts';
import { pair } from './pair.ts';
import { renamedVariables } from './path-variables.ts';
import { scopeOf } from './scope.ts';

export const resourceSpecs = changeSpecs({
  'resource/added': {
    reverse: 'resource/removed',
    criticality: 'safe',
    audience: 'deployment',
    message: () => 'The resource is added.',
    why: 'Its methods, where it has any, are changes of their own.',
  },
  'resource/removed': {
    reverse: 'resource/added',
    criticality: 'safe',
    audience: 'deployment',
    message: () => 'The resource is removed.',
    why: 'Its methods, where it had any, are changes of their own.',
  },
  'resource/path-variable-renamed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `Path variable ${base} is renamed to ${revision}.`,
    why: 'Callers send what they sent before, but templates and Lambda functions that read the variable by its name no longer find it.',
  },
});

/** The changes of the resource tree, and of every method in it. */
export function* resourceChanges(comparison: Comparison): Generator<Judged> {
  const { base, revision, paths } = comparison;
  const { added, removed, kept } = pair(base.model.resources, revision.model.resources, ({ path }) => path, paths);
  for (const resource of removed) {
    yield scopeOf({ section: 'resource', name: resource.path }).judged(resourceSpecs['resource/removed'], { base: resource.path });
    yield* wholeMethods(resource, 'removed');
  }
  for (const resource of added) {
    yield scopeOf({ section: 'resource', name: resource.path }).judged(resourceSpecs['resource/added'], { revision: resource.path });
    yield* wholeMethods(resource, 'added');
  }
  for (const [was, is] of kept) {
    if (was.path !== is.path) yield* variableChanges(was, is);
    yield* methodChanges(comparison, was, is);
  }
}

function* wholeMethods({ path, resourceMethods = {} }: Resource, what: 'added' | 'removed'): Generator<Judged> {
  for (const method of Object.values(resourceMethods)) yield wholeMethod(methodSpecs[`method/${what}`], path, method, what);
}

function wholeMethod(spec: ChangeSpec, path: string, method: Method, what: 'added' | 'removed'): Judged {
  const scope = scopeOf({ section: 'resource', name: path, httpMethod: method.httpMethod });
  const access = accessInWords(method);
  return scope.judged(spec, { name: method.httpMethod, detail: access, [what === 'added' ? 'revision' : 'base']: access });
}

/** Told once, at the resource whose own segment it is. */
function* variableChanges(was: Resource, is: Resource): Generator<Judged> {
  const [before, after] = [lastSegment(was.path), lastSegment(is.path)];
  if (before === after) return;
  const [renamed] = renamedVariables(before, after).pairs;
  const scope = scopeOf({ section: 'resource', name: is.path }, { section: 'resource', name: was.path });
  if (renamed !== undefined)
    yield scope.judged(resourceSpecs['resource/path-variable-renamed'], { base: renamed[0], revision: renamed[1] });
}

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function* methodChanges(comparison: Comparison, was: Resource, is: Resource): Generator<Judged> {
  const before = was.resourceMethods ?? NO_METHODS;
  const after = is.resourceMethods ?? NO_METHODS;
  const owners = { base: was, revision: is, variables: renamedVariables(was.path, is.path) };
  for (const verb in before) {
    const old = before[verb] as Method;
    const now = Object.hasOwn(after, verb) ? after[verb] : undefined;
    if (now === undefined) {
      const spec = methodSpecs[Object.hasOwn(after, 'ANY') ? 'method/left-to-any' : 'method/removed'];
      yield wholeMethod(spec, was.path, old, 'removed');
    } else if (!isUntouched(comparison, owners, old, now)) yield* keptMethodChanges(comparison, owners, old, now);
  }
  for (const verb in after) {
    if (Object.hasOwn(before, verb)) continue;
    const spec = methodSpecs[Object.hasOwn(before, 'ANY') ? 'method/taken-from-any' : 'method/added'];
    yield wholeMethod(spec, is.path, after[verb] as Method, 'added');
  }
}

const NO_METHODS: Readonly<Record<string, Method>> = {};
