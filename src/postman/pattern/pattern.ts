/**
 * A regular expression as a tree, for the part of the language that can be written out and matched in polynomial time. Patterns come
 * from definitions that nobody has checked: running them with the engine of the language could take for ever.
 */
export type Pattern =
  | { readonly kind: 'set'; readonly ranges: readonly CharacterRange[] }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly items: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly item: Pattern; readonly min: number; readonly max: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

/** UTF-16 code units, both ends included. */
export type CharacterRange = readonly [low: number, high: number];

export const LAST_UNIT = 0xff_ff;

/** What lies between the given ranges. */
export function complement(ranges: readonly CharacterRange[]): CharacterRange[] {
  const gaps: CharacterRange[] = [];
  let next = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > next) gaps.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  if (next <= LAST_UNIT) gaps.push([next, LAST_UNIT]);
  return gaps;
}
