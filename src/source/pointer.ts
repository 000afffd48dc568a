import { childAt, contains } from './child-at.ts';
import { entryOf } from './node.ts';
import type { KeyNode, SourceNode, Span } from './node.ts';

/** One step of a JSON pointer: `~` and `/` escaped. */
const escapeStep = (step: string): string => (/[~/]/.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step);

/** The opposite of {@link escapeStep}. */
export const unescapeStep = (step: string): string => (step.includes('~') ? step.replaceAll('~1', '/').replaceAll('~0', '~') : step);

/** The JSON pointer of a path of keys and indexes; the empty string for the whole document. */
const pointerTo = (path: readonly (string | number)[]): string => path.map((step) => `/${escapeStep(String(step))}`).join('');

/** The node a JSON pointer names, of keys that stand twice the last; undefined where it leads nowhere. */
export function resolvePointer(root: SourceNode, pointer: string): SourceNode | undefined {
  if (pointer === '') return root;
  if (!pointer.startsWith('/')) return undefined;
  let node: SourceNode | undefined = root;
  for (const step of pointer.slice(1).split('/')) {
    if (node?.kind === 'list') node = /^(?:0|[1-9][0-9]{0,9})$/.test(step) ? node.items[Number(step)] : undefined;
    else node = entryOf(node, unescapeStep(step))?.value;
    if (node === undefined) return undefined;
  }
  return node;
}

/**
 * The JSON pointer of what stands at a place: of the innermost key or value with exactly this span, else of the innermost that contains it.
 * The pointer of a key is that of its member.
 *
 * Descends by places, which is a few steps a level. What an alias or a merge key brings in stands outside its owner, so a node that is not
 * met on the way down is looked up by identity; it is named by the first way to it.
 */
export function pointerOf(root: SourceNode, span: Span): string {
  const found = descend(root, span);
  // A part of a text, such as a word in a description, lies in a scalar and nowhere else.
  if (found.exact || found.inScalar) return pointerTo(found.path);
  const step = linksOf(root).get(span as SourceNode);
  return step === undefined ? pointerTo(found.path) : pointerTo(pathTo(root, step));
}

interface Found {
  readonly path: readonly (string | number)[];
  readonly exact: boolean;
  readonly inScalar: boolean;
}

function descend(root: SourceNode, span: Span): Found {
  const path: (string | number)[] = [];
  let node = root;
  let exact = isSame(root, span);
  for (;;) {
    const inner = childAt(node, span);
    if (inner === undefined) return { path, exact, inScalar: node.kind === 'scalar' && contains(node, span) };
    path.push(inner.step);
    exact = isSame(inner.at, span) || isSame(inner.value, span);
    if (inner.at !== inner.value) return { path, exact, inScalar: true };
    node = inner.value;
  }
}

const isSame = (one: Span, other: Span): boolean => one.start === other.start && one.end === other.end && one.file === other.file;

interface Link {
  readonly owner: SourceNode;
  readonly step: string | number;
}

const links = new WeakMap<SourceNode, ReadonlyMap<SourceNode | KeyNode, Link>>();

/** The owner and the step to each node of a tree, by identity; built when first asked for. */
function linksOf(root: SourceNode): ReadonlyMap<SourceNode | KeyNode, Link> {
  const known = links.get(root);
  if (known !== undefined) return known;
  const found = new Map<SourceNode | KeyNode, Link>();
  const pending: SourceNode[] = [root];
  for (let owner = pending.pop(); owner !== undefined; owner = pending.pop()) {
    for (const [step, key, value] of membersOf(owner)) {
      if (key !== undefined && !found.has(key)) found.set(key, { owner, step });
      if (found.has(value) || value === root) continue;
      found.set(value, { owner, step });
      pending.push(value);
    }
  }
  links.set(root, found);
  return found;
}

function membersOf(node: SourceNode): readonly (readonly [step: string | number, key: KeyNode | undefined, value: SourceNode])[] {
  if (node.kind === 'list') return node.items.map((item, index) => [index, undefined, item] as const);
  return node.kind === 'map' ? node.entries.map(({ key, value }) => [key.value, key, value] as const) : [];
}

function pathTo(root: SourceNode, { owner, step }: Link): readonly (string | number)[] {
  const path = [step];
  const tree = linksOf(root);
  for (let link = tree.get(owner); link !== undefined; link = tree.get(link.owner)) path.unshift(link.step);
  return path;
}
