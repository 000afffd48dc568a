import type { Change } from './change.ts';
import { parseJson } from './same-json.ts';

export interface ShownTexts {
  readonly base: string;
  readonly revision: string;
}

/**
 * The two values of a change as texts to be shown beside each other, line by line: templates as they are, policies, schemas and
 * documentation as JSON in lines. Undefined where one line in the change's sentence says it all.
 */
export function shownTexts({ base, revision }: Change): ShownTexts | undefined {
  const [before, after] = [textOf(base), textOf(revision)];
  if (!isLong(before) && !isLong(after)) return undefined;
  return { base: before, revision: after };
}

const isLong = (text: string): boolean => text.includes('\n') || text.length > 100;

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return printed(value);
  return value.includes('\n') ? value : jsonInLines(value);
}

/** A JSON text in lines, two blanks to a level, so that only what it says can differ; any other text as it is. */
export function jsonInLines(text: string): string {
  const data = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  return typeof data === 'object' && data !== null ? printed(data) : text;
}

/** JSON in lines. Where it nests too deep to be printed, nothing can be shown. */
function printed(value: unknown): string {
  try {
    return JSON.stringify(value, undefined, 2) ?? '';
  } catch {
    return '';
  }
}
