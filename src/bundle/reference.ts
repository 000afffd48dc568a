import { entryOf, isUnresolved, memberOf } from '../source/node.ts';
import type { MapNode, ScalarNode, SourceFile, SourceNode } from '../source/node.ts';

/** Where a reference leads: a file by its location, and the keys and indexes that lead from its root. */
export interface Target {
  readonly location: string;
  readonly steps: readonly string[];
}

/** The `$ref` of a map; undefined where there is none, or one that is no text or a placeholder. */
export function referenceOf(node: MapNode): (ScalarNode & { readonly value: string }) | undefined {
  const value = entryOf(node, '$ref')?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' && !isUnresolved(value)
    ? (value as ReturnType<typeof referenceOf>)
    : undefined;
}

/** `#/definitions/Pet` stays in its file, and so does a bare name such as `Pet`, an old way to write the same. */
export const leavesItsFile = (reference: string): boolean => !reference.startsWith('#') && /[./\\#:]/.test(reference);

/** Where a reference in a file leads; undefined where it is malformed. */
export function targetOf(reference: string, from: string): Target | undefined {
  const hash = reference.indexOf('#');
  const steps = stepsOf(hash < 0 ? '' : reference.slice(hash + 1));
  if (steps === undefined) return undefined;
  const path = hash < 0 ? reference : reference.slice(0, hash);
  if (path === '') return { location: from, steps };
  try {
    return { location: locationOf(new URL(path, new URL(from, 'file:///'))), steps };
  } catch {
    return undefined;
  }
}

/** One spelling for every location: paths for files, URLs for the rest. */
export function locationOf(url: URL | string): string {
  const { protocol, pathname, search, origin, host, href } = typeof url === 'string' ? new URL(url, 'file:///') : url;
  if (protocol === 'file:') return (host === '' ? '' : `//${host}`) + pathname + search;
  return origin === 'null' ? href : origin + pathname + search;
}

/** The steps of a JSON pointer in a URL's fragment; undefined where it is no pointer. */
function stepsOf(fragment: string): readonly string[] | undefined {
  if (fragment === '') return [];
  if (!fragment.startsWith('/')) return undefined;
  try {
    return decodeURIComponent(fragment)
      .slice(1)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    return undefined;
  }
}

/** A JSON pointer as a fragment. */
export const fragmentOf = (steps: readonly string[]): string =>
  `#${steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;

/** The node that steps lead to from a root. */
export function follow(root: SourceNode, steps: readonly string[]): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const step of steps) {
    if (node === undefined) return undefined;
    node = node.kind === 'list' ? (/^\d+$/.test(step) ? node.items[Number(step)] : undefined) : memberOf(node, step);
  }
  return node;
}

/** Every reference of a tree that leaves its file, in source order; those in examples too, which nobody follows in the end. */
export function leavingReferences(root: SourceNode): readonly string[] {
  if (!/\$ref|\\u00/.test(root.file.text)) return [];
  const found = new Set<string>();
  const open: SourceNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'list') for (let index = node.items.length - 1; index >= 0; index -= 1) open.push(node.items[index] as SourceNode);
    if (node.kind !== 'map') continue;
    const reference = referenceOf(node)?.value;
    if (reference !== undefined && leavesItsFile(reference)) found.add(reference);
    for (let index = node.entries.length - 1; index >= 0; index -= 1) open.push((node.entries[index] as MapNode['entries'][number]).value);
  }
  return [...found];
}

/**
 * Over the text, so that nothing has to be walked: whether it holds a `$ref` of some form, or one that cannot be told, as its key is escaped.
 *
 * @param form - sticky, for what stands behind `$ref`
 * @param other - what stands there in JSON mostly, and is not of the form
 */
export function mayHoldReference({ text, format }: SourceFile, form: RegExp, other: string): boolean {
  for (let at = text.indexOf('$ref'); at >= 0; at = text.indexOf('$ref', at + 4)) {
    if (text.startsWith(other, at + 4)) continue;
    form.lastIndex = at + 4;
    if (form.test(text)) return true;
  }
  return format === 'json' ? text.includes('\\u0024') : /\\[ux]0*24/i.test(text);
}
