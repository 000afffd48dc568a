import type { Change } from '../diff/change.ts';
import type { Sifted } from '../diff/ignore-changes.ts';
import { countChanges } from '../diff/ignore-changes.ts';
import type { ApiModel } from '../model/api-model.ts';
import type { Span } from '../source/node.ts';
import { lineMapOf } from '../source/line-map.ts';
import type { ChangeRecord, ChangesRecord } from './changes-shape.ts';
import { placeOf } from './finding-record.ts';
import type { Roots } from './finding-record.ts';

/** What every report of changes is made of. */
export interface ChangesReport {
  /** The two sides as the user named them. */
  readonly base: string;
  readonly revision: string;
  /** Set where the revision is what an import into the base would leave. */
  readonly mode?: 'merge' | 'overwrite' | undefined;
  readonly sifted: Sifted;
  /** Both models whole, for reports that show what is around a change. */
  readonly models: { readonly base: ApiModel; readonly revision: ApiModel };
  readonly roots: Roots;
}

/** What is compared, in words. */
export function titleOf({ base, revision, mode }: Pick<ChangesReport, 'base' | 'revision' | 'mode'>): string {
  return mode === undefined ? `${base} → ${revision}` : `${base} → what ${mode} of ${revision} leaves`;
}

/** `3 changes: 1 breaking, 2 safe`, what is ignored behind it. */
export function countsInWords({ changes, ignored }: Sifted): string {
  const counts = Object.entries(countChanges(changes)).filter(([, count]) => count > 0);
  const kinds = counts.map(([criticality, count]) => `${count} ${criticality}`).join(', ');
  const total = changes.length === 0 ? 'No changes' : `${changes.length} change${changes.length === 1 ? '' : 's'}: ${kinds}`;
  return `${total}${ignored.length === 0 ? '' : `; ${ignored.length} ignored`}.`;
}

/** The nearest place of a change, `file:line:column`, that of the revision where both are known. */
export function whereInWords({ basePlace, revisionPlace }: Change): string | undefined {
  const span = revisionPlace ?? basePlace;
  return span === undefined ? undefined : positionInWords(span);
}

export function positionInWords({ file, start }: Span): string {
  const { line, column } = lineMapOf(file).positionOf(start);
  return `${file.path}:${line}:${column}`;
}

export function changesRecord({ base, revision, mode, sifted, roots }: ChangesReport): ChangesRecord {
  return {
    base,
    revision,
    ...(mode !== undefined && { mode }),
    changes: sifted.changes.map((change) => changeRecord(change, roots)),
    ignored: sifted.ignored.map(({ change, reason }) => ({ ...changeRecord(change, roots), reason })),
    counts: countChanges(sifted.changes),
  };
}

export function changeRecord({ part, affects, basePlace, revisionPlace, ...change }: Change, roots: Roots): ChangeRecord {
  return {
    ...change,
    ...part,
    ...(affects !== undefined && { affects: [...affects] }),
    ...(basePlace !== undefined && { basePlace: placeOf(basePlace, roots) }),
    ...(revisionPlace !== undefined && { revisionPlace: placeOf(revisionPlace, roots) }),
  };
}
