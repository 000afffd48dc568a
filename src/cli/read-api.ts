import { applyImport } from '../import-api.ts';
import type { ImportOutcome } from '../import-api.ts';
import type { ApiModel } from '../model/api-model.ts';
import { isSavedModel, readModel } from '../model/read-model.ts';
import { compileTree } from '../pipeline.ts';
import { read } from '../read/read.ts';
import { toFindings } from '../report/finding-record.ts';
import type { SourceNode } from '../source/node.ts';
import { readInput } from './io.ts';
import { UsageError } from './usage-error.ts';

/** An API that a command reads: the model, or why the definition gives none. */
export interface ApiInput extends Pick<ImportOutcome, 'diagnostics' | 'error' | 'roots'> {
  readonly model: ApiModel | undefined;
}

/**
 * The API in a file, or on standard input for `-`: a definition, imported as a new API, or a saved model, told apart by content.
 *
 * @throws UsageError for a file that cannot be read, and for a saved model with mistakes.
 */
export async function readApi(path: string): Promise<ApiInput> {
  const root = await read({ text: readInput(path), path });
  if (root.value !== undefined && isSavedModel(root.value))
    return { model: savedModel(root.value, path), diagnostics: [], error: undefined, roots: new Map() };
  const compiled =
    root.value === undefined ? { built: undefined, diagnostics: root.diagnostics, roots: new Map() } : compileTree(root, root.value);
  const { plan, ...outcome } = applyImport(compiled, {});
  return { model: plan?.planned, ...outcome };
}

/** @throws UsageError that names the place of the first mistake. */
export function savedModel(root: SourceNode, path: string): ApiModel {
  const { value, diagnostics } = readModel(root);
  if (value !== undefined) return value;
  const [first] = toFindings(diagnostics, new Map([[root.file, root]]));
  const { line, column } = first?.range.start ?? { line: 1, column: 1 };
  throw new UsageError(`${path}:${line}:${column}: ${first?.message ?? 'it cannot be read'}`);
}
