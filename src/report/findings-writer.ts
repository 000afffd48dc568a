import type { AnyFindingSpec } from '../diagnostics/finding.ts';
import type { LineMap } from '../source/line-map.ts';
import type { Finding, FindingCounts } from './finding.ts';

/**
 * Writes a report file by file, so that a run over thousands of definitions holds the findings of one at a time. Each function returns the
 * text to append; the pieces of one run, in order, are the whole report.
 */
export interface FindingsWriter {
  begin(): string;
  batch(batch: FindingsBatch): string;
  end(summary: FindingsSummary): string;
}

/** Finds what is known of a code; a report that explains its codes asks for those it met. */
export type SpecOf = (code: string) => AnyFindingSpec | undefined;

/** What one definition gave. */
export interface FindingsBatch {
  /** The name of the definition; its findings may stand in other files too. */
  readonly file: string;
  readonly findings: readonly Finding[];
  /** Whether a finding makes the run fail: errors, and warnings where they are to. */
  readonly fails: (finding: Finding) => boolean;
  /** The lines of the files that the findings name, for code frames; a file that is not there gets none. */
  readonly lines: ReadonlyMap<string, LineMap>;
}

export interface FindingsSummary {
  /** Definitions that were read. */
  readonly files: number;
  readonly counts: FindingCounts;
  readonly specOf: SpecOf;
  /** With a baseline: how many findings it holds back, and how many of its own are no more. */
  readonly baseline?: { readonly known: number; readonly gone: number };
}
