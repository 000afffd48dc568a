import type { ScalarNode } from '../source/node.ts';
import { blockHeaderAt, blockPieces, doubleQuotedPieces, joinPieces, plainPieces, singleQuotedPieces } from '../source/scalar-text.ts';
import type { BlockHeader } from '../source/scalar-text.ts';
import { plainScalar } from './plain-scalar.ts';
import { trimmedEnd } from './trimmed-end.ts';
import { COLON, CR, HASH, LF, SPACE, TAB, isBlankOrEnd, stepAside } from './yaml-cursor.ts';
import type { YamlCursor } from './yaml-cursor.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** For each ASCII character 1 where it can begin a plain scalar. `-`, `?` and `:` do so only before another character. */
const PLAIN = new Uint8Array(128).fill(1, 0x21);
for (const character of '&*!|>\'"%@`#,[]{}') PLAIN[character.charCodeAt(0)] = 0;

/** Whether a plain scalar can begin here, in a block. */
export function atPlain({ text, offset }: YamlCursor): boolean {
  const code = text.charCodeAt(offset);
  if (code === 0x2d || code === 0x3f || code === COLON) return !isBlankOrEnd(text.charCodeAt(offset + 1));
  return PLAIN[code] === 1 || code >= 128;
}

/** What ends a plain scalar or key on its line; the cursor then stands on it. */
export type PlainStop = 'colon' | 'comment' | 'line-end';

/** Reads one line of plain text in a block, whose end is then `cursor.plainEnd`. */
export function plainLine(cursor: YamlCursor): PlainStop {
  const { text } = cursor;
  let end = cursor.offset;
  for (let offset = end; ; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === SPACE) continue;
    if (code === COLON) {
      if (isBlankOrEnd(text.charCodeAt(offset + 1))) return stop(cursor, offset, end, 'colon');
    } else if (code > COLON) {
      // Letters and the like, as most are.
    } else if (code === HASH) {
      if (text.charCodeAt(offset - 1) === SPACE && offset > end) return stop(cursor, offset, end, 'comment');
    } else if (code === LF || code === CR || code !== code) {
      return stop(cursor, offset, end, 'line-end');
    } else if (code === TAB) {
      stepAside();
    }
    end = offset + 1;
  }
}

function stop(cursor: YamlCursor, offset: number, end: number, at: PlainStop): PlainStop {
  cursor.offset = offset;
  cursor.plainEnd = end;
  return at;
}

/**
 * The plain scalar whose first line has been read. It goes on over lines that are indented further than its parent, until a comment. Ends at
 * the next token.
 */
export function plainBlock(cursor: YamlCursor, start: number, at: PlainStop, parentIndent: number): ScalarNode {
  if (at === 'colon') stepAside();
  const { text, plainEnd, offset, lineStart } = cursor;
  cursor.next();
  // What is indented further may go on with the scalar: that is looked at anew.
  if (at === 'line-end' && cursor.column > parentIndent) {
    cursor.offset = offset;
    cursor.lineStart = lineStart;
    return plainLines(cursor, start, parentIndent);
  }
  return cursor.plain(plainScalar(text.slice(start, plainEnd)), start, plainEnd);
}

/** A plain scalar of several lines, as a rule, of which the first has been read. */
function plainLines(cursor: YamlCursor, start: number, parentIndent: number): ScalarNode {
  let at: PlainStop = 'line-end';
  while (at === 'line-end') {
    const { offset, lineStart } = cursor;
    if (!toContinuation(cursor, parentIndent)) {
      cursor.offset = offset;
      cursor.lineStart = lineStart;
      break;
    }
    at = plainLine(cursor);
    if (at === 'colon') stepAside();
  }
  const { text, plainEnd } = cursor;
  cursor.finishLine();
  return cursor.plain(plainScalar(joinPieces(plainPieces(text, start, plainEnd))), start, plainEnd);
}

/** To the text of the next line that is not blank, when it belongs to a scalar under this parent. */
function toContinuation(cursor: YamlCursor, parentIndent: number): boolean {
  const { text } = cursor;
  for (;;) {
    const feed = text.charCodeAt(cursor.offset) === CR ? cursor.offset + 1 : cursor.offset;
    if (text.charCodeAt(feed) !== LF) return false;
    cursor.lineStart = cursor.offset = feed + 1;
    cursor.skipSpaces();
    const code = cursor.code();
    if (code === LF || code === CR) continue;
    return code === code && code !== HASH && cursor.offset - cursor.lineStart > parentIndent;
  }
}

/** The quoted scalar that stands here; ends past it. Its further lines have to be indented further than its parent. */
export function quoted(cursor: YamlCursor, parentIndent: number): ScalarNode {
  const { text, offset: start } = cursor;
  const simple = simpleEnd(text, start + 1, cursor.code());
  if (simple < 0) return anyQuoted(cursor, parentIndent);
  cursor.offset = simple + 1;
  return cursor.scalar(text.slice(start + 1, simple), start, simple + 1);
}

/** The closing quote of a text on one line without escapes or doubled quotes; -1 for any other. */
function simpleEnd(text: string, from: number, quote: number): number {
  for (let offset = from; ; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === quote) return quote === QUOTE || text.charCodeAt(offset + 1) !== quote ? offset : -1;
    if (code === LF || code !== code || (code === BACKSLASH && quote === QUOTE)) return -1;
  }
}

