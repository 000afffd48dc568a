import type { Report } from '../diagnostics/diagnostic.ts';
import { entryOf, isUnresolved, textOf } from '../source/node.ts';
import type { MapNode, SourceNode } from '../source/node.ts';
import { referenceCycle, referenceNotAPointer, referenceNotFound } from './findings.ts';

/** The text of a `$ref`, where a node is a reference. */
export function referenceOf(node: SourceNode | undefined): { readonly text: string; readonly at: SourceNode } | undefined {
  const at = entryOf(node, '$ref')?.value;
  if (at === undefined) return undefined;
  const text = textOf(at);
  return text === undefined ? undefined : { text, at };
}

/** The steps of a local JSON pointer such as `#/definitions/Pet`, unescaped; undefined where the text is none. */
export function pointerSteps(reference: string): readonly string[] | undefined {
  if (reference === '#') return [];
  if (!reference.startsWith('#/')) return undefined;
  const steps = reference.slice(2).split('/');
  if (!reference.includes('%') && !reference.includes('~')) return steps;
  return steps.map((step) => percentDecoded(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What stands at a local pointer; undefined where there is nothing. */
export function nodeAt(root: SourceNode, steps: readonly string[]): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const step of steps) {
    node = node?.kind === 'list' ? node.items[/^\d+$/.test(step) ? Number(step) : -1] : entryOf(node, step)?.value;
    if (node === undefined) return undefined;
  }
  return node;
}

/** Whether a placeholder may come to put something at a pointer: it stands there or on the way, or an open map does that lacks the next step. */
export function mayAppear(root: SourceNode, steps: readonly string[]): boolean {
  let node = root;
  for (const step of steps) {
    const next: SourceNode | undefined = nodeAt(node, [step]);
    if (next === undefined) return isUnresolved(node) || (node.kind === 'map' && node.open === true);
    node = next;
  }
  return isUnresolved(node);
}

/** A reference chain longer than this is taken for a cycle. */
const MAX_CHAIN = 100;

/**
 * A node with its references followed, through any number of them; undefined where they lead nowhere, which is reported at the reference.
 * Siblings of a `$ref` are ignored, as in the specification.
 */
export function followReference(root: MapNode, node: SourceNode, report: Report): SourceNode | undefined {
  let current = node;
  for (let step = 0; step < MAX_CHAIN; step += 1) {
    const at = entryOf(current, '$ref')?.value;
    if (at === undefined) return current;
    const reference = textOf(at);
    if (reference === undefined) return current;
    if (isUnresolved(at)) return undefined;
    const target = knownTarget(root, reference) ?? findTarget(root, reference, at, report);
    if (target === undefined) return undefined;
    current = target;
  }
  report(referenceCycle, node, { reference: referenceOf(node)?.text ?? '' });
  return undefined;
}

/** Where references have led to: many lead to the same shared parameters and responses. */
const targets = new WeakMap<MapNode, Map<string, SourceNode>>();

const knownTarget = (root: MapNode, reference: string): SourceNode | undefined => targets.get(root)?.get(reference);

function findTarget(root: MapNode, reference: string, at: SourceNode, report: Report): SourceNode | undefined {
  const steps = pointerSteps(reference);
  if (steps === undefined) {
    report(referenceNotAPointer, at, { reference });
    return undefined;
  }
  const target = nodeAt(root, steps);
  if (target === undefined) {
    if (!mayAppear(root, steps)) report(referenceNotFound, at, { reference });
    return undefined;
  }
  const known = targets.get(root) ?? new Map<string, SourceNode>();
  targets.set(root, known.set(reference, target));
  return target;
}
