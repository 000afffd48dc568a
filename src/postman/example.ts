import { alternatives } from './example/alternatives.ts';
import type { Alternative } from './example/alternatives.ts';
import { listsFor } from './example/lists.ts';
import { opening } from './example/making.ts';
import type { Making } from './example/making.ts';
import { numbersFor } from './example/numbers.ts';
import { objectsFor } from './example/objects.ts';
import { textsFor } from './example/texts.ts';
import type { Effort } from './schema/effort.ts';
import { fits, typesOf } from './schema/fits.ts';
import type { ModelSchemas } from './schema/model-schemas.ts';
import { EXAMPLES } from './schema/schema.ts';
import type { Json, Schema, TypeName } from './schema/schema.ts';

/** Optional members that an example shows. */
const SHOWN = 48;
const DEEPEST = 24;
const EFFORT = 20_000;
/** For all examples of an API together. */
export const TOTAL_EFFORT = 1_000_000;
/** Characters of JSON. */
const LARGEST = 8192;

/**
 * A value that is valid against a schema: what the author gave as example or default where it is valid, else made from the keywords by
 * fixed rules. Recursion ends by leaving the optional member out. Undefined where no value is found with reasonable effort or the
 * smallest one found is too large to be shown.
 * `total` is what may be done for this example and those after it.
 */
export function exampleOf(schema: Schema, models: ModelSchemas, total: Effort = { left: TOTAL_EFFORT }): Json | undefined {
  for (const allowance of [SHOWN, 0]) {
    const effort = { left: Math.min(EFFORT, total.left) };
    total.left -= effort.left;
    const value = make(schema, { models, effort, depth: 0, allowance, variant: 0, open: [], make });
    total.left += Math.max(effort.left, 0);
    if (effort.left > 0 && value !== undefined && JSON.stringify(value).length <= LARGEST) return value;
  }
  return undefined;
}

function make(schema: Schema, making: Making): Json | undefined {
  const { models, effort } = making;
  if (making.depth > DEEPEST) return undefined;
  for (const alternative of alternatives(schema, models, effort)) {
    const value = valueFrom(alternative, schema, making);
    if (value !== undefined || effort.left <= 0) return value;
  }
  return undefined;
}

function valueFrom({ schema: flat, visited }: Alternative, schema: Schema, making: Making): Json | undefined {
  const { models, effort } = making;
  // a finite value never needs a schema inside itself: there is another way, or none
  if (visited.some((one) => making.open.includes(one))) return undefined;
  for (const value of valuesFor(flat, visited.length === 0 ? making : opening(making, visited))) {
    if (fits(value, schema, models, effort)) return value;
    if (effort.left <= 0) return undefined;
  }
  return undefined;
}

function* valuesFor(schema: Schema, making: Making): Generator<Json> {
  const { variant } = making;
  if (schema[EXAMPLES] !== undefined) yield* schema[EXAMPLES].slice(variant);
  if (schema.enum !== undefined) {
    yield* schema.enum.slice(variant % schema.enum.length);
    return;
  }
  for (const type of typesOf(schema) ?? likelyTypes(schema)) yield* valuesOfType(type, schema, making);
}

function valuesOfType(type: TypeName, schema: Schema, making: Making): Iterable<Json> {
  const { variant } = making;
  switch (type) {
    case 'object':
      return objectsFor(schema, making);
    case 'array':
      return listsFor(schema, making);
    case 'string':
      return textsFor(schema, making);
    case 'integer':
    case 'number':
      return numbersFor(schema, type === 'integer', variant);
    case 'boolean':
      return variant % 2 === 0 ? [true, false] : [false, true];
    case 'null':
      return [null];
  }
}

const HINTS: readonly (readonly [TypeName, readonly (keyof Schema)[]])[] = [
  ['object', ['properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'maxProperties', 'dependencies']],
  ['array', ['items', 'additionalItems', 'minItems', 'maxItems', 'uniqueItems']],
  ['string', ['format', 'pattern', 'minLength', 'maxLength']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];
const EVERY_TYPE: readonly TypeName[] = ['object', 'string', 'number', 'boolean', 'array', 'null'];

/** Without `type`, the type that the keywords speak of comes first. */
function likelyTypes(schema: Schema): readonly TypeName[] {
  const hinted = HINTS.filter(([, keywords]) => keywords.some((keyword) => schema[keyword] !== undefined)).map(([type]) => type);
  return [...new Set([...hinted, ...EVERY_TYPE])];
}
