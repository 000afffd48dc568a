/** Deeper than any model of the service; beyond it nothing is taken for equal. */
const MAX_DEPTH = 1000;

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

/** A text as JSON; undefined where it is none. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether two texts say the same as JSON, or, where one is no JSON, are the same text. */
export function sameJsonText(base: string | undefined, revision: string | undefined): boolean {
  if (base === revision) return true;
  const [a, b] = [parseJson(base), parseJson(revision)];
  return a !== undefined && b !== undefined && sameJson(a, b);
}
