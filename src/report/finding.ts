import type { ImportEffect } from '../diagnostics/finding.ts';
import type { Severity } from '../diagnostics/severity.ts';

/** A place: lines and columns from 1, columns and offsets in UTF-16 code units, offsets from 0 (after a byte order mark). */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place in a file, with the JSON pointer of the innermost value or key there (`""` for the whole file). */
export interface FindingPlace {
  readonly file: string;
  readonly pointer: string;
  readonly range: Range;
}

/** A finding as every report gives it: what would happen at the import, where, and what to do about it. */
export interface Finding extends FindingPlace {
  /** `area/name`; `apigw explain <code>` tells more. */
  readonly code: string;
  readonly effect: ImportEffect;
  readonly severity: Severity;
  readonly message: string;
  /** What API Gateway itself says, where that is known. */
  readonly serviceMessage?: string;
  /** Other places that belong to it, such as the first of two duplicates. */
  readonly related: readonly RelatedPlace[];
  readonly fix: string;
}

export interface RelatedPlace extends FindingPlace {
  readonly message: string;
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

export function countFindings(findings: Iterable<Finding>): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

export function addCounts(a: FindingCounts, b: FindingCounts): FindingCounts {
  return { error: a.error + b.error, warning: a.warning + b.warning, info: a.info + b.info };
}
