import { AUDIENCES, CRITICALITIES } from '../diff/change.ts';
import type { ChangeSpec } from '../diff/change.ts';
import { audienceWords, criticalityWords, sentenceOf } from './change-page.ts';

/** The reference page of all kinds of changes, as Markdown, a table for each area. */
export function changesReference(specs: readonly ChangeSpec[]): string {
  const areas = new Map<string, ChangeSpec[]>();
  for (const spec of specs) {
    const area = spec.code.slice(0, spec.code.indexOf('/'));
    areas.set(area, [...(areas.get(area) ?? []), spec]);
  }
  const chapters = [...areas].map(([area, list]) => `## ${area}\n\n${tableOf(list)}`);
  return `# Changes

The ${specs.length} kinds of changes that \`apigw diff\` tells apart. How critical each is:

${CRITICALITIES.map((criticality) => `- \`${criticality}\`: ${criticalityWords[criticality].replace(/^\w+: /, '')}`).join('\n')}

And whom it concerns: ${AUDIENCES.map((audience) => `\`${audience}\`, ${audienceWords[audience]}`).join('; ')}.

\`apigw explain <code>\` prints one on the terminal. This page is written by \`npm run docs\`.

${chapters.join('\n\n')}
`;
}

function tableOf(specs: readonly ChangeSpec[]): string {
  const rows = specs.map((spec) => {
    const cells = [`\`${spec.code}\``, spec.criticality, spec.audience, sentenceOf(spec), spec.why];
    return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`).replaceAll(/<(\w+)>/g, '*$1*')).join(' | ')} |`;
  });
  return `| Code | Criticality | Concerns | Message | Why |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
}
