/** Deeper than any model of the service. */
const MAX_DEPTH = 500;

/** Whether two JSON values are equal, members in any order. */
export function sameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > MAX_DEPTH) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameLists(a, b, depth);
  if (Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  for (const key of keys) {
    if (!Object.hasOwn(other, key) || !sameJson(one[key], other[key], depth + 1)) return false;
  }
  return true;
}

function sameLists(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  return a.length === b.length && a.every((item, index) => sameJson(item, b[index], depth + 1));
}

/** A text as JSON; undefined where it is none, or nests so deep that it could not be printed again. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const data = JSON.parse(text) as unknown;
    return text.length > 2 * MAX_DEPTH && nestsTooDeep(data) ? undefined : data;
  } catch {
    return undefined;
  }
}

function nestsTooDeep(data: unknown): boolean {
  let level: readonly unknown[] = [data];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}

/** Whether two texts say the same as JSON, or, where one is no JSON, are the same text. */
export function sameJsonText(base: string | undefined, revision: string | undefined): boolean {
  if (base === revision) return true;
  const [a, b] = [parseJson(base), parseJson(revision)];
  return a !== undefined && b !== undefined && sameJson(a, b);
}
