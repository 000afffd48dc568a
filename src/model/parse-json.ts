/** Deeper texts are not taken: as part of a definition nothing would read them again. */
export const MAX_DEPTH = 480;

/** A JSON text as data; undefined where it is none, or nests deeper than {@link MAX_DEPTH} levels. */
export function parseJson(text: string): unknown {
  try {
    const data: unknown = JSON.parse(text);
    return nestsWithin(data, MAX_DEPTH) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** The same where only an object will do. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const data = parseJson(text);
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : undefined;
}

/** Goes no deeper than `levels`. */
function nestsWithin(data: unknown, levels: number): boolean {
  if (typeof data !== 'object' || data === null) return true;
  if (levels === 0) return false;
  for (const member of Object.values(data)) if (!nestsWithin(member, levels - 1)) return false;
  return true;
}
