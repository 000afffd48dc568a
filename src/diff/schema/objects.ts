import { compare } from '../../model/order.ts';
import { pairEntries } from '../pair.ts';
import { isObject, nameWithin, objectOf, step, takesAnything } from './difference.ts';
import type { Difference, JsonObject, SchemaPair } from './difference.ts';

/** Differences in the properties of an object: which there are, which are required, what else it takes. */
export function* compareObjects(schemas: SchemaPair): Generator<Difference> {
  const { base, revision } = schemas;
  yield* compareProperties(schemas);
  if (base['additionalProperties'] !== revision['additionalProperties']) yield* compareFurtherProperties(schemas);
  for (const keyword of MAPS) if (base[keyword] !== revision[keyword]) yield* compareMaps(keyword, schemas);
}

const MAPS = ['patternProperties', 'definitions'] as const;

function* compareProperties({ base, revision, pointer, name, same, inner }: SchemaPair): Generator<Difference> {
  const needed = wordsOf(base['required']);
  const needs = wordsOf(revision['required']);
  const before = objectOf(base['properties']);
  const after = objectOf(revision['properties']);
  const place = (key: string) => ({ pointer: `${pointer}/properties${step(key)}`, name: nameWithin(name, `.${key}`) });
  for (const key of keysBeyond(before, after)) {
    const closed = revision['additionalProperties'] === false;
    const kind = `${needed.has(key) ? 'required-' : ''}property-${closed ? 'refused' : 'removed'}` as const;
    yield { kind, ...place(key), base: before[key] };
  }
  for (const key of keysBeyond(after, before)) {
    const closed = base['additionalProperties'] === false;
    const kind = `${needs.has(key) ? 'required-' : ''}property-${closed ? 'admitted' : 'added'}` as const;
    yield { kind, ...place(key), revision: after[key] };
  }
  for (const key of wordsBeyond(needed, needs).concat(wordsBeyond(needs, needed)).sort(compare)) {
    if (Object.hasOwn(before, key) !== Object.hasOwn(after, key)) continue;
    const is = needs.has(key);
    yield { kind: is ? 'property-made-required' : 'property-made-optional', ...place(key), base: !is, revision: is };
  }
  const differing: string[] = [];
  for (const key in before) if (Object.hasOwn(after, key) && !same(before[key], after[key])) differing.push(key);
  for (const key of differing.sort(compare)) {
    const at = place(key);
    yield* inner(before[key], after[key], at.pointer, at.name);
  }
}

/** The keys that only the first of two objects has. */
function keysBeyond(object: JsonObject, other: JsonObject): string[] {
  const keys: string[] = [];
  for (const key in object) if (!Object.hasOwn(other, key)) keys.push(key);
  return keys.sort(compare);
}

function wordsBeyond(words: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  const beyond: string[] = [];
  for (const word of words) if (!others.has(word)) beyond.push(word);
  return beyond;
}

/** Absent or true takes anything, false nothing, a schema what fits it. */
function* compareFurtherProperties({ base, revision, pointer, name, inner }: SchemaPair): Generator<Difference> {
  const was = base['additionalProperties'] ?? true;
  const is = revision['additionalProperties'] ?? true;
  const at = `${pointer}/additionalProperties`;
  if (isObject(was) && isObject(is)) {
    yield* inner(was, is, at, nameWithin(name, '.*'));
  } else if (was !== is && !(takesAnything(was) && takesAnything(is))) {
    const kind = was === true || is === false ? 'closed' : 'opened';
    yield { kind, pointer: at, name, detail: 'additionalProperties', base: was, revision: is };
  }
}

/** A map of schemas: its members are compared; that one comes or goes cannot be judged from here. */
function* compareMaps(keyword: 'definitions' | 'patternProperties', schemas: SchemaPair): Generator<Difference> {
  const { base, revision, pointer, name, inner } = schemas;
  const { added, removed, kept } = pairEntries(objectOf(base[keyword]), objectOf(revision[keyword]));
  const kind = keyword === 'definitions' ? 'annotation-changed' : 'keyword-changed';
  const at = (key: string): string => `${pointer}/${keyword}${step(key)}`;
  for (const { key, value } of removed) yield { kind, pointer: at(key), name, detail: `${keyword} ${key}`, base: value };
  for (const { key, value } of added) yield { kind, pointer: at(key), name, detail: `${keyword} ${key}`, revision: value };
  for (const [was, is] of kept) {
    yield* inner(was.value, is.value, at(was.key), keyword === 'definitions' ? was.key : nameWithin(name, `./${was.key}/`));
  }
}

const NO_WORDS: ReadonlySet<string> = new Set();

function wordsOf(value: unknown): ReadonlySet<string> {
  return Array.isArray(value) ? new Set(value.filter((word) => typeof word === 'string')) : NO_WORDS;
}
