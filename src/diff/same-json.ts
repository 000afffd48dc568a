/** Deeper than any model of the service. */
const MAX_DEPTH = 500;

/** Whether two JSON values are equal, members in any order. */
export function sameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > MAX_DEPTH) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameLists(a, b, depth);
  if (Array.isArray(b)) return false;
  return sameObjects(a as JsonObject, b as JsonObject, depth);
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Whole models go through here, so nothing is made on the way, and a function is called for objects alone. */
function sameObjects(a: JsonObject, b: JsonObject, depth: number): boolean {
  let surplus = 0;
  for (const key in a) {
    const was = a[key];
    const is = b[key];
    if (was !== is && !(Object.hasOwn(b, key) && sameJson(was, is, depth + 1))) return false;
    surplus += 1;
  }
  for (const _ in b) surplus -= 1;
  return surplus === 0;
}

function sameLists(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) {
    if (!sameJson(a[index], b[index], depth + 1)) return false;
  }
  return true;
}

/** A text as JSON; undefined where it is none, or nests so deep that it could not be printed again. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const data = JSON.parse(text) as unknown;
    return text.length > 2 * MAX_DEPTH && nestsDeeper(data, MAX_DEPTH) ? undefined : data;
  } catch {
    return undefined;
  }
}

/** Of JSON data only, in which a list is walked as an object is. */
function nestsDeeper(data: unknown, depth: number): boolean {
  if (depth < 0) return true;
  for (const key in data as JsonObject) {
    const value = (data as JsonObject)[key];
    if (typeof value === 'object' && value !== null && nestsDeeper(value, depth - 1)) return true;
  }
  return false;
}

/** Whether two texts say the same as JSON, or, where one is no JSON, are the same text. */
export function sameJsonText(base: string | undefined, revision: string | undefined): boolean {
  if (base === revision) return true;
  const [a, b] = [parseJson(base), parseJson(revision)];
  return a !== undefined && b !== undefined && sameJson(a, b);
}
