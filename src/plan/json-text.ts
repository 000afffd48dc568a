/** Texts that hold JSON: schemas, policies, documentation. They are compared as data, so that blanks are no change. */

/** Deeper JSON is compared as text. */
const MAX_DEPTH = 100;

/** The data of a JSON text; the text itself where it is none, or nests too deep to be walked. */
export function jsonData(text: string): unknown {
  if (nesting(text) > MAX_DEPTH) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The data of a policy, whose quotes and slashes the control plane escapes once more than JSON asks for. */
export function policyData(text: string): unknown {
  const plain = jsonData(text);
  if (typeof plain !== 'string') return plain;
  const unescaped = jsonData(`"${text}"`);
  return typeof unescaped === 'string' ? jsonData(unescaped) : plain;
}

/** An upper bound: brackets in strings count too. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === OPEN_BRACE || unit === OPEN_BRACKET) deepest = Math.max(deepest, (depth += 1));
    else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) depth -= 1;
  }
  return deepest;
}

const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
