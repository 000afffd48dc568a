import { LONGEST_TEXT, WAYS, writePattern } from '../pattern/write-pattern.ts';
import { patternEffort } from '../schema/effort.ts';
import { FORMATS } from '../schema/formats.ts';
import { HINT } from '../schema/schema.ts';
import type { Schema } from '../schema/schema.ts';
import type { Making } from './making.ts';

const TYPICAL_LENGTH = 16;

/** Texts worth trying against format, pattern and lengths. */
export function* textsFor(schema: Schema, { variant, effort }: Making): Generator<string> {
  const { minLength = 0, maxLength = LONGEST_TEXT, pattern, format } = schema;
  if (minLength > LONGEST_TEXT) return;
  const sample = FORMATS.get(format ?? schema[HINT] ?? '')?.sample(variant);
  if (sample !== undefined) yield* [sample, ...lengthened(sample, minLength)];
  if (pattern !== undefined) {
    effort.left -= WAYS * patternEffort(pattern, Math.max(minLength, TYPICAL_LENGTH));
    if (effort.left <= 0) return;
    const written = writePattern(pattern, minLength, maxLength, variant);
    if (written !== undefined) yield written;
    return;
  }
  const plain = variant === 0 ? 'string' : `string${variant}`;
  yield plain.padEnd(minLength, 'x').slice(0, maxLength);
  // the end tells texts apart when there is room for a character or two only
  yield String.fromCharCode(0x61 + (variant % 26))
    .padStart(Math.max(minLength, 1), 'x')
    .slice(-maxLength);
}

/** Longer texts of the same format: more at the front suits addresses, more at the end suits locations. */
function lengthened(sample: string, length: number): readonly string[] {
  return sample.length < length ? [sample.padStart(length, 'a'), sample.padEnd(length, 'a')] : [];
}
