import type { Fact, Judged } from './change.ts';

const LONGEST = 120;

/** The values of a change as short text, for its sentence. */
export function inWords({ name = '', detail = '', base, revision }: Partial<Pick<Judged, 'name' | 'detail' | 'base' | 'revision'>>): Fact {
  return { name: shortened(name), detail: shortened(detail), base: valueInWords(base), revision: valueInWords(revision) };
}

/** A value as one short line: texts as they are, lists with commas, the rest as JSON. */
function valueInWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'an empty text' : shortened(value);
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return shortened(value.join(', '));
  return shortened(JSON.stringify(value) ?? 'nothing');
}

/** Line breaks and control characters become spaces, the middle of a long text is left out. */
function shortened(text: string): string {
  if (text === '') return text;
  // oxlint-disable-next-line no-control-regex -- a definition is hostile, a terminal obeys
  const line = text.slice(0, 4096).replaceAll(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ');
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST - 50)} … ${line.slice(-45)}`;
}
