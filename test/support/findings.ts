import { lineMap } from '../../src/source/line-map.ts';
import type { LineMap } from '../../src/source/line-map.ts';
import type { Finding, Range } from '../../src/report/finding.ts';
import type { FindingsBatch, FindingsWriter } from '../../src/report/findings-writer.ts';
import { addCounts, countFindings } from '../../src/report/finding.ts';
import type { SpecOf } from '../../src/report/findings-writer.ts';

/** The range of the first occurrence of a part of a text. */
export function rangeOf(text: string, part: string): Range {
  const lines = lineMap(text);
  const start = text.indexOf(part);
  const end = start + part.length;
  if (start < 0) throw new Error(`${part} does not stand in the text`);
  return { start: { ...lines.positionOf(start), offset: start }, end: { ...lines.positionOf(end), offset: end } };
}

/** A finding with all it needs, changed as asked. */
export function findingAt(text: string, part: string, changes: Partial<Finding> = {}): Finding {
  return {
    code: 'integration/uri-required',
    effect: 'fails-import',
    severity: 'error',
    message: 'An integration of type http needs a uri.',
    file: 'apis/pets.yaml',
    pointer: '/paths/~1pets/get',
    range: rangeOf(text, part),
    related: [],
    fix: 'Add uri, or use type mock.',
    ...changes,
  };
}

const fails: FindingsBatch['fails'] = ({ severity }) => severity === 'error';

/** A whole report, as a run writes it. */
export function reportOf(
  writer: FindingsWriter,
  batches: readonly { readonly file: string; readonly findings: readonly Finding[]; readonly text?: string }[],
  specOf: SpecOf = () => undefined,
): string {
  const parts = batches.map(({ file, findings, text = '' }) => {
    const lines: ReadonlyMap<string, LineMap> = new Map([[file, lineMap(text)]]);
    return writer.batch({ file, findings, fails, lines });
  });
  const counts = batches.map(({ findings }) => countFindings(findings)).reduce(addCounts, { error: 0, warning: 0, info: 0 });
  return [writer.begin(), ...parts, writer.end({ files: batches.length, counts, specOf })].join('');
}
