import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { noChoices, severityOf } from '../diagnostics/severity.ts';
import type { SeverityChoices } from '../diagnostics/severity.ts';
import type { SourceFile, SourceNode, Span } from '../source/node.ts';
import { lineMapOf } from '../source/line-map.ts';
import type { LineMap } from '../source/line-map.ts';
import { pointerOf } from '../source/pointer.ts';
import type { Finding, FindingPlace, Position, Range } from './finding.ts';

/** The tree of each file that was read, from which pointers come; a file that could not be read has none. */
export type Roots = ReadonlyMap<SourceFile, SourceNode>;

export interface RecordOptions {
  /** Choices by code or area; what is `off` is left out. */
  readonly severities?: SeverityChoices;
  /** The file whose findings come first; the others follow by name. */
  readonly first?: string;
}

/**
 * Diagnostics as findings: with lines, columns and pointers, sorted by file, start, end and code, each once. The order in which rules ran
 * never shows.
 */
export function toFindings(diagnostics: Iterable<Diagnostic>, roots: Roots, options: RecordOptions = {}): Finding[] {
  const { severities = noChoices, first } = options;
  const findings: Finding[] = [];
  for (const diagnostic of diagnostics) {
    const { code, effect, message, serviceMessage, span, related, fix } = diagnostic;
    const severity = severityOf(code, effect, severities);
    if (severity === 'off') continue;
    const { file, pointer, range } = placeOf(span, roots);
    findings.push({
      code,
      effect,
      severity,
      message,
      ...(serviceMessage !== undefined && { serviceMessage }),
      file,
      pointer,
      range,
      related: related.length === 0 ? [] : related.map((other) => ({ message: other.message, ...placeOf(other.span, roots) })),
      fix,
    });
  }
  return findings.length < 2 ? findings : unique(findings.sort((a, b) => compareFindings(a, b, first)));
}

/** A span as reports give it. */
export function placeOf(span: Span, roots: Roots): FindingPlace {
  const { file } = span;
  const root = roots.get(file);
  return { file: file.path, pointer: root === undefined ? '' : pointerOf(root, span), range: rangeOf(span) };
}

function rangeOf({ file, start, end }: Span): Range {
  const lines = lineMapOf(file);
  return { start: positionAt(lines, start), end: positionAt(lines, end) };
}

function positionAt(lines: LineMap, offset: number): Position {
  const { line, column } = lines.positionOf(offset);
  return { line, column, offset };
}

function compareFindings(a: Finding, b: Finding, first: string | undefined): number {
  if (a.file !== b.file) return a.file === first ? -1 : b.file === first ? 1 : compare(a.file, b.file);
  return (
    a.range.start.offset - b.range.start.offset ||
    a.range.end.offset - b.range.end.offset ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of sorted findings that say the same of the same place the first. */
function unique(sorted: readonly Finding[]): Finding[] {
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return before === undefined || !samePlace(before, finding) || before.code !== finding.code || before.message !== finding.message;
  });
}

function samePlace(a: FindingPlace, b: FindingPlace): boolean {
  return a.range.start.offset === b.range.start.offset && a.range.end.offset === b.range.end.offset && a.file === b.file;
}
