import type { ModelPath } from '../model/model-path.ts';
import type { ChangeSpec, Judged, Part, Section } from './change.ts';
import type { Entry, Paired } from './pair.ts';
import { sameJson } from './same-json.ts';

interface Values {
  readonly field?: string;
  /** The field in the base, where it has another name there. */
  readonly formerField?: string;
  readonly name?: string;
  readonly detail?: string;
  readonly base?: unknown;
  readonly revision?: unknown;
  readonly affects?: readonly ModelPath[];
}

/** A thing of the model that changes are reported on. */
export interface Scope {
  readonly judged: (spec: ChangeSpec, values?: Values) => Judged;
}

/** @param former - the thing in the base, where it has another name there */
export function scopeOf(part: Part, former: Part = part): Scope {
  return {
    judged: (spec, { field, formerField = field, name, detail, base, revision, affects } = {}) => {
      const moved = former !== part || formerField !== field;
      const was = moved ? within(former, formerField) : undefined;
      return { spec, part: within(part, field), former: was, name, detail, base, revision, affects };
    },
  };
}

/** The scope of a thing that is known by its name. @param formerName - in the base */
export function namedScope(section: Section, name: string, formerName = name): Scope {
  const part = { section, name };
  return scopeOf(part, name === formerName ? part : { section, name: formerName });
}

function within(part: Part, field: string | undefined): Part {
  return field === undefined ? part : { ...part, field };
}

/** Says which change it is when a field's value differs; undefined where the difference is judged elsewhere, or is none. */
export type FieldRule<V> = (base: V | undefined, revision: V | undefined) => ChangeSpec | undefined;

/** A rule for each field of a thing, so that the compiler names the field that was forgotten. */
export type FieldRules<T> = { readonly [K in keyof Required<T> & string]: FieldRule<T[K]> };

export const always =
  (spec: ChangeSpec): FieldRule<unknown> =>
  () =>
    spec;

export const presence =
  (added: ChangeSpec, removed: ChangeSpec, changed: ChangeSpec): FieldRule<unknown> =>
  (base, revision) =>
    base === undefined ? added : revision === undefined ? removed : changed;

/** For numbers; an absent one counts as `absent`. */
export const ordered =
  (lowered: ChangeSpec, raised: ChangeSpec, absent = 0): FieldRule<number | undefined> =>
  (base = absent, revision = absent) =>
    base === revision ? undefined : revision < base ? lowered : raised;

export const flag =
  (on: ChangeSpec, off: ChangeSpec): FieldRule<boolean | undefined> =>
  (base = false, revision = false) =>
    base === revision ? undefined : revision ? on : off;

/** For fields that have a function of their own. */
export const elsewhere: FieldRule<unknown> = () => undefined;

/** For fields that mean nothing between two models: ids and dates. */
export const ignored: FieldRule<unknown> = () => undefined;

const NONE: readonly Judged[] = [];

export function fieldChanges<T extends object>(scope: Scope, rules: FieldRules<T>, base: T, revision: T, prefix = ''): readonly Judged[] {
  let changes: Judged[] | undefined;
  for (const name in rules) {
    const field = name as keyof FieldRules<T>;
    const was = base[field];
    const is = revision[field];
    if (was === is) continue;
    const spec = rules[field](was, is);
    if (spec === undefined || sameJson(was, is)) continue;
    (changes ??= []).push(scope.judged(spec, { field: prefix + field, ...given(was, is) }));
  }
  return changes ?? NONE;
}

/** Changes of a shared thing, with the methods they reach; where nothing uses it on one of the sides, no change of it can be felt. */
export function* reaching(
  unused: ChangeSpec,
  changes: Iterable<Judged>,
  usersOf: () => { readonly base: readonly ModelPath[]; readonly revision: readonly ModelPath[] },
): Generator<Judged> {
  let users: ReturnType<typeof usersOf> | undefined;
  for (const judged of changes) {
    users ??= usersOf();
    const isUsed = users.base.length > 0 && users.revision.length > 0;
    yield isUsed ? { ...judged, affects: users.revision } : { ...judged, spec: unused };
  }
}

export interface EntrySpecs {
  readonly added: ChangeSpec;
  readonly removed: ChangeSpec;
  readonly changed: ChangeSpec;
}

/** The changes of a map of plain values. @param nameOf - how the sentence calls a key */
export function* entryChanges<V>(
  scope: Scope,
  field: string,
  { added, removed, kept }: Paired<Entry<V>>,
  specs: EntrySpecs,
  nameOf = (key: string): string => key,
): Generator<Judged> {
  const at = (key: string): string => `${field}.${key}`;
  for (const { key, value } of removed) yield scope.judged(specs.removed, { field: at(key), name: nameOf(key), base: value });
  for (const { key, value } of added) yield scope.judged(specs.added, { field: at(key), name: nameOf(key), revision: value });
  for (const [was, is] of kept) {
    if (sameJson(was.value, is.value)) continue;
    const names = { field: at(is.key), formerField: at(was.key), name: nameOf(is.key) };
    yield scope.judged(specs.changed, { ...names, base: was.value, revision: is.value });
  }
}

/** The changes of a list whose order means nothing. */
export function* wordChanges(
  scope: Scope,
  field: string,
  { added, removed }: Paired<string>,
  specs: Omit<EntrySpecs, 'changed'>,
): Generator<Judged> {
  for (const word of removed) yield scope.judged(specs.removed, { field, name: word, base: word });
  for (const word of added) yield scope.judged(specs.added, { field, name: word, revision: word });
}

/** Both values, each only where there is one. */
export function given(base: unknown, revision: unknown): { base?: unknown; revision?: unknown } {
  return { ...(base !== undefined && { base }), ...(revision !== undefined && { revision }) };
}
