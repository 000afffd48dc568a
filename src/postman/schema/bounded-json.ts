import type { Json } from './schema.ts';

const DEEPEST = 32;
const MOST_VALUES = 500;
const LONGEST_TEXT = 2048;

/** The value itself where it is small enough to be shown: not deep, not long, every number printable. */
export function boundedJson(value: unknown): Json | undefined {
  const room = { values: MOST_VALUES };
  return isBounded(value, 0, room) ? (value as Json) : undefined;
}

function isBounded(value: unknown, depth: number, room: { values: number }): boolean {
  room.values -= 1;
  if (room.values < 0 || depth > DEEPEST) return false;
  if (typeof value === 'string') return value.length <= LONGEST_TEXT;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'boolean';
  return value === null || Object.values(value).every((member) => isBounded(member, depth + 1, room));
}
