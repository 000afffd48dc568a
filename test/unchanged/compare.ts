import { diffApis } from '../../src/diff/diff-api.ts';
import { applyImport } from '../../src/import-api.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import type { Origins } from '../../src/model/model-path.ts';
import { compileTree } from '../../src/pipeline.ts';
import { read, readOutline } from '../../src/read/read.ts';
import type { Source } from '../../src/read/read.ts';
import { changeRecord } from '../../src/report/changes.ts';
import type { Roots } from '../../src/report/finding-record.ts';
import { setAside } from '../../src/unchanged/set-aside.ts';
import type { Reduced } from '../../src/unchanged/set-aside.ts';
import { unchangedParts, withUnchanged } from '../../src/unchanged/with-unchanged.ts';

interface Side {
  readonly model: ApiModel | undefined;
  readonly origins: Origins | undefined;
  readonly roots: Roots;
}

async function compiled(root: Parameters<typeof compileTree>[0]): Promise<Side> {
  const compilation = await compileTree(root, { advice: false });
  const { plan, roots } = applyImport(compilation, {});
  return { model: plan?.planned, origins: compilation.built?.origins, roots };
}

function changesBetween(was: Side, is: Side, [before, after]: readonly [ApiModel, ApiModel]): readonly unknown[] {
  const origins = { ...(was.origins && { base: was.origins }), ...(is.origins && { revision: is.origins }) };
  const roots = new Map([...was.roots, ...is.roots]);
  return diffApis(before, after, origins).map((change) => changeRecord(change, roots));
}

function named(name: string, text: string): Source {
  return { path: `${name}.${text.startsWith('{') ? 'json' : 'yaml'}`, text };
}

/** The changes between two definitions as wholes, with their places; undefined where one of them would not import. */
export async function changesOfWholes(base: string, revision: string): Promise<readonly unknown[] | undefined> {
  const was = await compiled(await read(named('base', base)));
  const is = await compiled(await read(named('revision', revision)));
  return was.model && is.model && changesBetween(was, is, [was.model, is.model]);
}

/** What can be set aside of two definitions; undefined where that cannot be told. */
export async function reducedOf(base: string, revision: string): Promise<Reduced | undefined> {
  const outline = await readOutline(named('base', base));
  return setAside({ base: outline, revision: await readOutline(named('revision', revision), outline) });
}

/** The same changes from what is left of the two; undefined where that is not to be compared. */
export async function changesOfReduced(base: string, revision: string): Promise<readonly unknown[] | undefined> {
  const reduced = await reducedOf(base, revision);
  if (reduced === undefined) return undefined;
  const [was, is] = [
    await compiled({ value: reduced.base, diagnostics: [] }),
    await compiled({ value: reduced.revision, diagnostics: [] }),
  ];
  if (was.model === undefined || is.model === undefined) return undefined;
  const [before, after] = [was.model.restApi.warnings ?? [], is.model.restApi.warnings ?? []];
  if (before.toSorted().join('\n') !== after.toSorted().join('\n')) return undefined;
  const parts = unchangedParts(reduced, was.model.restApi.id);
  return changesBetween(was, is, [withUnchanged(was.model, parts), withUnchanged(is.model, parts)]);
}
