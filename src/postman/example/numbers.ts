import type { Schema } from '../schema/schema.ts';

const WAYS = 12;

/** Numbers worth trying against the bounds of a schema, the plainest first. */
export function* numbersFor(schema: Schema, whole: boolean, variant: number): Generator<number> {
  const low = Math.max(schema.minimum ?? -Infinity, schema.exclusiveMinimum ?? -Infinity);
  const high = Math.min(schema.maximum ?? Infinity, schema.exclusiveMaximum ?? Infinity);
  const step = schema.multipleOf ?? (whole ? 1 : undefined);
  if (step === undefined && variant === 0) {
    yield* [0, low, high, 1, low + 1, high - 1, (low + high) / 2].filter(Number.isFinite);
    return;
  }
  const width = step ?? (Number.isFinite(high - low) ? (high - low) / 64 : 1);
  const start = low > 0 || high < 0 ? (Number.isFinite(low) ? Math.ceil(low / width) : Math.floor(high / width)) : 0;
  const down = !Number.isFinite(low) && high < 0 ? -1 : 1;
  for (let way = 0; way < WAYS; way += 1) yield (start + down * (variant + way)) * width + 0;
  for (let way = 0; way < WAYS; way += 1) if (Number.isFinite(low)) yield (Math.ceil(low / width) + variant + way) * width;
  // a whole number that is a multiple of a fraction
  for (let way = 0; way < WAYS; way += 1) yield Math.ceil(Number.isFinite(low) ? low : 0) + variant + way;
}
