import type { Span } from '../source/node.ts';
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
  /** Whether it is meant for the place of this diagnostic. */
  readonly covers: (diagnostic: Diagnostic) => boolean;
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
  const kept = diagnostics.filter((diagnostic) => {
    if (diagnostic.effect === 'fails-import') return true;
    const own = effective.filter(({ code, covers }) => matchesCode(code, diagnostic.code) && covers(diagnostic));
    for (const suppression of own) used.add(suppression);
    return own.length === 0;
  });
  return { kept, used };
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
