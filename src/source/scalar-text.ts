/**
 * How the characters of a scalar's value come from the characters of the file. Each style of JSON and YAML gives the value in pieces:
 * stretches copied as they are, and what stands for an escape or a folded line break. Joined they are the value.
 */

export interface Piece {
  readonly text: string;
  /** Where in the file it comes from. A copied piece has there the characters it has here. */
  readonly at: number;
}

export const joinPieces = (pieces: readonly Piece[]): string => {
  let joined = '';
  for (const { text } of pieces) joined += text;
  return joined;
};

/** The text between the quotes of a JSON string that stands at [start, end); undefined for an escape JSON does not know. */
export function jsonPieces(text: string, start: number, end: number): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let copied = start + 1;
  for (let at = start + 1; at < end - 1; at += 1) {
    if (text.charCodeAt(at) !== BACKSLASH) continue;
    if (at > copied) pieces.push({ text: text.slice(copied, at), at: copied });
    const next = text[at + 1] as string;
    const value = next === 'u' ? codePointOf(text, at + 2, 4) : JSON_ESCAPES.get(next);
    if (value === undefined) return undefined;
    pieces.push({ text: value, at });
    at += next === 'u' ? 5 : 1;
    copied = at + 1;
  }
  if (copied < end - 1) pieces.push({ text: text.slice(copied, end - 1), at: copied });
  return pieces;
}

/** The text between the double quotes of a YAML scalar at [start, end), lines folded; undefined for an escape YAML does not know. */
export function doubleQuotedPieces(text: string, start: number, end: number): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  const last = end - 1;
  let copied = start + 1;
  let at = start + 1;
  const copyTo = (to: number): void => {
    if (to > copied) pieces.push({ text: text.slice(copied, to), at: copied });
  };
  while (at < last) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      copyTo(at);
      const length = lineBreakAt(text, at + 1);
      if (length > 0) {
        // An escaped line break stands for nothing, nor does the indentation after it.
        at = skipBlanks(text, at + 1 + length, last);
      } else {
        const next = text[at + 1] as string;
        const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
        const value = digits > 0 ? codePointOf(text, at + 2, digits) : YAML_ESCAPES.get(next);
        if (value === undefined) return undefined;
        pieces.push({ text: value, at });
        at += 2 + digits;
      }
      copied = at;
    } else if (code === LF || (code === CR && lineBreakAt(text, at) > 0)) {
      copyTo(trimBlanks(text, copied, at));
      const [fold, after] = foldAt(text, at, last);
      pieces.push({ text: fold, at });
      at = copied = after;
    } else {
      at += 1;
    }
  }
  copyTo(last);
  return pieces;
}

/** The text between the single quotes of a YAML scalar at [start, end), lines folded. */
export function singleQuotedPieces(text: string, start: number, end: number): readonly Piece[] {
  const lines = plainPieces(text, start + 1, end - 1);
  return lines.flatMap(({ text: line, at }) => {
    if (!line.includes("''")) return [{ text: line, at }];
    const pieces: Piece[] = [];
    let copied = 0;
    for (let quote = line.indexOf("''"); quote >= 0; quote = line.indexOf("''", copied)) {
      pieces.push({ text: line.slice(copied, quote + 1), at: at + copied });
      copied = quote + 2;
    }
    return [...pieces, { text: line.slice(copied), at: at + copied }];
  });
}

/** The text of a plain YAML scalar at [start, end), or of a quoted one between its quotes, lines folded. */
export function plainPieces(text: string, start: number, end: number): readonly Piece[] {
  const pieces: Piece[] = [];
  // Not to search on behind it: a text may be one line of many scalars.
  const toEnd = text.slice(0, end);
  let from = start;
  for (;;) {
    const feed = toEnd.indexOf('\n', from);
    if (feed < 0) {
      pieces.push({ text: text.slice(from, end), at: from });
      return pieces;
    }
    const lineEnd = feed > from && text.charCodeAt(feed - 1) === CR ? feed - 1 : feed;
    const trimmed = trimBlanks(text, from, lineEnd);
    pieces.push({ text: text.slice(from, trimmed), at: from });
    const [fold, after] = foldAt(text, lineEnd, end);
    pieces.push({ text: fold, at: lineEnd });
    from = after;
  }
}

/** What a block scalar's header, `|2-`, asks for; undefined where it is none. */
export interface BlockHeader {
  readonly folded: boolean;
  /** The indentation indicator, relative to the parent; 0 when the first line tells. */
  readonly indent: number;
  readonly chomp: '' | '-' | '+';
  /** Where the first line of content begins. */
  readonly contentStart: number;
}

