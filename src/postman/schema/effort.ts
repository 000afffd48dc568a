import type { Schema } from './schema.ts';

/** How much may still be done; at zero nothing that was found out counts. One is about a microsecond or two. */
export interface Effort {
  left: number;
}

const weights = new WeakMap<Schema, number>();

/** What it costs to look at a schema once, without what is inside it. */
export function weightOf(schema: Schema): number {
  const known = weights.get(schema);
  if (known !== undefined) return known;
  const maps = [schema.properties, schema.patternProperties, schema.dependencies];
  const members = maps.reduce((sum, map) => sum + (map === undefined ? 0 : Object.keys(map).length), 0);
  const weight = 1 + Math.floor((members + (schema.enum?.length ?? 0) + (schema.required?.length ?? 0)) / 16);
  weights.set(schema, weight);
  return weight;
}

export function patternEffort(pattern: string, length: number): number {
  return 4 + Math.floor((pattern.length * (length + 8)) / 128);
}
