import { Kept } from './kept.ts';
import { parsePattern } from './parse-pattern.ts';
import type { Pattern } from './pattern.ts';

const LONGEST_TEXT = 4096;
const MOST_STEPS = 20_000;

/** Whether the pattern matches somewhere in the text, as `pattern` means it; undefined where the pattern is beyond us or takes too long. */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  const tree = parsePattern(pattern);
  if (tree === undefined || text.length > LONGEST_TEXT) return undefined;
  return matches.get(`${pattern}\0${text}`, () => isFoundIn(tree, text));
}

const matches = new Kept<boolean | undefined>();

function isFoundIn(tree: Pattern, text: string): boolean | undefined {
  const matching: Matching = { text, steps: 0 };
  const starts = new Set(Array.from({ length: text.length + 1 }, (_, index) => index));
  const found = endsOf(tree, starts, matching).size > 0;
  return matching.steps > MOST_STEPS ? undefined : found;
}

interface Matching {
  readonly text: string;
  steps: number;
}

/** The places where a match can end that begins at one of the given places: sets of places, so there is nothing to go back for. */
function endsOf(pattern: Pattern, starts: ReadonlySet<number>, matching: Matching): ReadonlySet<number> {
  matching.steps += 1 + starts.size;
  if (matching.steps > MOST_STEPS) return new Set();
  const { text } = matching;
  switch (pattern.kind) {
    case 'start':
      return new Set(starts.has(0) ? [0] : []);
    case 'end':
      return new Set(starts.has(text.length) ? [text.length] : []);
    case 'set':
      return new Set([...starts].filter((at) => at < text.length && holds(pattern.ranges, text.charCodeAt(at))).map((at) => at + 1));
    case 'sequence':
      return pattern.items.reduce((ends, item) => endsOf(item, ends, matching), starts);
    case 'choice':
      return new Set(pattern.items.flatMap((item) => [...endsOf(item, starts, matching)]));
    case 'repeat':
      return repeatedEnds(pattern, starts, matching);
  }
}

function repeatedEnds(pattern: Pattern & { kind: 'repeat' }, starts: ReadonlySet<number>, matching: Matching): ReadonlySet<number> {
  let current = starts;
  for (let count = 0; count < pattern.min; count += 1) {
    const next = endsOf(pattern.item, current, matching);
    // either every repetition takes a character, and the places run out, or it may take none, and they settle
    if (next.size === current.size && [...next].every((at) => current.has(at))) break;
    current = next;
  }
  const all = new Set(current);
  for (let count = pattern.min; count < pattern.max && current.size > 0; count += 1) {
    current = new Set([...endsOf(pattern.item, current, matching)].filter((at) => !all.has(at)));
    for (const at of current) all.add(at);
  }
  return all;
}

function holds(ranges: readonly (readonly [number, number])[], unit: number): boolean {
  return ranges.some(([low, high]) => low <= unit && unit <= high);
}
