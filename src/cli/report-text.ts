import type { Roots } from '../report/finding-record.ts';
import type { Finding } from '../report/finding.ts';
import { countFindings } from '../report/finding.ts';
import { textWriter } from '../report/findings-text.ts';
import { lineMapOf } from '../source/line-map.ts';
import { wantsColor } from './color.ts';

/** The findings of one definition for people, on standard error; empty where there are none. */
export function reportText(findings: readonly Finding[], roots: Roots, file: string, color: string): string {
  if (findings.length === 0) return '';
  const writer = textWriter({ color: wantsColor(color, process.stderr, process.env) });
  const lines = new Map([...roots.keys()].map((source) => [source.path, lineMapOf(source)]));
  return (
    writer.begin() +
    writer.batch({ file, findings, lines, fails: ({ severity }) => severity === 'error' }) +
    writer.end({ files: 1, counts: countFindings(findings), specOf: () => undefined })
  );
}
