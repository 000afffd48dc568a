import { sameJson } from '../same-json.ts';
import { isObject, nameWithin, takesAnything } from './difference.ts';
import type { Difference, SchemaPair } from './difference.ts';

/** Differences in the items of an array: one schema for all, or one for each place. */
export function* compareItems(schemas: SchemaPair): Generator<Difference> {
  const { base, revision } = schemas;
  if (base['items'] !== revision['items']) yield* compareEachItem(base['items'], revision['items'], schemas);
  if (base['additionalItems'] !== revision['additionalItems']) yield* compareFurtherItems(schemas);
}

function* compareEachItem(was: unknown, is: unknown, { pointer, name, inner }: SchemaPair): Generator<Difference> {
  const at = { pointer: `${pointer}/items`, name };
  if ((was === undefined || is === undefined) && takesAnything(was) && takesAnything(is)) {
    // Nothing is asked of the items, in one way or the other.
  } else if (was === undefined) yield { kind: 'items-constrained', ...at, revision: is };
  else if (is === undefined) yield { kind: 'items-freed', ...at, base: was };
  else if (Array.isArray(was) && Array.isArray(is)) {
    for (let index = 0; index < Math.max(was.length, is.length); index += 1) {
      yield* inner(was[index] ?? {}, is[index] ?? {}, `${at.pointer}/${index}`, nameWithin(name, `[${index}]`));
    }
  } else yield* inner(was, is, at.pointer, nameWithin(name, '[]'));
}

function* compareFurtherItems({ base, revision, pointer, name, inner }: SchemaPair): Generator<Difference> {
  const before = base['additionalItems'] ?? true;
  const after = revision['additionalItems'] ?? true;
  const further = `${pointer}/additionalItems`;
  if (isObject(before) && isObject(after)) yield* inner(before, after, further, nameWithin(name, '[]'));
  else if (before !== after && !(takesAnything(before) && takesAnything(after))) {
    const kind = before === true || after === false ? 'closed' : 'opened';
    yield { kind, pointer: further, name, detail: 'additionalItems', base: before, revision: after };
  }
}

const COMPOSITIONS = ['allOf', 'anyOf', 'oneOf'] as const;

/** Differences in `allOf`, `anyOf`, `oneOf`: equal branches are set aside, the others are compared in their order. */
export function* compareBranches({ base, revision, pointer, name, inner }: SchemaPair): Generator<Difference> {
  for (const keyword of COMPOSITIONS) {
    const was = base[keyword];
    const is = revision[keyword];
    if (was === is) continue;
    const what = keyword === 'allOf' ? 'condition' : 'alternative';
    const at = { pointer: `${pointer}/${keyword}`, name, detail: keyword };
    if (!Array.isArray(was) && !Array.isArray(is)) {
      if (!sameJson(was, is)) yield { kind: 'keyword-changed', ...at, base: was, revision: is };
      continue;
    }
    if (!Array.isArray(was)) yield { kind: 'condition-added', ...at, revision: is };
    else if (!Array.isArray(is)) yield { kind: 'condition-removed', ...at, base: was };
    else {
      const [before, after] = setEqualsAside(was, is);
      for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
        if (index >= after.length) yield { kind: `${what}-removed`, ...at, base: before[index] };
        else if (index >= before.length) yield { kind: `${what}-added`, ...at, revision: after[index] };
        else yield* inner(before[index], after[index], `${at.pointer}/${index}`, name);
      }
    }
  }
}

/** At more branches than this, equal ones are sought at the same index only. */
const MANY = 200;

function setEqualsAside(was: readonly unknown[], is: readonly unknown[]): [base: unknown[], revision: unknown[]] {
  if (was.length > MANY || is.length > MANY) {
    return [was.filter((each, index) => !sameJson(each, is[index])), is.filter((each, index) => !sameJson(each, was[index]))];
  }
  const after = [...is];
  const before = was.filter((each) => {
    const index = after.findIndex((other) => sameJson(each, other));
    if (index >= 0) after.splice(index, 1);
    return index < 0;
  });
  return [before, after];
}
