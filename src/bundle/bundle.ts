import { append, collector, diagnose } from '../diagnostics/diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { SourceFile, SourceNode } from '../source/node.ts';
import type { FileAccess } from './file-access.ts';
import { severalFiles } from './findings.ts';
import { graft } from './graft.ts';
import { leavingReferences, mayHoldReference } from './reference.ts';

export interface BundleOptions {
  readonly access: FileAccess;
  /** Applied to the tree of every other file, such as filling in placeholders. */
  readonly prepare: (root: SourceNode) => SourceNode;
}

export interface Bundled extends Outcome<SourceNode> {
  /** The trees of the other files as they were read, from which the pointers of findings come. */
  readonly trees: ReadonlyMap<SourceFile, SourceNode>;
}

/** Behind the `$ref` that is not plainly a local pointer. */
const LEAVING = /["']?\s*:\s*(?:["'][^#]|[^"'#\s])/y;

/** Told first, so that a definition in one file pays one search. */
const mayLeave = (file: SourceFile): boolean => mayHoldReference(file, LEAVING, '": "#');

/** A name such as `git:main:api.yaml` is no address to start from; where it lies, its access says. */
function entryPath(name: string, access: FileAccess): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(name) ? decodeURI(access.locate(name)) : name;
}

const NO_TREES: Bundled['trees'] = new Map();

/**
 * A definition together with the files it refers to, as one tree; unchanged where it refers to none. The value is there also with findings
 * unless it would be too large: what could not be read is unresolved in it.
 */
export async function bundle(root: SourceNode, options: BundleOptions): Promise<Bundled> {
  if (!mayLeave(root.file) || leavingReferences(root).length === 0) return { value: root, diagnostics: [], trees: NO_TREES };
  const { loadFiles } = await import('./load-files.ts');
  const loaded = await loadFiles(root, entryPath(root.file.path, options.access), options);
  const { diagnostics, report } = collector();
  const value = graft(root, loaded, report);
  const unreadable: Diagnostic[] = [];
  const trees = new Map<SourceFile, SourceNode>();
  for (const [, file] of [...loaded.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if ('diagnostics' in file) append(unreadable, file.diagnostics);
    if ('root' in file) trees.set(file.root.file, file.written);
  }
  const advice =
    trees.size === 0 ? [] : [diagnose(severalFiles, { file: root.file, start: root.start, end: root.start }, { count: trees.size })];
  return { value, diagnostics: [...unreadable, ...diagnostics, ...advice], trees };
}
