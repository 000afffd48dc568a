import { canonical } from '../schema/fits.ts';
import { isTuple } from '../schema/schema.ts';
import type { Json, Schema } from '../schema/schema.ts';
import { within } from './making.ts';
import type { Making } from './making.ts';

const LONGEST = 64;
const VARIANTS = 8;

/** Lists worth trying: one item where one is allowed and can be made, else as few as the schema allows. */
export function* listsFor(schema: Schema, making: Making): Generator<readonly Json[]> {
  const { minItems = 0, maxItems = Infinity, items } = schema;
  const usual = isTuple(items) ? items.length : making.allowance > 0 || making.depth === 0 ? 1 : 0;
  const shown = Math.min(Math.max(minItems, usual), maxItems);
  if (shown <= LONGEST) {
    const list = listOf(shown, schema, making);
    if (list !== undefined) yield list;
  }
  if (minItems >= shown) return;
  const shortest = listOf(minItems, schema, making);
  if (shortest !== undefined) yield shortest;
}

function listOf(length: number, schema: Schema, making: Making): readonly Json[] | undefined {
  const list: Json[] = [];
  const taken = new Set<string>();
  const share = Math.floor(making.allowance / Math.max(length, 1));
  while (list.length < length) {
    const item = newItem(itemSchema(schema, list.length), schema.uniqueItems ? taken : undefined, within(making, share));
    if (item === undefined) return undefined;
    if (schema.uniqueItems) taken.add(canonical(item));
    list.push(item);
  }
  return list;
}

/** An item that is not among those taken, if items shall differ. */
function newItem(schema: Schema, taken: ReadonlySet<string> | undefined, making: Making): Json | undefined {
  const first = making.variant + (taken?.size ?? 0);
  for (let variant = first; variant < first + VARIANTS; variant += 1) {
    const item = making.make(schema, { ...making, variant });
    if (item === undefined || taken === undefined || !taken.has(canonical(item))) return item;
  }
  return undefined;
}

function itemSchema({ items = {}, additionalItems = true }: Schema, index: number): Schema {
  if (!isTuple(items)) return items;
  return items[index] ?? (typeof additionalItems === 'boolean' ? {} : additionalItems);
}
