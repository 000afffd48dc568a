import { asyncProperty, array, assert, constantFrom, nat, oneof, record, constant } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readJson } from '../../src/read/read-json.ts';
import { readOutline } from '../../src/read/read.ts';
import type { Outline } from '../../src/read/outline-json.ts';
import type { SourceFile, SourceNode } from '../../src/source/node.ts';
import { changesOfReduced, changesOfWholes } from './compare.ts';
import { openapiShop, printed, swaggerShop } from './shop.ts';

type Holder = Record<string, unknown>;

/** Every place of a definition, in its order. */
function places(value: unknown): (readonly [holder: Holder, key: string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value as Holder, key] as const, ...places(inner)]);
}

/** An edit at a place, counted around those that are there: what stands there goes, or becomes something else. */
interface Edit {
  readonly at: number;
  readonly becomes: 'nothing' | 'elsewhere' | 'renamed' | { readonly value: unknown };
  readonly from: number;
}

const anyEdit: Arbitrary<Edit> = record({
  at: nat(10_000),
  becomes: oneof(
    constantFrom('nothing' as const, 'elsewhere' as const, 'renamed' as const),
    constantFrom<unknown>(null, 'x', 7, true, [], {}, { $ref: '#/definitions/Pet' }, { $ref: '#/components/schemas/Toy' }, 'string').map(
      (value) => ({ value }),
    ),
  ),
  from: nat(10_000),
});

function edit(definition: Holder, { at, becomes, from }: Edit): void {
  const all = places(definition);
  const [holder, key] = all[at % all.length] ?? [definition, 'info'];
  const value = holder[key];
  if (typeof becomes === 'object') holder[key] = structuredClone(becomes.value);
  else if (becomes === 'elsewhere') {
    const [other, name] = all[from % all.length] ?? [definition, 'info'];
    holder[key] = structuredClone(other[name]);
  } else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  if (becomes === 'renamed' && !Array.isArray(holder)) holder[`${key}X`] = value;
}

const edited = (definition: Holder, edits: readonly Edit[]): Holder => {
  const copy = structuredClone(definition);
  for (const each of edits) edit(copy, each);
  return copy;
};

const anyPair = record({
  shop: constantFrom(swaggerShop, openapiShop),
  before: array(anyEdit, { maxLength: 1 }),
  after: array(anyEdit, { minLength: 1, maxLength: 3 }),
}).map(({ shop, before, after }) => {
  const base = edited(shop(), before);
  return [base, edited(base, after)] as const;
});

/** Line breaks and indentations that mostly are as people keep them, and now and then anything. */
const anyLayout = array(constantFrom(...Array.from({ length: 12 }, () => undefined), ' ', '\n', '\n    ', '\n      ', '\n        '), {
  minLength: 1,
  maxLength: 40,
}).map((spaces) => (definition: unknown) => {
  let count = 0;
  return printed(definition).replaceAll(/\n */g, (space) => spaces[count++ % spaces.length] ?? space);
});

const anyPrint = oneof(
  { weight: 4, arbitrary: constant(printed) },
  { weight: 2, arbitrary: anyLayout },
  constantFrom<(definition: unknown) => string>(
    (definition) => JSON.stringify(definition),
    (definition) => JSON.stringify(definition, undefined, 4),
    (definition) => stringify(definition, { aliasDuplicateObjects: false }),
  ),
);

it('what is left of two definitions shows the changes of the whole, at the same places', async () => {
  let compared = 0;
  await assert(
    asyncProperty(anyPair, anyPrint, anyPrint, async ([base, revision], print, printOther) => {
      const texts = [print(base), printOther(revision)] as const;
      const [left, whole] = [await changesOfReduced(...texts), await changesOfWholes(...texts)];
      if (left === undefined || whole === undefined) return;
      compared += 1;
      expect(left).toEqual(whole);
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(100);
});

/** What a tree says and where, behind stand-ins too. */
function seen(node: SourceNode | undefined, outline?: Outline): unknown {
  const whole = node && outline ? outline.readThrough(node) : node;
  if (whole === undefined) return undefined;
  const place = [whole.start, whole.end];
  if (whole.kind === 'scalar') return [whole.value, place];
  if (whole.kind === 'list') return [whole.items.map((item) => seen(item, outline)), place];
  return [whole.entries.map(({ key, value }) => [key.value, key.start, key.end, seen(value, outline)]), place];
}

it('an outline holds what the whole text does, where all that is unread can be read', async () => {
  await assert(
    asyncProperty(anyPair, anyPrint, anyPrint, async ([base, revision], print, printOther) => {
      const other = await readOutline({ path: 'base.json', text: print(base) });
      const file: SourceFile = { path: 'revision.json', text: printOther(revision), format: 'json' };
      if (!file.text.startsWith('{')) return;
      const outline = await readOutline(file, other);
      if ([...outline.unread.keys()].some((standIn) => outline.readThrough(standIn) === undefined)) return;
      expect(seen(outline.value, outline)).toEqual(seen(readJson(file).value));
    }),
    { numRuns: 200 },
  );
});
