import type { Effort } from '../schema/effort.ts';
import type { ModelSchemas } from '../schema/model-schemas.ts';
import type { Json, Schema } from '../schema/schema.ts';

/** What the makers of values share while they make one. */
export interface Making {
  readonly models: ModelSchemas;
  readonly effort: Effort;
  readonly depth: number;
  /** How many optional members may still be shown below here. */
  readonly allowance: number;
  /** 0, or the number of another value that is wanted because the earlier ones are taken. */
  readonly variant: number;
  /** The schemas that are being filled in: one of them again is recursion. */
  readonly open: readonly Schema[];
  /** A value for a schema inside, undefined where none is found. */
  readonly make: (schema: Schema, making: Making) => Json | undefined;
}

export function within({ models, effort, depth, variant, open, make }: Making, allowance: number): Making {
  return { models, effort, depth: depth + 1, allowance, variant, open, make };
}

/** The same with further schemas that are being filled in. */
export function opening({ models, effort, depth, allowance, variant, open, make }: Making, schemas: readonly Schema[]): Making {
  return { models, effort, depth, allowance, variant, open: [...open, ...schemas], make };
}
