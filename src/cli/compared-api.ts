import { applyImport } from '../import-api.ts';
import type { ImportOutcome } from '../import-api.ts';
import type { ApiModel } from '../model/api-model.ts';
import type { Origins } from '../model/model-path.ts';
import { isSavedModel } from '../model/read-model.ts';
import { read } from '../read/read.ts';
import { readInput } from './io.ts';
import { compileInput, savedModel } from './read-api.ts';
import type { ReadOptions } from './read-api.ts';
import { UsageError } from './usage-error.ts';

/** One side of a comparison: its model, or why there is none. */
export interface ComparedApi extends Pick<ImportOutcome, 'diagnostics' | 'error' | 'roots'> {
  readonly model: ApiModel | undefined;
  /** Where a definition says what is in the model; undefined for a saved model. */
  readonly origins: Origins | undefined;
}

/** What an import into a model would leave, instead of what the definition makes by itself. */
export interface ImportInto {
  readonly prior: ApiModel;
  readonly mode: 'merge' | 'overwrite';
}

/** Whether an input is named as `git:<revision>:<path>`. */
export function isGitInput(name: string): boolean {
  return name.startsWith('git:');
}

/**
 * Reads a definition or a saved model, told apart by content, from a file, standard input or a git revision.
 *
 * @throws UsageError for what cannot be read, and for a saved model where a definition is to be imported.
 */
export async function readComparedApi(name: string, options: ReadOptions, into?: ImportInto): Promise<ComparedApi> {
  // It is loaded for revisions only, as it is slow to start other programs with.
  const git = isGitInput(name) ? (await import('./git.ts')).openGitInput(name) : undefined;
  const root = await read({ text: git === undefined ? readInput(name) : git.bytes, path: name });
  if (root.value !== undefined && isSavedModel(root.value)) {
    if (into !== undefined) throw new UsageError(`--mode ${into.mode} imports a definition, and ${name} is a saved model`);
    const model = savedModel(root.value, name);
    return { model, origins: undefined, diagnostics: [], error: undefined, roots: new Map() };
  }
  const { compiled, advice } = await compileInput(root, name, options, git?.access);
  const { plan, diagnostics, error, roots } = applyImport(compiled, into ?? {});
  return { model: plan?.planned, origins: compiled.built?.origins, diagnostics: [...diagnostics, ...advice], error, roots };
}
