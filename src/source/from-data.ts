import type { Scalar, SourceFile, SourceNode } from './node.ts';

/** How deep data may nest; the service's own documents stay far below. */
const MAX_DEPTH = 256;

/**
 * Plain JSON data as a tree, for code that works on trees: every node has the same empty place in a file of the given name. Only own
 * enumerable members are read; what JSON cannot say (functions, undefined, symbols) is left out.
 *
 * @returns undefined when the data nests too deep, which data that contains itself does.
 */
export function nodeFromData(data: unknown, path: string): SourceNode | undefined {
  const file: SourceFile = { path, text: '', format: 'json' };
  try {
    return nodeOf(data, file, 0) ?? { kind: 'scalar', value: null, file, start: 0, end: 0 };
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

class TooDeep extends Error {}

function nodeOf(data: unknown, file: SourceFile, depth: number): SourceNode | undefined {
  if (depth > MAX_DEPTH) throw new TooDeep();
  const place = { file, start: 0, end: 0 };
  if (Array.isArray(data)) {
    // Array.from visits holes too; they are null, as JSON.stringify has them.
    const items = Array.from(
      data,
      (item: unknown): SourceNode => nodeOf(item, file, depth + 1) ?? { kind: 'scalar', value: null, ...place },
    );
    return { kind: 'list', items, ...place };
  }
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).flatMap(([key, inner]) => {
      const value = nodeOf(inner, file, depth + 1);
      return value === undefined ? [] : [{ key: { kind: 'scalar' as const, value: key, ...place }, value }];
    });
    return { kind: 'map', entries, ...place };
  }
  return isScalar(data) ? { kind: 'scalar', value: data, ...place } : undefined;
}

function isScalar(data: unknown): data is Scalar {
  return data === null || typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';
}
