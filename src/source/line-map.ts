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

/** Every so many lines one start is kept; of the lines between, where they are asked for. */
const LINES = 32;
const nextLines = /(?:[^\n]*\n){32}/y;

/** Lines are counted as far as one is asked for, many at once: reports speak of a few places in long texts. */
export function lineMap(text: string): LineMap {
  /** Where lines 1, 33, 65 and so on start. */
  const starts = [0];
  let isCounted = false;
  const listed: (readonly number[])[] = [];
  let known: string | undefined;
  const inLines = (): string => (known ??= withLineFeeds(text));

  /** Counts on to an offset, or until it is known where a block starts. */
  const countTo = (offset: number, block = Number.POSITIVE_INFINITY): void => {
    let last = starts[starts.length - 1] as number;
    if (isCounted || last > offset) return;
    const lines = inLines();
    for (nextLines.lastIndex = last; last <= offset && starts.length <= block; starts.push(last)) {
      isCounted = !nextLines.test(lines);
      if (isCounted) return;
      last = nextLines.lastIndex;
    }
  };
  const startsIn = (block: number): readonly number[] => {
    const found = listed[block];
    if (found !== undefined) return found;
    const lines = inLines();
    const list = [starts[block] as number];
    for (let at = lines.indexOf('\n', list[0]); at >= 0 && list.length < LINES; at = lines.indexOf('\n', at + 1)) list.push(at + 1);
    return (listed[block] = list);
  };
  const startOf = (line: number): number => {
    const block = Math.floor((line - 1) / LINES);
    countTo(text.length, block);
    return block < starts.length ? (startsIn(block)[(line - 1) % LINES] ?? text.length) : text.length;
  };
  return {
    get lineCount() {
      countTo(text.length);
      return (starts.length - 1) * LINES + startsIn(starts.length - 1).length;
    },
    startOf,
    positionOf(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      countTo(at);
      const block = lastAtOrBefore(starts, at);
      const inBlock = startsIn(block);
      const index = lastAtOrBefore(inBlock, at);
      return { line: block * LINES + index + 1, column: at - (inBlock[index] as number) + 1 };
    },
    textOf: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/\r\n$|[\r\n]$/, ''),
  };
}

/** A text of the same length in which every line ends with LF; of CRLF that is the end. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r(?!\n)/g, '\n') : text;
}
