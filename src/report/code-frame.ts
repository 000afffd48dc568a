import type { Range } from './finding.ts';
import type { Style } from './style.ts';
import { visibleLine } from './visible.ts';

/** Longer lines, such as those of minified JSON, are cut around the place. */
const MAX_WIDTH = 110;
/** What is kept left of the place in a cut line. */
const LEAD = 40;

/**
 * The lines around a place, its own line marked and underlined:
 *
 * ```
 *   11 |     get:
 * > 12 |       operationId: 7
 *      |                    ^
 * ```
 *
 * @param context how many lines stand before it; behind it stands one, where the place is on one line
 */
export function codeFrame(text: string, { start, end }: Range, style: Style, context = 2): string {
  const rows = linesBefore(text, start.offset, context);
  const marked = lineAt(text, start.offset);
  rows.push(marked);
  if (end.line === start.line && marked.end < text.length && context > 0) rows.push(lineAt(text, marked.next));

  const first = start.line - rows.indexOf(marked);
  const gutter = String(first + rows.length - 1).length;
  const cut = start.column - 1 > MAX_WIDTH - LEAD / 2 ? start.column - 1 - LEAD : 0;
  const lines: string[] = [];
  for (const [index, row] of rows.entries()) {
    const own = row === marked;
    const number = String(first + index).padStart(gutter);
    const content = clip(text.slice(row.start, row.end), cut);
    lines.push(`${style.dim(`${own ? '>' : ' '} ${number} |`)}${content && ` ${content}`}`);
    if (own) lines.push(`${style.dim(`  ${' '.repeat(gutter)} |`)} ${underline(text, row, start, end, cut, style)}`);
  }
  return lines.join('\n');
}

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** The start of the next line. */
  readonly next: number;
}

function lineAt(text: string, offset: number): Line {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const feed = text.indexOf('\n', offset);
  const stop = feed === -1 ? text.length : feed;
  return { start, end: stop > start && text[stop - 1] === '\r' ? stop - 1 : stop, next: feed === -1 ? text.length : feed + 1 };
}

function linesBefore(text: string, offset: number, count: number): Line[] {
  const lines: Line[] = [];
  let { start } = lineAt(text, offset);
  while (lines.length < count && start > 0) {
    const line = lineAt(text, start - 1);
    lines.unshift(line);
    start = line.start;
  }
  return lines;
}

/** The part of a line that is shown: from column `cut`, no wider than the frame. */
function clip(line: string, cut: number): string {
  const part = visibleLine(line.slice(cut, cut + MAX_WIDTH));
  return `${cut > 0 ? '…' : ''}${part}${line.length > cut + MAX_WIDTH ? '…' : ''}`.trimEnd();
}

function underline(text: string, row: Line, start: Range['start'], end: Range['end'], cut: number, style: Style): string {
  const stop = Math.min(end.offset, row.end, row.start + cut + MAX_WIDTH);
  const lead = displayWidth(visibleLine(text.slice(row.start + cut, start.offset))) + (cut > 0 ? 1 : 0);
  const width = Math.max(1, displayWidth(visibleLine(text.slice(start.offset, stop))));
  return ' '.repeat(lead) + style.severity('error', '^'.repeat(width));
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const noWidth = /\p{Mark}/u;

/** Columns on a terminal: East Asian and pictorial characters take two, combining marks none. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (noWidth.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}
