import { AUDIENCES, CRITICALITIES } from '../diff/change.ts';
import type { Change, ChangeSpec } from '../diff/change.ts';
import { inWords } from '../diff/words.ts';
import { audienceWords, criticalityWords, sentenceOf } from './change-page.ts';

/**
 * The reference page of all kinds of changes, as Markdown, a table for each area.
 *
 * @param examples - a change of each kind, by code
 */
export function changesReference(specs: readonly ChangeSpec[], examples: ReadonlyMap<string, Change>): string {
  const areas = new Map<string, ChangeSpec[]>();
  for (const spec of specs) {
    const area = spec.code.slice(0, spec.code.indexOf('/'));
    areas.set(area, [...(areas.get(area) ?? []), spec]);
  }
  const chapters = [...areas].map(([area, list]) => `## ${area}\n\n${tableOf(list, examples)}`);
  return `# Changes

The ${specs.length} kinds of changes that \`apigw diff\` tells apart. How critical each is:

${CRITICALITIES.map((criticality) => `- \`${criticality}\`: ${criticalityWords[criticality].replace(/^\w+: /, '')}`).join('\n')}

And whom it concerns: ${AUDIENCES.map((audience) => `\`${audience}\`, ${audienceWords[audience]}`).join('; ')}.

The last column shows one of each kind: its subject, as \`diff.ignore\` names it, and the value before and after. \`apigw explain <code>\` prints one on the terminal. This page is written by \`npm run docs\`.

${chapters.join('\n\n')}
`;
}

function tableOf(specs: readonly ChangeSpec[], examples: ReadonlyMap<string, Change>): string {
  const rows = specs.map((spec) => {
    const words = [spec.criticality, spec.audience, sentenceOf(spec), spec.why].map((cell) => cell.replaceAll(/<(\w+)>/g, '*$1*'));
    const cells = [codeSpan(spec.code), ...words, exampleInWords(examples.get(spec.code))];
    return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  });
  return `| Code | Criticality | Concerns | Message | Why | For example |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
}

/** The subject, as `diff.ignore` names it, and what is there before and after; nothing stands for a value that is not there. */
function exampleInWords(change: Change | undefined): string {
  if (change === undefined) return '';
  const { base, revision } = inWords(change);
  const [before, after] = [base, revision].map((value) => codeSpan(value.length <= LONGEST ? value : `${value.slice(0, LONGEST - 1)}…`));
  const subject = codeSpan(change.subject);
  if (change.base === undefined && change.revision === undefined) return subject;
  if (change.base === undefined) return `${subject}: + ${after}`;
  return change.revision === undefined ? `${subject}: − ${before}` : `${subject}: ${before} → ${after}`;
}

const LONGEST = 60;

const codeSpan = (text: string): string => `\`${text.replaceAll('`', "'")}\``;
