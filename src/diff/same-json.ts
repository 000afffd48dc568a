/** Whether two JSON values are equal, members in any order. Walks without recursion, so depth does no harm. */
export function sameJson(base: unknown, revision: unknown): boolean {
  const open: [unknown, unknown][] = [[base, revision]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [a, b] = next;
    if (a === b) continue;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(b, key)) return false;
      open.push([(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]]);
    }
  }
  return true;
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
