import type { BasePathMode } from '../build/base-path.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyImport } from '../import-api.ts';
import type { ApiModel } from '../model/api-model.ts';
import type { Origins } from '../model/model-path.ts';
import { isSavedModel, readModel } from '../model/read-model.ts';
import { compileTree } from '../pipeline.ts';
import { read } from '../read/read.ts';
import type { Roots } from '../report/finding-record.ts';
import type { SourceNode } from '../source/node.ts';
import { isGitInput, readGitInput } from './git.ts';
import { readInput } from './io.ts';
import { UsageError } from './usage-error.ts';

/** One side of a comparison: its model, or why there is none. */
export interface ComparedApi {
  readonly model: ApiModel | undefined;
  readonly origins: Origins | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly roots: Roots;
}

export interface CompareOptions {
  readonly basepath: BasePathMode;
  /** What an import into this model would leave, instead of what the definition makes by itself. */
  readonly into?: { readonly prior: ApiModel; readonly mode: 'merge' | 'overwrite' };
}

/**
 * Reads a definition or a saved model, told apart by content, from a file, standard input or a git revision.
 *
 * @throws UsageError for what cannot be read, and for a saved model where a definition is to be imported.
 */
export async function readComparedApi(name: string, { basepath, into }: CompareOptions): Promise<ComparedApi> {
  const text = isGitInput(name) ? readGitInput(name) : readInput(name);
  const root = await read({ text, path: name });
  if (root.value === undefined) return { model: undefined, origins: undefined, diagnostics: root.diagnostics, roots: new Map() };
  if (!isSavedModel(root.value)) {
    const compiled = compileTree(root, root.value, { basepath });
    const { plan, diagnostics, roots } = applyImport(compiled, into ?? {});
    return { model: plan?.planned, origins: compiled.built?.origins, diagnostics, roots };
  }
  if (into !== undefined) throw new UsageError(`--mode ${into.mode} imports a definition, and ${name} is a saved model`);
  return savedModel(root.value);
}

function savedModel(root: SourceNode): ComparedApi {
  const { value, diagnostics } = readModel(root);
  return { model: value, origins: undefined, diagnostics, roots: new Map([[root.file, root]]) };
}
