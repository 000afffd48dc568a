import type { Change, Criticality } from '../diff/change.ts';
import { shownTexts } from '../diff/shown-texts.ts';
import type { ShownTexts } from '../diff/shown-texts.ts';
import { diffLines, withContext } from '../diff/text-diff.ts';
import type { Severity } from '../diagnostics/severity.ts';
import { countsInWords, titleOf, whereInWords } from './changes.ts';
import type { ChangesReport } from './changes.ts';
import { changesTree } from './changes-tree.ts';
import type { ChangedThing } from './changes-tree.ts';
import { styleFor } from './style.ts';
import type { Style } from './style.ts';
import { visible, visibleLine } from './visible.ts';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;
const SEVERITY: Readonly<Record<Criticality, Severity>> = { breaking: 'error', dangerous: 'warning', safe: 'info' };
/** More lines of a text diff, or methods, are counted only. */
const MAX_LINES = 40;
const MAX_METHODS = 4;

/** Changes for people: the tree of the API, only what changes in it, and under each thing what it is and for whom. */
export function changesText(report: ChangesReport, options: { readonly color: boolean }): string {
  const { sifted } = report;
  const style = styleFor(options.color);
  const counts = `${countsInWords(sifted)}\n`;
  if (sifted.changes.length === 0) return counts;
  const sections = changesTree(sifted.changes).map(({ section, title, things }) => {
    const lines: string[] = [];
    for (const thing of things) {
      if (section === 'api') addChanges(lines, thing.changes, '  ', style);
      else addThing(lines, thing, '  ', style);
    }
    return `${style.bold(title)}\n${lines.join('\n')}\n`;
  });
  return `${style.dim(visibleLine(titleOf(report)))}\n\n${sections.join('\n')}\n${counts}`;
}

function addThing(lines: string[], { name, fate, changes, methods }: ChangedThing, indent: string, style: Style): void {
  lines.push(`${indent}${SIGNS[fate]} ${style.bold(visibleLine(name))}`);
  const deeper = `${indent}    `;
  addChanges(lines, changes, deeper, style);
  for (const method of methods) addThing(lines, method, deeper, style);
}

function addChanges(lines: string[], changes: readonly Change[], indent: string, style: Style): void {
  for (const change of changes) {
    lines.push(...sentenceLines(change, indent, style));
    const texts = change.base === undefined || change.revision === undefined ? undefined : shownTexts(change);
    if (texts !== undefined) lines.push(...textDiffLines(texts, `${indent}${MARGIN}`, style));
  }
}

/** As wide as the criticality in front of a sentence. */
const MARGIN = ' '.repeat(10);

/** What a change is and for whom, and which methods it reaches. */
export function sentenceLines(change: Change, indent: string, style: Style): string[] {
  const { criticality, audience, code, message, affects = [] } = change;
  const where = whereInWords(change);
  const about = audience === 'security' ? `security  ${code}` : code;
  const notes = style.dim(visibleLine(where === undefined ? about : `${about}  ${where}`));
  const sentence = `${indent}${style.severity(SEVERITY[criticality], criticality.padEnd(9))} ${visibleLine(message)}  ${notes}`;
  if (affects.length === 0) return [sentence];
  return [sentence, `${indent}${MARGIN}${style.dim(`affects ${affectsInWords(affects)}`)}`];
}

export function affectsInWords(affects: readonly string[]): string {
  const shown = affects.slice(0, MAX_METHODS).map(visibleLine).join(', ');
  return affects.length <= MAX_METHODS ? shown : `${shown} and ${affects.length - MAX_METHODS} more`;
}

function textDiffLines({ base, revision }: ShownTexts, indent: string, style: Style): string[] {
  const lines = withContext(diffLines(base, revision));
  const shown = lines.slice(0, MAX_LINES).map((line) => {
    if (line === undefined) return `${indent}${style.dim('…')}`;
    const text = `${line.kind === 'kept' ? ' ' : SIGNS[line.kind]} ${visible(line.text)}`;
    return indent + (line.kind === 'kept' ? style.dim(text) : style.severity(line.kind === 'removed' ? 'error' : 'info', text));
  });
  return lines.length <= MAX_LINES ? shown : [...shown, `${indent}… ${lines.length - MAX_LINES} more lines`];
}
