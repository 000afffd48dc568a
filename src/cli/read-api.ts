import type { BasePathMode } from '../build/base-path.ts';
import { apisOf, isTemplate } from '../cloudformation/template.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { applyImport } from '../import-api.ts';
import type { ImportOutcome } from '../import-api.ts';
import type { ApiModel } from '../model/api-model.ts';
import { isSavedModel, readModel } from '../model/read-model.ts';
import { compileTree } from '../pipeline.ts';
import type { Compilation } from '../pipeline.ts';
import { adviseOnPlaceholders } from '../placeholder/findings.ts';
import { read } from '../read/read.ts';
import { toFindings } from '../report/finding-record.ts';
import type { SourceNode } from '../source/node.ts';
import { readInput } from './io.ts';
import type { CommonOptions, FileOptions } from './program.ts';
import { fileAccess } from './reference-files.ts';
import { UsageError } from './usage-error.ts';
import { loadVariables } from './variables.ts';

/** What tells a command how to read a definition. */
export interface ReadOptions extends CommonOptions, FileOptions {
  readonly basepath?: BasePathMode;
  /** The logical id of an API in a template. */
  readonly resource?: string;
  /** Of the configuration; those of the command line win. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Of the findings. Only the JSON report has the advice of rules in it, so only then it is looked for. */
  readonly report?: 'text' | 'json';
  /** Set where parts were taken out of the definition, which refers to no other files. */
  readonly part?: boolean;
}

/** An API that a command reads: the model, or why the definition gives none. */
export interface ApiInput extends Pick<ImportOutcome, 'diagnostics' | 'error' | 'roots'> {
  readonly model: ApiModel | undefined;
}

/**
 * The API in a file, or on standard input for `-`: a definition, imported as a new API, or a saved model, told apart by content.
 *
 * @throws UsageError for a file that cannot be read, for a saved model with mistakes, and for a template that does not hold the one API.
 */
export async function readApi(path: string, options: ReadOptions): Promise<ApiInput> {
  const root = await read({ text: readInput(path), path });
  if (root.value !== undefined && isSavedModel(root.value))
    return { model: savedModel(root.value, path), diagnostics: [], error: undefined, roots: new Map() };
  const { compiled, advice } = await compileInput(root, path, options);
  const { plan, diagnostics, ...outcome } = applyImport(compiled, {});
  return { model: plan?.planned, ...outcome, diagnostics: [...diagnostics, ...advice] };
}

/**
 * The definition of one API, compiled: placeholders filled in, files that it refers to read. `advice` is about those placeholders.
 *
 * @throws UsageError for variables that cannot be read, and for a template that does not hold the one API.
 */
export async function compileInput(
  root: Outcome<SourceNode>,
  path: string,
  options: ReadOptions,
  access = fileAccess(path, options),
): Promise<{ readonly compiled: Compilation; readonly advice: readonly Diagnostic[] }> {
  const variables = await loadVariables(options.var ?? [], options.vars ?? []);
  const { basepath, resource, report, part } = options;
  if (root.value !== undefined) checkResource(root.value, path, resource);
  const values = new Map([...(options.variables ?? []), ...variables.values]);
  const compiled = await compileTree(root, { basepath, resource, variables: values, access, advice: report === 'json', part });
  const [definition] = compiled.definitions;
  const advice = definition === undefined ? [] : adviseOnPlaceholders(definition.root, definition.placeholders, variables.givenOneByOne);
  return { compiled, advice };
}

/** An import makes one API. */
function checkResource(root: SourceNode, path: string, resource: string | undefined): void {
  if (!isTemplate(root)) {
    if (resource !== undefined) throw new UsageError(`--resource chooses an API of a template, and ${path} is none`);
    return;
  }
  const names = apisOf(root).map(({ logicalId }) => logicalId);
  if (resource !== undefined && !names.includes(resource))
    throw new UsageError(
      `${path} has no API with a definition that is called ${resource}${names.length === 0 ? '' : `; it has ${names.join(', ')}`}`,
    );
  if (resource === undefined && names.length > 1)
    throw new UsageError(`${path} has several APIs; choose one with --resource: ${names.join(', ')}`);
}

/** @throws UsageError that names the place of the first mistake. */
export function savedModel(root: SourceNode, path: string): ApiModel {
  const { value, diagnostics } = readModel(root);
  if (value !== undefined) return value;
  const [first] = toFindings(diagnostics, new Map([[root.file, root]]));
  const { line, column } = first?.range.start ?? { line: 1, column: 1 };
  throw new UsageError(`${path}:${line}:${column}: ${first?.message ?? 'it cannot be read'}`);
}
