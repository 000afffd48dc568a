import { Kept } from './kept.ts';
import { matchesPattern } from './match-pattern.ts';
import { parsePattern } from './parse-pattern.ts';
import type { CharacterRange, Pattern } from './pattern.ts';

/** Longer texts are no examples. */
export const LONGEST_TEXT = 2048;
/** Branches of a choice that are tried. */
export const WAYS = 8;
const MOST_STEPS = 5000;

/**
 * A text that the pattern matches, of at least `min` and at most `max` characters; undefined where none is found. `variant` asks for
 * another text: 0, 1, 2 … mostly differ.
 */
export function writePattern(pattern: string, min: number, max: number, variant: number): string | undefined {
  const tree = parsePattern(pattern);
  if (tree === undefined || min > LONGEST_TEXT) return undefined;
  return texts.get(`${min} ${max} ${variant} ${pattern}`, () => textFor(pattern, tree, min, max, variant));
}

const texts = new Kept<string | undefined>();

function textFor(pattern: string, tree: Pattern, min: number, max: number, variant: number): string | undefined {
  for (let way = 0; way < WAYS; way += 1) {
    const writing: Writing = { way, variant, missing: 0, written: 0, steps: MOST_STEPS };
    const shortest = textOf(tree, writing);
    if (shortest === undefined) continue;
    const longer =
      min > shortest.length ? textOf(tree, { ...writing, missing: min - shortest.length, written: 0, steps: MOST_STEPS }) : shortest;
    const text = longer?.padEnd(openEnded(tree) ? min : 0, 'a');
    if (text !== undefined && text.length >= min && text.length <= max && matchesPattern(pattern, text) === true) return text;
  }
  return undefined;
}

interface Writing {
  /** Which branch of a choice to take. */
  readonly way: number;
  readonly variant: number;
  /** Characters that repetitions shall still add. */
  missing: number;
  written: number;
  /** What is left to be done. */
  steps: number;
}

function textOf(pattern: Pattern, writing: Writing): string | undefined {
  writing.steps -= 1;
  if (writing.steps < 0) return undefined;
  switch (pattern.kind) {
    case 'start':
    case 'end':
      return '';
    case 'set':
      writing.written += 1;
      return writing.written > LONGEST_TEXT ? undefined : characterOf(pattern.ranges, writing.variant);
    case 'choice': {
      const item = pattern.items[writing.way % pattern.items.length];
      return item && textOf(item, writing);
    }
    case 'sequence': {
      const texts: string[] = [];
      for (const item of pattern.items) {
        const text = textOf(item, writing);
        if (text === undefined) return undefined;
        texts.push(text);
      }
      return texts.join('');
    }
    case 'repeat':
      return repeatedText(pattern, writing);
  }
}

function repeatedText({ item, min, max }: Pattern & { kind: 'repeat' }, writing: Writing): string | undefined {
  // one more than nothing reads better, but `(A.*)?` is satisfied with nothing
  const wanted = min === 0 && max > 1 && item.kind === 'set' ? 1 : min;
  const texts: string[] = [];
  while (texts.length < wanted || (writing.missing > 0 && texts.length < max)) {
    const missing = writing.missing;
    const text = textOf(item, writing);
    if (text === undefined) return undefined;
    if (text === '') break;
    texts.push(text);
    if (texts.length > min) writing.missing = Math.min(writing.missing, missing - text.length);
  }
  return texts.join('');
}

const LIKED = ['a', 'A', '0', ...'bcdefghijklmnopqrstuvwxyz', ...'BCDEFGHIJKLMNOPQRSTUVWXYZ', ...'123456789', '-', '_', ' ', '.'];

/** A letter or a digit where the set holds one. */
function characterOf(ranges: readonly CharacterRange[], variant: number): string | undefined {
  const liked = LIKED.filter((character) =>
    ranges.some(([low, high]) => low <= character.charCodeAt(0) && character.charCodeAt(0) <= high),
  );
  if (liked.length > 0) return liked[variant % liked.length];
  // halves of surrogate pairs are no characters
  const fitting = ranges.find(([low]) => low < 0xd8_00 || low > 0xdf_ff);
  if (fitting === undefined) return undefined;
  const [low, high] = fitting;
  const first = low < 0x20 && high >= 0x20 ? 0x21 : low;
  return String.fromCharCode(Math.min(high, first + (variant % 64)));
}

/** Whether more characters may follow a match. */
function openEnded(pattern: Pattern): boolean {
  if (pattern.kind === 'end') return false;
  if (pattern.kind === 'sequence' || pattern.kind === 'choice') return pattern.items.every(openEnded);
  return pattern.kind !== 'repeat' || openEnded(pattern.item);
}
