import type { Report } from '../diagnostics/diagnostic.ts';
import type { MapEntry, MapNode, ScalarNode, SourceNode, Span } from '../source/node.ts';
import { bundleTooLarge, circularReference, fileNotRead, noSuchPart } from './findings.ts';
import { MAX_DEPTH, MAX_NODES } from './limits.ts';
import type { LoadedFiles } from './load-files.ts';
import { follow, fragmentOf, leavesItsFile, referenceOf, targetOf } from './reference.ts';
import type { Target } from './reference.ts';
import { containerOf, idOf, schemaNames } from './schema-names.ts';
import type { SchemaNames } from './schema-names.ts';
import { contextOf } from '../definition/schema-context.ts';
import type { Context } from '../definition/schema-context.ts';

/** Where the walk is. */
interface Position {
  readonly location: string;
  readonly context: Context;
  readonly depth: number;
  /** The keys that still lead to the definition's own named schemas; empty where they are, undefined off that way. */
  readonly way: readonly string[] | undefined;
  /** Directly below them, the name of the schema. */
  readonly naming: string | undefined;
  /** The targets that are being copied, to see circles. */
  readonly inside: readonly string[];
}

interface Graft {
  readonly files: LoadedFiles;
  readonly names: SchemaNames;
  readonly report: Report;
  readonly rootOf: (location: string) => SourceNode | undefined;
  nodes: number;
}

/**
 * One definition out of a definition and the files it refers to. Schemas of other files become named schemas; everything else is put where
 * the reference stands. Every node keeps the place, and so the file, it was written in. Undefined where the result would be too large.
 */
export function graft(root: SourceNode, files: LoadedFiles, report: Report): SourceNode | undefined {
  const rootOf = (location: string): SourceNode | undefined => {
    const file = files.files.get(location);
    return location === files.entry ? root : file !== undefined && 'root' in file ? file.root : undefined;
  };
  const state: Graft = { files, names: schemaNames(root, files.entry, rootOf), report, rootOf, nodes: 0 };
  const start: Position = { location: files.entry, context: 'other', depth: 0, way: containerOf(root), naming: undefined, inside: [] };
  const bundled = copy(root, start, state);
  const added: MapEntry[] = [];
  for (let next = state.names.take(); next !== undefined && state.nodes <= MAX_NODES; next = state.names.take()) {
    const { name, target } = next;
    const found = follow(rootOf(target.location) as SourceNode, target.steps) as SourceNode;
    const { file, start: from } = found;
    const key = { kind: 'scalar', value: name, file, start: from, end: from } as const;
    added.push({ key, value: copy(found, { ...start, location: target.location, context: 'schema', way: undefined }, state) });
  }
  if (state.nodes > MAX_NODES) {
    report(bundleTooLarge, beginningOf(root), { limit: `${MAX_NODES} keys and values` });
    return undefined;
  }
  return added.length === 0 ? bundled : withEntries(bundled, containerOf(root), added);
}

function copy(node: SourceNode, at: Position, state: Graft): SourceNode {
  state.nodes += 1;
  if (node.kind === 'scalar' || state.nodes > MAX_NODES) return node;
  if (at.depth > MAX_DEPTH) {
    state.report(bundleTooLarge, node, { limit: `${MAX_DEPTH} levels` });
    return unknown(node);
  }
  const inner = { ...at, depth: at.depth + 1 };
  if (node.kind === 'list') {
    const items = node.items.map((item) => copy(item, { ...inner, way: undefined, naming: undefined }, state));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  const reference = referenceOf(node);
  if (reference !== undefined) return copyReference(node, reference, inner, state);
  const entries = node.entries.map((entry) => {
    const context = contextOf(entry.key.value, at.context);
    const value = context === undefined ? entry.value : copy(entry.value, { ...inner, ...wayTo(entry.key.value, at), context }, state);
    return value === entry.value ? entry : { key: entry.key, value };
  });
  return entries.every((entry, index) => entry === node.entries[index]) ? node : { ...node, entries };
}

function copyReference(node: MapNode, reference: ScalarNode & { readonly value: string }, at: Position, state: Graft): SourceNode {
  const isEntry = at.location === state.files.entry;
  const leaves = leavesItsFile(reference.value);
  if (isEntry && !leaves) return node;
  if (!leaves && !reference.value.startsWith('#')) return node;
  const target = targetOf(reference.value, at.location);
  if (target?.location === state.files.entry) return withReference(node, reference, fragmentOf(target.steps));
  const found = find(reference, target, state);
  if (found === undefined || target === undefined) return unknown(node);
  const name = at.context === 'schema' ? state.names.nameOf(target) : undefined;
  if (name !== undefined && name !== at.naming) {
    return withReference(node, reference, fragmentOf([...containerOf(state.rootOf(state.files.entry) as SourceNode), name]));
  }
  const id = idOf(target);
  if (at.inside.includes(id)) {
    state.report(circularReference, reference, { reference: reference.value });
    return unknown(node);
  }
  return copy(found, { ...at, location: target.location, inside: [...at.inside, id] }, state);
}

function wayTo(key: string, { way }: Position): Pick<Position, 'way' | 'naming'> {
  if (way?.length === 0) return { way: undefined, naming: key };
  return { way: way !== undefined && way[0] === key ? way.slice(1) : undefined, naming: undefined };
}

/** The node behind a reference; what is wrong with it is reported at the reference. */
function find(reference: ScalarNode & { readonly value: string }, target: Target | undefined, state: Graft): SourceNode | undefined {
  const { report, files, rootOf } = state;
  const words = reference.value;
  if (target === undefined) {
    report(fileNotRead, reference, { reference: words, reason: 'it is no path and no URL' });
    return undefined;
  }
  const file = files.files.get(target.location);
  // A file that does not parse has findings of its own.
  if (file !== undefined && 'diagnostics' in file) return undefined;
  if (file === undefined || 'refused' in file) {
    report(fileNotRead, reference, { reference: words, reason: file?.refused ?? 'it cannot be resolved', fix: file?.fix });
    return undefined;
  }
  const found = follow(rootOf(target.location) as SourceNode, target.steps);
  if (found === undefined) report(noSuchPart, reference, { reference: words, file: file.root.file.path });
  return found;
}

/** In place of what is missing: a value about which nothing may be concluded, so that the fault is told once. */
const unknown = ({ file, start, end }: SourceNode): ScalarNode => ({ kind: 'scalar', file, start, end, value: null, unresolved: true });

function withReference(node: MapNode, reference: ScalarNode, value: string): MapNode {
  return {
    ...node,
    entries: node.entries.map((entry) => (entry.value === reference ? { key: entry.key, value: { ...reference, value } } : entry)),
  };
}

/** The tree with entries added to the map that a way of keys leads to; maps that are missing on it are made. */
function withEntries(node: SourceNode, way: readonly string[], added: readonly MapEntry[]): SourceNode {
  if (node.kind !== 'map') return node;
  const [step, ...rest] = way;
  if (step === undefined) return { ...node, entries: [...node.entries, ...added] };
  const own = node.entries.find(({ key }) => key.value === step);
  const { file, start } = node;
  const value = withEntries(own?.value ?? { kind: 'map', file, start, end: start, entries: [] }, rest, added);
  if (own !== undefined) return { ...node, entries: node.entries.map((entry) => (entry === own ? { key: own.key, value } : entry)) };
  return { ...node, entries: [...node.entries, { key: { kind: 'scalar', value: step, file, start, end: start }, value }] };
}

const beginningOf = ({ file, start }: SourceNode): Span => ({ file, start, end: start });
