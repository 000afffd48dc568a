import { lastAtOrBefore } from './last-at-or-before.ts';

/** A place as people count: both from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into lines and columns; lines end with LF, CRLF or a lone CR. */
export interface LineMap {
  readonly lineCount: number;
  /** The position of an offset; one past the end of the text is the end of its last line. */
  positionOf(offset: number): Position;
  /** The offset at which a line (from 1) starts; the end of the text for lines that are not there. */
  startOf(line: number): number;
  /** A line (from 1) without its line break; empty for lines that are not there. */
  textOf(line: number): string;
}

const maps = new WeakMap<object, LineMap>();

/** The line map of a file, built once. */
export function lineMapOf(file: { readonly text: string }): LineMap {
  let map = maps.get(file);
  if (map === undefined) maps.set(file, (map = lineMap(file.text)));
  return map;
}

/** The lines are looked for when one is first asked for. */
export function lineMap(text: string): LineMap {
  let known: readonly number[] | undefined;
  const starts = (): readonly number[] => (known ??= lineStarts(text));
  const startOf = (line: number): number => starts()[line - 1] ?? text.length;
  return {
    get lineCount() {
      return starts().length;
    },
    startOf,
    positionOf(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts(), at) + 1;
      return { line, column: at - startOf(line) + 1 };
    },
    textOf: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/\r\n$|[\r\n]$/, ''),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const hasReturns = text.includes('\r');
  if (!hasReturns) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
