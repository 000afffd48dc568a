import { lineMapOf } from '../source/line-map.ts';
import type { SourceFile, Span } from '../source/node.ts';
import type { Diagnostic, Report } from './diagnostic.ts';
import type { ImportEffect } from './finding.ts';
import { nearest } from './nearest.ts';
import { areaPattern, matchesCode } from './severity.ts';
import { cannotSilence, reasonMissing, unknownCode, unused } from './suppression-findings.ts';

/** A wish not to hear of something, from a comment or from the configuration. */
export interface Suppression {
  /** A code or an area, such as `cors/*`. */
  readonly code: string;
  /** Why; without one it has no effect. */
  readonly reason: string | undefined;
  /** Where it is written. */
  readonly at: Span;
  /** What it is meant for: one line (from 1) of the file it stands in, or the diagnostics for which this is true. */
  readonly covers: number | ((diagnostic: Diagnostic) => boolean);
}

export interface Suppressed {
  readonly kept: readonly Diagnostic[];
  /** The suppressions that held something back. */
  readonly used: ReadonlySet<Suppression>;
}

/** Leaves out what is suppressed. What fails the import is kept whatever is asked: silence would not make the service take it. */
export function suppress(diagnostics: readonly Diagnostic[], suppressions: readonly Suppression[]): Suppressed {
  const effective = suppressions.filter(hasReason);
  const used = new Set<Suppression>();
  if (effective.length === 0) return { kept: diagnostics, used };
  const lines = byLine(effective);
  const others = effective.filter(({ covers }) => typeof covers !== 'number');
  const kept = diagnostics.filter((diagnostic) => {
    if (diagnostic.effect === 'fails-import') return true;
    let isKept = true;
    for (const suppression of others) {
      if (!isMeant(suppression, diagnostic)) continue;
      used.add(suppression);
      isKept = false;
    }
    for (const group of groupsOf(diagnostic, lines)) {
      for (const suppression of group.unmarked.splice(0)) used.add(suppression);
      isKept = false;
    }
    return isKept;
  });
  return { kept, used };
}

const isMeant = ({ code, covers }: Suppression, diagnostic: Diagnostic): boolean =>
  typeof covers !== 'number' && matchesCode(code, diagnostic.code) && covers(diagnostic);

/** Those for the same line and code. */
interface Group {
  /** That are not known to be of use yet. */
  readonly unmarked: Suppression[];
}

type ByLine = ReadonlyMap<SourceFile, ReadonlyMap<string, Group>>;

/** A generated text may have as many comments as findings, so those of a line are looked up. */
function byLine(suppressions: readonly Suppression[]): ByLine {
  const files = new Map<SourceFile, Map<string, Group>>();
  for (const suppression of suppressions) {
    const { code, covers, at } = suppression;
    if (typeof covers !== 'number') continue;
    const groups = files.get(at.file) ?? new Map<string, Group>();
    files.set(at.file, groups);
    const group = groups.get(`${covers} ${code}`) ?? { unmarked: [] };
    groups.set(`${covers} ${code}`, group);
    group.unmarked.push(suppression);
  }
  return files;
}

function groupsOf({ code, span: { file, start } }: Diagnostic, lines: ByLine): readonly Group[] {
  const groups = lines.get(file);
  if (groups === undefined) return [];
  const { line } = lineMapOf(file).positionOf(start);
  return [groups.get(`${line} ${code}`), groups.get(`${line} ${areaPattern(code)}`)].filter((group) => group !== undefined);
}

/** All codes there are, with their effects. */
export type KnownCodes = ReadonlyMap<string, ImportEffect>;

/** Reports what is wrong with a suppression: no reason, no such code, a code that cannot be silenced, or nothing to hold back. */
export function checkSuppression(suppression: Suppression, used: ReadonlySet<Suppression>, known: KnownCodes, report: Report): void {
  const { code, at } = suppression;
  if (!hasReason(suppression)) return report(reasonMissing, at, { code });
  if (!isKnownPattern(code, known)) return report(unknownCode, at, { code, meant: nearestPattern(code, known) });
  if (known.get(code) === 'fails-import') return report(cannotSilence, at, { code });
  if (!used.has(suppression)) report(unused, at, { code });
}

/** Whether a code, or an area with any code, is there. */
export function isKnownPattern(pattern: string, known: KnownCodes): boolean {
  if (!pattern.endsWith('/*')) return known.has(pattern);
  for (const code of known.keys()) if (areaPattern(code) === pattern) return true;
  return false;
}

/** The code or area that a mistyped one most likely means. */
export function nearestPattern(pattern: string, known: KnownCodes): string | undefined {
  const candidates = pattern.endsWith('/*') ? new Set([...known.keys()].map(areaPattern)) : known.keys();
  return nearest(pattern, candidates);
}

function hasReason({ reason }: Suppression): boolean {
  return reason !== undefined && reason.trim() !== '';
}
