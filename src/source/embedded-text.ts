import { lastAtOrBefore } from './last-at-or-before.ts';
import type { ScalarNode, Span } from './node.ts';
import { blockHeaderAt, blockPieces, doubleQuotedPieces, joinPieces, jsonPieces, plainPieces, singleQuotedPieces } from './scalar-text.ts';
import type { Piece } from './scalar-text.ts';

/** A text inside a text, such as a mapping template in a definition: its characters, and where each of them stands in the file. */
export interface EmbeddedText {
  readonly text: string;
  /** The offset in the file of an offset in `text`; one past its end is the end of its last character. */
  offsetAt(offset: number): number;
  /** The span in the file of a part of `text`. */
  spanOf(start: number, end: number): Span;
}

/**
 * The embedded text of a scalar, through JSON escapes, both kinds of YAML quotes, plain texts of several lines, and block scalars.
 * Undefined when its value is no text. Where the file does not spell the value (a placeholder was filled in), every offset is its start.
 */
export function embeddedText(node: ScalarNode): EmbeddedText | undefined {
  const { value, file } = node;
  if (typeof value !== 'string') return undefined;
  let pieces: readonly Piece[] | undefined;
  let starts: readonly number[] = [];
  const offsetAt = (offset: number): number => {
    if (pieces === undefined) {
      pieces = piecesOf(node, value);
      starts = startsOf(pieces);
    }
    return fileOffset(node, pieces, starts, Math.min(Math.max(offset, 0), value.length));
  };
  return {
    text: value,
    offsetAt,
    spanOf(start, end) {
      const from = offsetAt(start);
      // The end of the last character, not the start of the next: line breaks and indentation may lie between them.
      const to = end > start ? Math.max(endOfCharacter(offsetAt, node, end - 1), from) : from;
      return { file, start: from, end: to };
    },
  };
}

function fileOffset(node: ScalarNode, pieces: readonly Piece[], starts: readonly number[], offset: number): number {
  if (pieces.length === 0) return node.start;
  const index = lastAtOrBefore(starts, offset);
  const piece = pieces[index] as Piece;
  const inside = offset - (starts[index] as number);
  if (inside === 0) return piece.at;
  if (node.file.text.startsWith(piece.text, piece.at)) return piece.at + inside;
  // Inside or past an escape: its start, or what follows it.
  return inside < piece.text.length ? piece.at : piece.at + escapeLength(node, piece);
}

function endOfCharacter(offsetAt: (offset: number) => number, { file, value, end }: ScalarNode, offset: number): number {
  const at = offsetAt(offset);
  if (file.text[at] === (value as string)[offset]) return at + 1;
  return Math.min(Math.max(at + 1, offsetAt(offset + 1)), Math.max(end, at));
}

/** How many characters of the file spell a piece that is not copied: a backslash escape, or a line break and what is folded with it. */
function escapeLength({ file: { text }, end }: ScalarNode, { at }: Piece): number {
  const escape = /\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8}|[^])|[^]/y;
  escape.lastIndex = at;
  return Math.min(escape.exec(text)?.[0].length ?? 0, Math.max(end - at, 0));
}

function piecesOf(node: ScalarNode, value: string): readonly Piece[] {
  const pieces = spelledPieces(node, value);
  return pieces !== undefined && spells(pieces, value) ? pieces : [];
}

/** The reader of YAML drops some lines of blanks at the end of a folded scalar; what stands before them keeps its place. */
function spells(pieces: readonly Piece[], value: string): boolean {
  const joined = joinPieces(pieces);
  return joined === value || joined.trimEnd() === value.trimEnd();
}

function spelledPieces({ file, start, end }: ScalarNode, value: string): readonly Piece[] | undefined {
  const { text, format } = file;
  const first = text[start];
  if (format === 'json') return first === '"' ? jsonPieces(text, start, end) : undefined;
  switch (first) {
    case '"':
      return doubleQuotedPieces(text, start, end);
    case "'":
      return singleQuotedPieces(text, start, end);
    case '|':
    case '>':
      return spelledBlock(text, start, end, value);
    default:
      return plainPieces(text, start, end);
  }
}

/** The indentation of a block scalar is that of its first line; with an indicator it depends on the parent, and is what gives the value. */
function spelledBlock(text: string, start: number, end: number, value: string): readonly Piece[] | undefined {
  const header = blockHeaderAt(text, start);
  if (header === undefined) return undefined;
  const until = endOfBlankLines(text, end);
  const indentOfFirst = /^(?:[ \t]*\r?\n)*( *)/.exec(text.slice(header.contentStart, until))?.[1]?.length ?? 0;
  if (header.indent === 0) return blockPieces(text, header, indentOfFirst, until);
  for (let indent = indentOfFirst; indent >= 0; indent -= 1) {
    const pieces = blockPieces(text, header, indent, until);
    if (spells(pieces, value)) return pieces;
  }
  return undefined;
}

/** A block scalar's span ends with its last character; the blank lines after it may belong to its value. */
function endOfBlankLines(text: string, from: number): number {
  const blank = /[ \t]*(?:\r?\n[ \t]*(?=\r?\n|$))*(?:\r?\n)?/y;
  blank.lastIndex = from;
  return from + (blank.exec(text)?.[0].length ?? 0);
}

function startsOf(pieces: readonly Piece[]): readonly number[] {
  let length = 0;
  return pieces.map(({ text }) => {
    const start = length;
    length += text.length;
    return start;
  });
}
