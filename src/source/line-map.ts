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

/** So many characters are counted at a time; some dozens of lines. */
const BLOCK = 2048;

/** Lines are counted as far as one is asked for, and listed only in the blocks that hold one: reports speak of a few places in long texts. */
export function lineMap(text: string): LineMap {
  const blockCount = Math.ceil(text.length / BLOCK);
  /** The line that each block begins in, and where that line starts. */
  const lines = [1];
  const starts = [0];
  const listed = new Map<number, readonly number[]>();
  let known: string | undefined;
  const pieceOf = (block: number): string => (known ??= withLineFeeds(text)).slice(block * BLOCK, (block + 1) * BLOCK);

  const countNext = (): void => {
    const block = lines.length - 1;
    const piece = pieceOf(block);
    let count = 0;
    let last = -1;
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) {
      count += 1;
      last = at;
    }
    lines.push((lines[block] as number) + count);
    starts.push(last < 0 ? (starts[block] as number) : block * BLOCK + last + 1);
  };
  const startsIn = (block: number): readonly number[] => {
    const found = listed.get(block);
    if (found !== undefined) return found;
    const piece = pieceOf(block);
    const list = [starts[block] as number];
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) list.push(block * BLOCK + at + 1);
    listed.set(block, list);
    return list;
  };
  const startOf = (line: number): number => {
    while (lines.length <= blockCount && (lines[lines.length - 1] as number) <= line) countNext();
    const block = lastAtOrBefore(lines, line);
    return startsIn(block)[line - (lines[block] as number)] ?? text.length;
  };
  return {
    get lineCount() {
      while (lines.length <= blockCount) countNext();
      return lines[blockCount] as number;
    },
    startOf,
    positionOf(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      const block = Math.floor(at / BLOCK);
      while (lines.length <= block) countNext();
      const inBlock = startsIn(block);
      const index = lastAtOrBefore(inBlock, at);
      return { line: (lines[block] as number) + index, column: at - (inBlock[index] as number) + 1 };
    },
    textOf: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/\r\n$|[\r\n]$/, ''),
  };
}

/** A text of the same length in which every line ends with LF; of CRLF that is the end. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r(?!\n)/g, '\n') : text;
}
