import type { KeyNode, SourceNode } from '../source/node.ts';
import { quoted } from './fast-scalars.ts';
import { plainScalar } from './plain-scalar.ts';
import { COLON, COMMA, CR, HASH, LF, SPACE, TAB, isBlankOrEnd, stepAside } from './yaml-cursor.ts';
import type { YamlCursor } from './yaml-cursor.ts';

const isFlowIndicator = (code: number): boolean => code === COMMA || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d;

/** The list or map in brackets that begins here; ends past it. Its lines have to be indented further than `parentIndent`. */
export function flow(cursor: YamlCursor, parentIndent: number): SourceNode {
  return cursor.code() === 0x7b ? flowMap(cursor, parentIndent, 1) : flowList(cursor, parentIndent, 1);
}

function flowList(cursor: YamlCursor, parentIndent: number, level: number): SourceNode {
  const start = cursor.offset;
  const first = cursor.items.count;
  cursor.enter();
  cursor.offset += 1;
  for (;;) {
    toToken(cursor, parentIndent, level);
    if (cursor.code() === 0x5d) break;
    cursor.items.add(flowValue(cursor, parentIndent, level));
    toToken(cursor, parentIndent, level);
    // `[a: b]`, a map of one, is left to the package, like every other surprise.
    if (cursor.code() === 0x5d) break;
    if (cursor.code() !== COMMA) stepAside();
    cursor.offset += 1;
  }
  cursor.offset += 1;
  cursor.leave();
  return cursor.list(first, start, cursor.offset);
}

function flowMap(cursor: YamlCursor, parentIndent: number, level: number): SourceNode {
  const start = cursor.offset;
  const first = cursor.entries.count;
  cursor.enter();
  cursor.offset += 1;
  for (;;) {
    toToken(cursor, parentIndent, level);
    if (cursor.code() === 0x7d) break;
    const key = flowKey(cursor, parentIndent);
    toToken(cursor, parentIndent, level);
    const code = cursor.code();
    // An absent value, `{ a: , b: }`, is rare.
    if (code === COMMA || code === 0x7d) stepAside();
    cursor.entries.add({ key, value: flowValue(cursor, parentIndent, level) });
    toToken(cursor, parentIndent, level);
    if (cursor.code() === 0x7d) break;
    if (cursor.code() !== COMMA) stepAside();
    cursor.offset += 1;
  }
  cursor.offset += 1;
  cursor.leave();
  return cursor.map(first, start, cursor.offset);
}

/** A key and the colon after it, on one line. */
function flowKey(cursor: YamlCursor, parentIndent: number): KeyNode {
  const { offset: start, lineStart } = cursor;
  const code = cursor.code();
  const isQuoted = code === 0x22 || code === 0x27;
  const { value, start: keyStart, end } = isQuoted ? quoted(cursor, parentIndent) : flowPlain(cursor);
  if (cursor.lineStart !== lineStart || cursor.offset - start > 1000) stepAside();
  cursor.skipSpaces();
  if (cursor.code() !== COLON) stepAside();
  const next = cursor.text.charCodeAt(cursor.offset + 1);
  // Only a quoted key may have its value right after the colon.
  if (!isQuoted && !isBlankOrEnd(next)) stepAside();
  cursor.offset += 1;
  if (value === '<<' && !isQuoted) stepAside();
  return cursor.key(value as string, keyStart, end);
}

function flowValue(cursor: YamlCursor, parentIndent: number, level: number): SourceNode {
  const code = cursor.code();
  switch (code) {
    case 0x22:
    case 0x27:
      return quoted(cursor, parentIndent);
    case 0x7b:
      return flowMap(cursor, parentIndent, level + 1);
    case 0x5b:
      return flowList(cursor, parentIndent, level + 1);
    case 0x21: {
      const tag = cursor.shortTag();
      cursor.enter();
      cursor.skipSpaces();
      if (cursor.atLineEnd() || cursor.code() === 0x21 || isFlowIndicatorButOpening(cursor.code())) stepAside();
      const value = flowValue(cursor, parentIndent, level);
      cursor.leave();
      return cursor.tagged(tag, value);
    }
    default: {
      const { value, start, end } = flowPlain(cursor);
      return cursor.plain(plainScalar(value), start, end);
    }
  }
}

const isFlowIndicatorButOpening = (code: number): boolean => code === COMMA || code === 0x5d || code === 0x7d;

/** Plain text on one line, in brackets. */
function flowPlain(cursor: YamlCursor): { readonly value: string; readonly start: number; readonly end: number } {
  const { text, offset: start } = cursor;
  if (!canBeginFlowPlain(text, start)) stepAside();
  let end = start;
  for (let offset = start; ; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === SPACE) continue;
    const isColon = code === COLON;
    const next = isColon ? text.charCodeAt(offset + 1) : 0;
    const ends =
      isFlowIndicator(code) ||
      (isColon && (isBlankOrEnd(next) || isFlowIndicator(next))) ||
      (code === HASH && offset > end) ||
      code === LF ||
      code === CR;
    if (ends) {
      cursor.offset = offset;
      return { value: text.slice(start, end), start, end };
    }
    if (code === TAB || code !== code) stepAside();
    end = offset + 1;
  }
}

function canBeginFlowPlain(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code === 0x2d || code === 0x3f || code === COLON) {
    const next = text.charCodeAt(offset + 1);
    return !isBlankOrEnd(next) && !isFlowIndicator(next);
  }
  return !'&*!|>\'"%@`#'.includes(text[offset] ?? '#') && !isFlowIndicator(code);
}

/**
 * To the next token in brackets, past line breaks and comments. A bracket that closes all may stand as far left as its parent, as the
 * package has it. A plain scalar before a line break ends there only when an indicator follows: callers see anything else and step aside.
 */
function toToken(cursor: YamlCursor, parentIndent: number, level: number): void {
  const { lineStart } = cursor;
  cursor.skipSpaces();
  if (!cursor.atLineEnd()) return;
  const from = cursor.offset;
  cursor.next();
  // The package refuses some comments that begin a line.
  if (cursor.column < 0 || cursor.text.slice(from, cursor.offset).includes('\n#')) stepAside();
  if (cursor.lineStart === lineStart || cursor.column > parentIndent) return;
  const code = cursor.code();
  if (level !== 1 || cursor.column !== parentIndent || (code !== 0x5d && code !== 0x7d)) stepAside();
}
