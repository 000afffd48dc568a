import type { SourceFile, Span } from './node.ts';
import { lineMapOf } from './line-map.ts';

/** A comment that silences findings on the line after it. */
export interface SuppressionComment {
  readonly span: Span;
  /** The line, from 1, on which findings are silenced: the next one that is neither blank nor a comment. */
  readonly line: number;
  /** Codes such as `integration/timeout-raised`, or areas such as `integration/*`; none when the comment names none. */
  readonly codes: readonly string[];
  /** What follows `--`; undefined when it is missing. */
  readonly reason: string | undefined;
}

const COMMENT = /^[ \t]*(#[ \t]*apigw-ignore-next-line\b([^\n\r]*))/gm;

/** The suppressions of a YAML text, `# apigw-ignore-next-line code[, code] -- reason`; JSON has no comments, and so none. */
export function suppressionComments(file: SourceFile): readonly SuppressionComment[] {
  const { text, format } = file;
  // Most files have none, and then no line map is needed.
  if (format === 'json' || !text.includes('apigw-ignore-next-line')) return [];
  const lines = lineMapOf(file);
  // Comments in a row are all for the line after the last: it is looked for once.
  let next = 0;
  const lineAfter = (line: number): number => (next > line ? next : (next = nextLine(lines, line)));
  return [...text.matchAll(COMMENT)].map((match) => {
    const comment = (match[1] as string).trimEnd();
    const start = match.index + match[0].length - (match[1] as string).length;
    const [, codes, , reason] = /^(.*?)(?:(^|\s)--\s*(.*))?$/.exec((match[2] as string).trim()) ?? [];
    return {
      span: { file, start, end: start + comment.length },
      line: lineAfter(lines.positionOf(start).line),
      codes: (codes ?? '').split(/[\s,]+/).filter((code) => code !== ''),
      reason: reason === undefined || reason === '' ? undefined : reason,
    };
  });
}

function nextLine({ lineCount, textOf }: ReturnType<typeof lineMapOf>, line: number): number {
  let next = line + 1;
  while (next < lineCount && /^\s*(?:#|$)/.test(textOf(next))) next += 1;
  return next;
}