const HEADER = /([|>])(?:([1-9])([-+]?)|([-+])([1-9]?))?[ \t]*(?:[ \t]#[^\n]*)?(?:\r?\n|\r?$)/y;

export function blockHeaderAt(text: string, start: number): BlockHeader | undefined {
  HEADER.lastIndex = start;
  const match = HEADER.exec(text);
  if (match === null) return undefined;
  const chomp = (match[3] || match[4] || '') as BlockHeader['chomp'];
  return { folded: match[1] === '>', indent: Number(match[2] || match[5] || 0), chomp, contentStart: start + match[0].length };
}

/**
 * The content of a block scalar whose lines are indented by `indent` and end before `end`.
 *
 * Folding: a line break between two lines of text is a space, more of them one fewer; around lines indented further they are kept.
 */
export function blockPieces(text: string, { folded, chomp, contentStart }: BlockHeader, indent: number, end: number): readonly Piece[] {
  const lines = contentLines(text, contentStart, indent, end);
  const filled = lines.findLastIndex((line) => line.text !== '') + 1;
  const pieces: Piece[] = [];
  const push = (value: string, at: number): void => void (value !== '' && pieces.push({ text: value, at }));
  let separator = '';
  let separatorAt = contentStart;
  let afterIndented = false;
  const first = lines.findIndex((line) => line.text !== '');
  for (const [index, line] of lines.slice(0, filled).entries()) {
    const isIndented = line.text.startsWith(' ') || line.text.startsWith('\t');
    if (index < first) {
      push('\n', line.at);
      continue;
    }
    if (folded && isIndented) {
      if (separator === ' ') separator = '\n';
      else if (!afterIndented && separator === '\n') separator = '\n\n';
    }
    if (folded && line.text === '') {
      if (separator === '\n') {
        push('\n', separatorAt);
        separatorAt = line.at;
      }
      separator = '\n';
      continue;
    }
    push(separator, separatorAt);
    push(line.text, line.at);
    separator = folded && !isIndented ? ' ' : '\n';
    separatorAt = line.at + line.text.length;
    afterIndented = isIndented;
  }
  if (filled > 0 && chomp !== '-') push('\n', separatorAt);
  if (chomp === '+') for (const line of lines.slice(filled)) push('\n', line.at);
  return pieces;
}

/** Lines without their indentation and line breaks; the empty rest after the last line break is none. */
function contentLines(text: string, start: number, indent: number, end: number): readonly Piece[] {
  const lines: Piece[] = [];
  for (let from = start; from < end;) {
    const feed = text.indexOf('\n', from);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    let lineEnd = next === end && (feed < 0 || feed >= end) ? end : feed;
    if (lineEnd > from && text.charCodeAt(lineEnd - 1) === CR) lineEnd -= 1;
    let at = from;
    while (at < lineEnd && at - from < indent && text.charCodeAt(at) === SPACE) at += 1;
    lines.push({ text: text.slice(at, lineEnd), at });
    from = next;
  }
  return lines;
}

/** One line break folds to a space, more of them to one fewer; with the offset where the next line's text begins. */
function foldAt(text: string, breakAt: number, end: number): readonly [fold: string, after: number] {
  let breaks = 0;
  let at = breakAt;
  while (at < end) {
    const length = lineBreakAt(text, at);
    if (length > 0) {
      breaks += 1;
      at += length;
    } else if (isBlank(text.charCodeAt(at))) {
      at += 1;
    } else {
      break;
    }
  }
  return [breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), at];
}

const BACKSLASH = 0x5c;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

const isBlank = (code: number): boolean => code === SPACE || code === 0x09;

/** The length of the line break at an offset: LF or CRLF; 0 where there is none. */
function lineBreakAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === LF) return 1;
  return code === CR && text.charCodeAt(at + 1) === LF ? 2 : 0;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function trimBlanks(text: string, start: number, from: number): number {
  let at = from;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function codePointOf(text: string, start: number, digits: number): string | undefined {
  const hex = text.slice(start, start + digits);
  if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex)) return undefined;
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const JSON_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const YAML_ESCAPES: ReadonlyMap<string, string> = new Map([
  ...JSON_ESCAPES,
  ['0', '\0'],
  ['a', '\u0007'],
  ['e', '\u001b'],
  ['v', '\v'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
  [' ', ' '],
  ['\t', '\t'],
]);
