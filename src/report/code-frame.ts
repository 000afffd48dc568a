import type { LineMap } from '../source/line-map.ts';
import type { Range } from './finding.ts';
import type { Style } from './style.ts';
import { isPlain, visibleLine } from './visible.ts';

/** Longer lines, such as those of minified JSON, are cut around the place. */
const MAX_WIDTH = 110;
/** How much is kept left of the place in a line that is cut there. */
const LEAD = 40;

/**
 * The lines around a place, its first line marked and underlined:
 *
 * ```
 *   11 |     get:
 * > 12 |       operationId: 7
 *      |                    ^
 * ```
 *
 * @param context how many lines stand before it; behind it stands one, unless that is empty or the place goes on there
 */
export function codeFrame(lines: LineMap, { start, end }: Range, style: Style, context = 2): string {
  const first = Math.max(1, start.line - context);
  const more = context > 0 && end.line === start.line && lines.textOf(start.line + 1) !== '';
  const last = start.line + (more ? 1 : 0);
  const width = String(last).length;
  const cut = start.column > MAX_WIDTH - LEAD / 2 ? start.column - 1 - LEAD : 0;
  const rows: string[] = [];
  for (let line = first; line <= last; line += 1) {
    const own = line === start.line;
    const text = lines.textOf(line);
    const shown = clip(text, cut);
    rows.push(`${style.dim(`${own ? '>' : ' '} ${String(line).padStart(width)} |`)}${shown && ` ${shown}`}`);
    if (own) rows.push(`${style.dim(`  ${' '.repeat(width)} |`)} ${underline(text, { start, end }, cut, style)}`);
  }
  return rows.join('\n');
}

/** The part of a line that is shown: from column `cut` (from 0), no wider than the frame. */
function clip(line: string, cut: number): string {
  const part = visibleLine(line.slice(cut, cut + MAX_WIDTH));
  return `${cut > 0 ? '…' : ''}${part}${line.length > cut + MAX_WIDTH ? '…' : ''}`.trimEnd();
}

function underline(line: string, { start, end }: Range, cut: number, style: Style): string {
  const from = start.column - 1;
  const to = Math.min(end.line === start.line ? end.column - 1 : line.length, cut + MAX_WIDTH);
  const lead = displayWidth(visibleLine(line.slice(cut, from))) + (cut > 0 ? 1 : 0);
  const width = Math.max(1, displayWidth(visibleLine(line.slice(from, to))));
  return ' '.repeat(lead) + style.severity('error', '^'.repeat(width));
}

/** Columns on a terminal: East Asian and pictorial characters take two, combining marks none. */
function displayWidth(text: string): number {
  if (isPlain(text)) return text.length;
  // Here, as few reports need them: to read a Unicode property takes its time.
  const wide =
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
  const noWidth = /\p{Mark}/u;
  let width = 0;
  for (const character of text) {
    if (noWidth.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}