function anyQuoted(cursor: YamlCursor, parentIndent: number): ScalarNode {
  const { text, offset: start } = cursor;
  const isDouble = cursor.code() === QUOTE;
  const close = isDouble ? closingDouble(cursor) : closingSingle(cursor);
  const end = close.offset + 1;
  cursor.offset = end;
  if (close.breaks) checkLines(cursor, start, end, parentIndent);
  if (!close.special && !close.breaks) return cursor.scalar(text.slice(start + 1, end - 1), start, end);
  const pieces = isDouble ? doubleQuotedPieces(text, start, end) : singleQuotedPieces(text, start, end);
  return cursor.scalar(joinPieces(pieces ?? stepAside()), start, end);
}

interface Closing {
  readonly offset: number;
  readonly breaks: boolean;
  /** Whether an escape, or a doubled quote, stands inside. */
  readonly special: boolean;
}

function closingDouble({ text, offset: start }: YamlCursor): Closing {
  let breaks = false;
  let special = false;
  for (let offset = start + 1; ; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === QUOTE) return { offset, breaks, special };
    if (code === BACKSLASH) {
      special = true;
      offset += 1;
      if (text.charCodeAt(offset) === LF || text.charCodeAt(offset) === CR) breaks = true;
    } else if (code === LF) {
      breaks = true;
    } else if (code !== code) {
      stepAside();
    }
  }
}

function closingSingle({ text, offset: start }: YamlCursor): Closing {
  let special = false;
  let offset = text.indexOf("'", start + 1);
  while (offset >= 0 && text.charCodeAt(offset + 1) === 0x27) {
    special = true;
    offset = text.indexOf("'", offset + 2);
  }
  if (offset < 0) stepAside();
  // Not to search on behind it: a text may be one line of many such scalars.
  return { offset, breaks: text.slice(start, offset).includes('\n'), special };
}

/** Holds the further lines of a quoted scalar to their indentation, and keeps count of them. */
function checkLines(cursor: YamlCursor, start: number, end: number, parentIndent: number): void {
  const { text } = cursor;
  for (let feed = text.indexOf('\n', start); feed >= 0 && feed < end; feed = text.indexOf('\n', feed + 1)) {
    cursor.lineStart = feed + 1;
    let at = feed + 1;
    while (text.charCodeAt(at) === SPACE) at += 1;
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) continue;
    // At the left edge `---` would end the document.
    if (code === TAB || at === feed + 1 || at - cursor.lineStart <= parentIndent) stepAside();
  }
}

/** The block scalar whose header stands here; ends at the line after its content. Explicit indentation and kept blank lines are rare. */
export function blockScalar(cursor: YamlCursor, parentIndent: number): ScalarNode {
  const { text, offset: start } = cursor;
  const header = blockHeaderAt(text, start);
  if (header === undefined || header.indent > 0 || header.chomp === '+') return stepAside();
  const [indent, end] = contentOf(text, header.contentStart, parentIndent, header.folded);
  cursor.lineStart = cursor.offset = end;
  const value = header.folded ? joinPieces(blockPieces(text, header, indent, end)) : literal(text, header, indent, end);
  return cursor.scalar(value, start, trimmedEnd(text, start, end));
}

/** The value of a literal block scalar, mostly by one replacement: it is the commonest long text, being what templates are written in. */
function literal(text: string, header: BlockHeader, indent: number, end: number): string {
  const content = text.slice(header.contentStart, end);
  // Blank lines with white space of their own, and CRLF, take the long way.
  if (/ (?:\n|$)|^ *\n|\r/.test(content)) return joinPieces(blockPieces(text, header, indent, end));
  const value = content.slice(indent).replaceAll(`\n${' '.repeat(indent)}`, '\n');
  const filled = trimmedBreaks(value);
  return header.chomp === '-' ? value.slice(0, filled) : `${value.slice(0, filled)}\n`;
}

function trimmedBreaks(value: string): number {
  let end = value.length;
  while (value.charCodeAt(end - 1) === LF) end -= 1;
  return end;
}

/** The indentation of a block scalar's content, and the start of the first line that no longer belongs to it. */
function contentOf(text: string, contentStart: number, parentIndent: number, folded: boolean): readonly [indent: number, end: number] {
  let indent = -1;
  let deepestBlank = 0;
  let lineStart = contentStart;
  while (lineStart < text.length) {
    let at = lineStart;
    while (text.charCodeAt(at) === SPACE) at += 1;
    const code = text.charCodeAt(at);
    const column = at - lineStart;
    if (code === TAB && (folded || indent < 0 || column < indent)) stepAside();
    const isBlank = code === LF || code === CR || code !== code;
    if (isBlank) {
      if (indent < 0) deepestBlank = Math.max(deepestBlank, column);
      // Blanks beyond the indentation are content.
      else if (column > indent && (folded || code !== LF)) stepAside();
    } else if (indent < 0) {
      if (column <= parentIndent || column < deepestBlank) stepAside();
      indent = column;
    } else if (column < indent) {
      break;
    }
    const feed = text.indexOf('\n', at);
    lineStart = feed < 0 ? text.length : feed + 1;
  }
  if (indent < 0) stepAside();
  return [indent, lineStart];
}
