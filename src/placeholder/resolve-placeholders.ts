import { hasTwins } from '../source/node.ts';
import type { MapEntry, MapNode, SourceFile, SourceNode } from '../source/node.ts';
import { evaluate, intrinsicOf, opaque } from './intrinsic.ts';
import { placeholderNames } from './names.ts';
import type { PlaceholderNames } from './names.ts';
import { fillKey, fillScalar } from './text.ts';

/**
 * Between reading and defining: the placeholders of CloudFormation, SAM and Terraform. Those that a variable names are filled in; every
 * other one becomes a scalar that is marked as unresolved, at its place, with its literal text as value. Nothing here is a finding.
 */
export interface Placeholders {
  /** A tree without placeholders is given back as it is. Its depth is bounded by the reader. */
  resolve(root: SourceNode): SourceNode;
  /** What was met in all trees so far. */
  readonly names: Pick<PlaceholderNames, 'unresolved' | 'used'>;
}

export function placeholders(variables: ReadonlyMap<string, string>): Placeholders {
  const names = placeholderNames(variables);
  return {
    resolve: (root) =>
      mayHoldAny(root.file) ? (resolveNode(root, { names, nesting: 0 }, 'plain') ?? { ...nowhere(root), value: null }) : root,
    names,
  };
}

/**
 * Over the text of the file, so that a definition without placeholders pays for searches alone; `${stageVariables.x}` is none. JSON may write
 * any of these with escapes, and only YAML has tags.
 */
function mayHoldAny({ text, format }: SourceFile): boolean {
  if (text.includes('Fn::') || (text.includes('Ref') && /\bRef\b/.test(text))) return true;
  // Two characters are found much quicker than ten, and mostly they are not there.
  if (text.includes('{{') && text.includes('{{resolve:')) return true;
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2))
    if (text[at - 1] === '$' || !text.startsWith('stageVariables.', at + 2)) return true;
  return format === 'json' ? text.includes('\\u00') : /![A-Z]/.test(text);
}

const nowhere = ({ file, start, end }: SourceNode) => ({ kind: 'scalar', file, start, end }) as const;

/** The members of these are mapping templates, whose language has references of its own. */
const TEMPLATE_MAPS: ReadonlySet<string> = new Set(['requestTemplates', 'responseTemplates']);

/** Intrinsics inside intrinsics beyond this are not looked into: what is unknown is written out at every level. */
const MAX_NESTING = 32;

interface Walk {
  readonly names: PlaceholderNames;
  /** In how many intrinsics the node stands. */
  readonly nesting: number;
}

/** Undefined where the node takes itself away (`AWS::NoValue`). */
function resolveNode(node: SourceNode, walk: Walk, style: 'plain' | 'template'): SourceNode | undefined {
  switch (node.kind) {
    case 'scalar':
      return fillScalar(node, style, walk.names);
    case 'list': {
      const items = node.items.map((item) => resolveNode(item, walk, 'plain'));
      if (items.every((item, index) => item === node.items[index])) return node;
      return { ...node, items: items.filter((item) => item !== undefined) };
    }
    case 'map': {
      const intrinsic = intrinsicOf(node);
      if (intrinsic === undefined) return resolveMap(node, walk, style);
      const { names, nesting } = walk;
      if (nesting === MAX_NESTING) return opaque(intrinsic, names);
      return evaluate(intrinsic, { names, resolve: (inner) => resolveNode(inner, { names, nesting: nesting + 1 }, 'plain') });
    }
  }
}

function resolveMap(node: MapNode, walk: Walk, style: 'plain' | 'template'): MapNode {
  const entries: MapEntry[] = [];
  let changed = false;
  let renamed = false;
  let open = node.open === true;
  for (const entry of node.entries) {
    if (entry.key.value.startsWith('Fn::')) {
      walk.names.leave(entry.key.value, entry.key);
      open = true;
      changed = true;
      continue;
    }
    const value = resolveNode(entry.value, walk, styleOf(entry, style));
    const key = fillKey(entry.key, walk.names);
    changed ||= value !== entry.value || key !== entry.key;
    renamed ||= key !== entry.key;
    if (value !== undefined) entries.push(key === entry.key && value === entry.value ? entry : { key, value });
  }
  if (!changed) return node;
  const twins = renamed && hasTwins(entries) ? { twins: true as const } : {};
  return open ? { ...node, entries, ...twins, open: true } : { ...node, entries, ...twins };
}

/** The style of a member: texts are templates directly inside a map of templates. */
function styleOf({ key, value }: MapEntry, outer: 'plain' | 'template'): 'plain' | 'template' {
  if (value.kind === 'map') return TEMPLATE_MAPS.has(key.value) ? 'template' : 'plain';
  return outer;
}
