import { matchesCode } from '../diagnostics/severity.ts';
import type { Change, Criticality } from './change.ts';

/** A change that is approved. */
export interface IgnoredChange {
  /** A code, or an area such as `documentation/*`. */
  readonly code: string;
  /** Only of this part of the API and what belongs to it, such as `/pets GET`; undefined: of any. */
  readonly subject?: string | undefined;
  readonly reason: string;
}

export interface Sifted {
  readonly changes: readonly Change[];
  /** What is not reported, each with the wish that says why. */
  readonly ignored: readonly { readonly change: Change; readonly reason: string }[];
  /** Wishes that met nothing: what they speak of is no longer there. */
  readonly unused: readonly IgnoredChange[];
}

/** Takes approved changes out; the first wish that fits gives the reason. */
export function siftChanges(changes: readonly Change[], wishes: readonly IgnoredChange[]): Sifted {
  const reported: Change[] = [];
  const ignored: { change: Change; reason: string }[] = [];
  const used = new Set<IgnoredChange>();
  for (const change of changes) {
    const wish = wishes.find((each) => fits(each, change));
    if (wish === undefined) reported.push(change);
    else {
      used.add(wish);
      ignored.push({ change, reason: wish.reason });
    }
  }
  return { changes: reported, ignored, unused: wishes.filter((wish) => !used.has(wish)) };
}

function fits({ code, subject }: IgnoredChange, change: Change): boolean {
  if (!matchesCode(code, change.code)) return false;
  return subject === undefined || belongsTo(change.subject, subject) || belongsTo(change.formerSubject ?? '', subject);
}

/** `/pets GET` covers `/pets GET integration.uri`, and that `/pets GET integration.uri.x`; `/pets` does not cover `/pets/{id}`. */
function belongsTo(name: string, subject: string): boolean {
  if (!name.startsWith(subject)) return false;
  const next = name.charAt(subject.length);
  return next === '' || next === ' ' || (/^[./]$/.test(next) && subject.split(' ').length > 2);
}

/** How many there are of each criticality. */
export function countChanges(changes: Iterable<Change>): Readonly<Record<Criticality, number>> {
  const counts = { breaking: 0, dangerous: 0, safe: 0 };
  for (const { criticality } of changes) counts[criticality] += 1;
  return counts;
}
