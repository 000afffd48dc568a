import { given } from '../scope.ts';
import type { Difference, SchemaPair } from './difference.ts';
import { EXCLUSIVE, LOWER_BOUNDS, TYPES, UPPER_BOUNDS } from './keywords.ts';

type Way = 'tightened' | 'loosened' | 'changed';

/** Differences in what a single value may be: its type, enum, bounds, pattern, format. */
export function* compareValues(schemas: SchemaPair): Generator<Difference> {
  const types = compareTypes(schemas);
  if (types !== undefined) yield types;
  if (types?.kind === 'type-changed') return;
  yield* compareEnums(schemas);
  yield* compareBounds(schemas);
  for (const keyword of TEXTS) {
    const change = compareTexts(keyword, schemas);
    if (change !== undefined) yield change;
  }
}

function compareTypes({ base, revision, pointer, name }: SchemaPair): Difference | undefined {
  if (base['type'] === revision['type'] && base['nullable'] === revision['nullable']) return undefined;
  const [was, is] = [typesOf(base), typesOf(revision)];
  const narrower = [...is].every((type) => admits(was, type));
  const wider = [...was].every((type) => admits(is, type));
  if (narrower && wider) return undefined;
  const kind = narrower ? 'type-narrowed' : wider ? 'type-widened' : 'type-changed';
  return { kind, pointer: `${pointer}/type`, name, base: inWords(was), revision: inWords(is) };
}

/** The types a schema admits: all of them where it says nothing. `nullable`, of OpenAPI 3.0, admits null. */
function typesOf({ type, nullable }: SchemaPair['base']): ReadonlySet<string> {
  const said = typeof type === 'string' ? [type] : Array.isArray(type) ? type.filter((each) => typeof each === 'string') : [];
  if (said.length === 0) return new Set(TYPES);
  return new Set(nullable === true ? [...said, 'null'] : said);
}

const admits = (types: ReadonlySet<string>, type: string): boolean => types.has(type) || (type === 'integer' && types.has('number'));

function inWords(types: ReadonlySet<string>): string {
  return types.size === TYPES.length ? 'any' : [...types].sort().join(' or ');
}

function* compareEnums({ base, revision, pointer, name }: SchemaPair): Generator<Difference> {
  const was = base['enum'];
  const is = revision['enum'];
  const at = { pointer: `${pointer}/enum`, name };
  if (!Array.isArray(was) && !Array.isArray(is)) return;
  if (!Array.isArray(was)) yield { kind: 'enum-added', ...at, revision: is };
  else if (!Array.isArray(is)) yield { kind: 'enum-removed', ...at, base: was };
  else {
    const [before, after] = [texts(was), texts(is)];
    for (const [text, value] of before) if (!after.has(text)) yield { kind: 'enum-value-removed', ...at, base: value };
    for (const [text, value] of after) if (!before.has(text)) yield { kind: 'enum-value-added', ...at, revision: value };
  }
}

const texts = (values: readonly unknown[]): Map<string, unknown> => new Map(values.map((value) => [JSON.stringify(value), value]));

function* compareBounds(schemas: SchemaPair): Generator<Difference> {
  const { base, revision } = schemas;
  for (const keyword of LOWER_BOUNDS) {
    const was = base[keyword];
    const is = revision[keyword];
    if (was === is) continue;
    const isCount = keyword !== 'minimum';
    if (!isCount || (was ?? 0) !== (is ?? 0)) yield boundChange(keyword, lower, schemas);
  }
  for (const keyword of UPPER_BOUNDS) if (base[keyword] !== revision[keyword]) yield boundChange(keyword, upper, schemas);
  for (const keyword of EXCLUSIVE) {
    const was = base[keyword];
    const is = revision[keyword];
    if (was === is) continue;
    const flagged = typeof was === 'boolean' || typeof is === 'boolean';
    if (!flagged || (was ?? false) !== (is ?? false)) yield boundChange(keyword, exclusiveWay(keyword, flagged, schemas), schemas);
  }
  if ((base['uniqueItems'] ?? false) !== (revision['uniqueItems'] ?? false)) yield boundChange('uniqueItems', demanded, schemas);
  if (base['multipleOf'] !== revision['multipleOf']) yield boundChange('multipleOf', multiple, schemas);
}

type WayOf = (was: unknown, is: unknown) => Way;

function boundChange(keyword: string, way: WayOf, { base, revision, pointer, name }: SchemaPair): Difference {
  const was = base[keyword];
  const is = revision[keyword];
  return { kind: `bound-${way(was, is)}`, pointer: `${pointer}/${keyword}`, name, detail: keyword, ...given(was, is) };
}

/** @param flagged - as in draft 4. Where the number that such a flag speaks of changes too, it decides: above 1 is wider than 5 and more. */
function exclusiveWay(keyword: (typeof EXCLUSIVE)[number], flagged: boolean, { base, revision }: SchemaPair): WayOf {
  const bound = keyword === 'exclusiveMinimum' ? lower : upper;
  if (!flagged) return bound;
  const number = keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum';
  const was = base[number];
  const is = revision[number];
  const decides = was !== is && typeof was === 'number' && typeof is === 'number';
  return decides ? () => bound(was, is) : demanded;
}

const lower = (was: unknown, is: unknown): Way => ordered(was, is, (a, b) => b > a);
const upper = (was: unknown, is: unknown): Way => ordered(was, is, (a, b) => b < a);
const demanded = (_was: unknown, is: unknown): Way => (is === true ? 'tightened' : 'loosened');

const multiple = (was: unknown, is: unknown): Way => {
  if (was === undefined) return 'tightened';
  if (is === undefined) return 'loosened';
  if (typeof was !== 'number' || typeof is !== 'number') return 'changed';
  if (is % was === 0) return 'tightened';
  return was % is === 0 ? 'loosened' : 'changed';
};

function ordered(was: unknown, is: unknown, tighter: (a: number, b: number) => boolean): Way {
  if (was === undefined) return 'tightened';
  if (is === undefined) return 'loosened';
  if (typeof was !== 'number' || typeof is !== 'number') return 'changed';
  return tighter(was, is) ? 'tightened' : 'loosened';
}

const TEXTS = ['pattern', 'format'] as const;

function compareTexts(keyword: (typeof TEXTS)[number], { base, revision, pointer, name }: SchemaPair): Difference | undefined {
  const was = base[keyword];
  const is = revision[keyword];
  if (was === is) return undefined;
  const what = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
  return { kind: `${keyword}-${what}`, pointer: `${pointer}/${keyword}`, name, detail: keyword, ...given(was, is) };
}
