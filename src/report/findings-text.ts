import type { FindingsBatch, FindingsSummary, FindingsWriter } from './findings-writer.ts';
import type { Finding, FindingPlace } from './finding.ts';
import { codeFrame } from './code-frame.ts';
import { styleFor } from './style.ts';
import type { Style } from './style.ts';
import { visible, visibleLine } from './visible.ts';

export interface TextOptions {
  readonly color: boolean;
  /** Leaves the summary line out. */
  readonly quiet?: boolean;
}

/**
 * The report for people. A run without findings writes nothing. Of the advice on a definition, each kind is explained where it is first met;
 * what more there is of it takes a line, so that a valid definition does not scroll away what matters.
 */
export function textWriter({ color, quiet = false }: TextOptions): FindingsWriter {
  const style = styleFor(color);
  return {
    begin: () => '',
    batch: (batch) => batchText(batch, style),
    end: (summary) => (quiet ? '' : summaryText(summary, style)),
  };
}

function batchText({ findings, lines }: FindingsBatch, style: Style): string {
  const explained = new Set<string>();
  let text = '';
  let inList = false;
  for (const finding of findings) {
    const again = finding.severity === 'info' && explained.has(finding.code);
    if (again) text += `${findingLine(finding, style)}\n`;
    else text += `${inList ? '\n' : ''}${findingText(finding, lines, style)}\n\n`;
    inList = again;
    explained.add(finding.code);
  }
  return inList ? `${text}\n` : text;
}

/** A finding of a kind that was explained: place, code and message; of related places only where they are. */
function findingLine(finding: Finding, style: Style): string {
  const message = `${headText(finding, style)}: ${visibleLine(finding.message)}`;
  if (finding.related.length === 0) return message;
  const places = finding.related.map(({ file, range: { start } }) => {
    const position = `${start.line}:${start.column}`;
    return file === finding.file ? position : `${visibleLine(file)}:${position}`;
  });
  return `${message} ${style.dim(`See ${listed(places)}.`)}`;
}

/** One finding: place and code, message, code frame, the service's words, what to do, related places with their frames. */
function findingText(finding: Finding, lines: FindingsBatch['lines'], style: Style): string {
  const { message, serviceMessage, fix, related } = finding;
  const parts = [
    headText(finding, style),
    indent(style.bold(visible(message))),
    frame(finding, lines, style, 2),
    serviceMessage === undefined ? undefined : indent(`API Gateway says: ${visible(serviceMessage)}`),
    indent(`${style.cyan('Fix:')} ${visible(fix)}`),
    ...related.flatMap((place) => [indent(`${placeText(place, style)} ${visible(place.message)}`), frame(place, lines, style, 0)]),
  ];
  return parts.filter((part) => part !== undefined).join('\n');
}

function headText(finding: Finding, style: Style): string {
  const { code, severity } = finding;
  return `${placeText(finding, style)} ${style.severity(severity, severity)} ${style.dim(code)}`;
}

function placeText({ file, range: { start } }: FindingPlace, style: Style): string {
  return style.bold(`${visibleLine(file)}:${start.line}:${start.column}`);
}

function frame(place: FindingPlace, lines: FindingsBatch['lines'], style: Style, context: number): string | undefined {
  const text = lines.get(place.file);
  return text === undefined ? undefined : indent(codeFrame(text, place.range, style, context));
}

const indent = (text: string): string => `  ${text.replaceAll('\n', '\n  ')}`;

/** `2 errors and 1 warning in 3 files`; nothing where there is nothing to say. */
function summaryText({ files, counts, baseline }: FindingsSummary, style: Style): string {
  const found = [
    counts.error > 0 && style.severity('error', plural(counts.error, 'error')),
    counts.warning > 0 && style.severity('warning', plural(counts.warning, 'warning')),
    counts.info > 0 && style.severity('info', `${counts.info} info`),
  ].filter((part) => part !== false);
  const sentences = found.length === 0 ? [] : [`${listed(found)} in ${plural(files, 'file')}.`];
  if (baseline !== undefined && baseline.known > 0) sentences.push(`${plural(baseline.known, 'finding')} of the baseline not shown.`);
  if (baseline !== undefined && baseline.gone > 0) {
    sentences.push(
      `${plural(baseline.gone, 'finding')} of the baseline no longer there: write it anew to drop ${baseline.gone === 1 ? 'it' : 'them'}.`,
    );
  }
  return sentences.map((line) => `${line}\n`).join('');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
