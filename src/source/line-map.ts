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

/** A large text has tens of thousands of lines, and few are asked for: only the start of every sixteenth is kept. */
const STEP = 16;

interface Lines {
  /** The starts of the lines 1, 17, 33, … */
  readonly marks: readonly number[];
  readonly count: number;
}

/** The lines are counted when one is first asked for. */
export function lineMap(text: string): LineMap {
  const endOf = lineEnds(text);
  let known: Lines | undefined;
  const lines = (): Lines => (known ??= countLines(text, endOf));
  const startOf = (line: number): number => {
    let start = lines().marks[Math.floor((line - 1) / STEP)] ?? -1;
    for (let rest = (line - 1) % STEP; rest > 0 && start >= 0; rest -= 1) start = endOf(start);
    return start < 0 ? text.length : start;
  };
  return {
    get lineCount() {
      return lines().count;
    },
    startOf,
    positionOf(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      const { marks } = lines();
      const mark = lastAtOrBefore(marks, at);
      let start = marks[mark] as number;
      let line = mark * STEP + 1;
      for (let next = endOf(start); next >= 0 && next <= at; next = endOf(start)) {
        start = next;
        line += 1;
      }
      return { line, column: at - start + 1 };
    },
    textOf: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/\r\n$|[\r\n]$/, ''),
  };
}

function countLines(text: string, endOf: LineEnds): Lines {
  const marks = [0];
  let count = 1;
  if (text.includes('\r')) {
    for (let start = endOf(0); start >= 0; start = endOf(start)) if (count++ % STEP === 0) marks.push(start);
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) if (count++ % STEP === 0) marks.push(at + 1);
  }
  return { marks, count };
}

/** Where the line behind the one at an offset starts; -1 where there is none. */
type LineEnds = (from: number) => number;

function lineEnds(text: string): LineEnds {
  if (!text.includes('\r')) return (from) => text.indexOf('\n', from) + 1 || -1;
  const lineBreak = /\r\n?|\n/g;
  return (from) => {
    lineBreak.lastIndex = from;
    return lineBreak.test(text) ? lineBreak.lastIndex : -1;
  };
}
