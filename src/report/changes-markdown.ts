import { CRITICALITIES } from '../diff/change.ts';
import type { Change, Criticality } from '../diff/change.ts';
import { shownTexts } from '../diff/shown-texts.ts';
import { diffLines, withContext } from '../diff/text-diff.ts';
import { countsInWords, titleOf, whereInWords } from './changes.ts';
import type { ChangesReport } from './changes.ts';
import { affectsInWords } from './changes-text.ts';
import { visible, visibleLine } from './visible.ts';

/** A comment on GitHub takes 65,536 characters; what does not fit is counted. */
const MAX_LENGTH = 60_000;
const MAX_DIFF_LINES = 80;
const TITLES: Readonly<Record<Criticality, string>> = { breaking: 'Breaking', dangerous: 'Dangerous', safe: 'Safe' };

/** Changes for the comment of a pull request: the worst first, what is safe folded away, texts that differ as diffs. */
export function changesMarkdown(report: ChangesReport): string {
  const { changes } = report.sifted;
  let text = `## API changes\n\n${escaped(titleOf(report))}\n\n**${countsInWords(report.sifted)}**\n`;
  for (const criticality of CRITICALITIES) {
    const own = changes.filter((change) => change.criticality === criticality);
    if (own.length === 0) continue;
    const room = MAX_LENGTH - text.length;
    const list = listOf(own, room);
    const title = `${TITLES[criticality]} (${own.length})`;
    text += criticality === 'safe' ? `\n<details>\n<summary>${title}</summary>\n\n${list}\n</details>\n` : `\n### ${title}\n\n${list}`;
  }
  return text;
}

function listOf(changes: readonly Change[], room: number): string {
  let text = '';
  for (const [index, change] of changes.entries()) {
    const item = itemOf(change, true);
    const shown = text.length + item.length <= room ? item : itemOf(change, false);
    if (text.length + shown.length > room) return `${text}- … and ${changes.length - index} more.\n`;
    text += shown;
  }
  return text;
}

function itemOf(change: Change, withDiff: boolean): string {
  const { subject, message, code, audience, affects = [] } = change;
  const where = whereInWords(change);
  const notes = [`${audience}, ${codeSpan(code)}`, ...(where === undefined ? [] : [codeSpan(where)])];
  const reach = affects.length === 0 ? '' : `<br>Affects ${escaped(affectsInWords(affects))}.`;
  const item = `- ${codeSpan(subject)}: ${escaped(message)} <sub>${notes.join(', ')}</sub>${reach}\n`;
  return item + (withDiff ? diffOf(change) : '');
}

function diffOf(change: Change): string {
  const texts = shownTexts(change);
  if (texts === undefined || change.base === undefined || change.revision === undefined) return '';
  const lines = withContext(diffLines(texts.base, texts.revision)).map((line) =>
    line === undefined ? '@@ @@' : `${{ kept: ' ', removed: '-', added: '+' }[line.kind]}${visible(line.text)}`,
  );
  const more = lines.length > MAX_DIFF_LINES ? [`@@ ${lines.length - MAX_DIFF_LINES} more lines @@`] : [];
  const body = [...lines.slice(0, MAX_DIFF_LINES), ...more].join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `\n  <details><summary>What differs</summary>\n\n${indented(`${fence}diff\n${body}\n${fence}`)}\n\n  </details>\n\n`;
}

const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Text from a definition, so that it means nothing in Markdown or HTML and mentions nobody. */
function escaped(text: string): string {
  return visibleLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replaceAll('@', '@\u200b');
}

function codeSpan(text: string): string {
  const line = visibleLine(text);
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = fence.length > 1 ? ' ' : '';
  return fence + pad + line + pad + fence;
}
