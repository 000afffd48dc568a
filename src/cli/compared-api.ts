import type { FileAccess } from '../bundle/file-access.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { applyImport } from '../import-api.ts';
import type { ImportOutcome } from '../import-api.ts';
import type { ApiModel } from '../model/api-model.ts';
import type { Origins } from '../model/model-path.ts';
import { isSavedModel } from '../model/read-model.ts';
import type { Outline } from '../read/outline-json.ts';
import { read, readOutline } from '../read/read.ts';
import type { Source } from '../read/read.ts';
import type { SourceNode } from '../source/node.ts';
import { setAside } from '../unchanged/set-aside.ts';
import type { Sides } from '../unchanged/sides.ts';
import { unchangedParts, withUnchanged } from '../unchanged/with-unchanged.ts';
import { readText } from './io.ts';
import { compileInput, savedModel } from './read-api.ts';
import type { ReadOptions } from './read-api.ts';
import { UsageError } from './usage-error.ts';

/** One side of a comparison: its model, or why there is none. */
export interface ComparedApi extends Pick<ImportOutcome, 'diagnostics' | 'error' | 'roots'> {
  readonly model: ApiModel | undefined;
  /** Where a definition says what is in the model; undefined for a saved model. */
  readonly origins: Origins | undefined;
}

/** Both sides; the base alone where it has no model. */
export type ComparedApis = readonly [base: ComparedApi, revision?: ComparedApi];

/** What an import into a model would leave, instead of what the definition makes by itself. */
interface ImportInto {
  readonly prior: ApiModel;
  readonly mode: 'merge' | 'overwrite';
}

/** Whether an input is named as `git:<revision>:<path>`. */
export function isGitInput(name: string): boolean {
  return name.startsWith('git:');
}

/**
 * Reads two definitions or saved models, told apart by content, from files, standard input or git revisions.
 *
 * Of two definitions that are compared as they are, operations and schemas that both have the same are not looked into, so what is wrong in them is not told.
 *
 * @param mode - compares with what an import of the revision into the base leaves
 * @throws UsageError for what cannot be read, and for a saved model where a definition is to be imported.
 */
export async function readComparedApis(
  names: readonly [base: string, revision: string],
  options: ReadOptions,
  mode: ImportInto['mode'] | undefined,
): Promise<ComparedApis> {
  const inputs = { base: await inputOf(names[0]), revision: await inputOf(names[1]) };
  const mayReduce = mode === undefined && options.resource === undefined && (options.basepath ?? 'ignore') === 'ignore';
  const sides = mayReduce ? await readSides(inputs) : undefined;
  const both = sides && (await compareReduced(inputs, sides, options));
  if (both !== undefined) return both;
  const was = await comparedApi(await wholeOf(inputs.base, sides?.base), inputs.base, options);
  if (was.model === undefined) return [was];
  const into = mode && { prior: was.model, mode };
  return [was, await comparedApi(await wholeOf(inputs.revision, sides?.revision), inputs.revision, options, into)];
}

interface Inputs {
  readonly base: Input;
  readonly revision: Input;
}

async function readSides({ base, revision }: Inputs): Promise<Sides> {
  const outline = await readOutline(base.source);
  return { base: outline, revision: await readOutline(revision.source, outline) };
}

async function wholeOf({ source }: Input, outline: Outline | undefined): Promise<Outcome<SourceNode>> {
  return outline?.unread.size === 0 ? outline : read(source);
}

interface Input {
  readonly name: string;
  readonly source: Source;
  /** How files beside it are read, where they are not read from the disk. */
  readonly access: FileAccess | undefined;
}

async function inputOf(name: string): Promise<Input> {
  // It is loaded for revisions only, as it is slow to start other programs with.
  const git = isGitInput(name) ? (await import('./git.ts')).openGitInput(name) : undefined;
  return { name, source: { text: git === undefined ? readText(name) : git.bytes, path: name }, access: git?.access };
}

/**
 * Both sides without what they have in common; undefined where that cannot be told, where one of them has mistakes, and where their warnings,
 * which are part of a model, differ: what was set aside may have the same. Then all is read.
 */
async function compareReduced(inputs: Inputs, sides: Sides, options: ReadOptions): Promise<ComparedApis | undefined> {
  const reduced = setAside(sides);
  if (reduced === undefined) return undefined;
  const { diagnostics } = sides.base;
  const was = await comparedApi({ value: reduced.base, diagnostics }, inputs.base, { ...options, part: true });
  const found = sides.revision.diagnostics;
  const is = await comparedApi({ value: reduced.revision, diagnostics: found }, inputs.revision, { ...options, part: true });
  if (was.model === undefined || is.model === undefined || !sameWarnings(was.model, is.model)) return undefined;
  const unchanged = unchangedParts(reduced, was.model.restApi.id);
  return [
    { ...was, model: withUnchanged(was.model, unchanged) },
    { ...is, model: withUnchanged(is.model, unchanged) },
  ];
}

function sameWarnings(...models: readonly [ApiModel, ApiModel]): boolean {
  const [before, after] = models.map(({ restApi: { warnings = [] } }) => JSON.stringify([...warnings].sort()));
  return before === after;
}

async function comparedApi(
  root: Outcome<SourceNode>,
  { name, access }: Input,
  options: ReadOptions,
  into?: ImportInto,
): Promise<ComparedApi> {
  if (root.value !== undefined && isSavedModel(root.value)) {
    if (into !== undefined) throw new UsageError(`--mode ${into.mode} imports a definition, and ${name} is a saved model`);
    const model = savedModel(root.value, name);
    return { model, origins: undefined, diagnostics: [], error: undefined, roots: new Map() };
  }
  const { compiled, advice } = await compileInput(root, name, options, access);
  const { plan, diagnostics, error, roots } = applyImport(compiled, into ?? {});
  return { model: plan?.planned, origins: compiled.built?.origins, diagnostics: [...diagnostics, ...advice], error, roots };
}
