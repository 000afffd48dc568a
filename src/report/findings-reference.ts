import type { AnyFindingSpec } from '../diagnostics/finding.ts';
import type { Finding } from './finding.ts';
import { effectWords, evidenceWords, fixOf, shownExample, surroundings } from './finding-page.ts';

/** The reference page of all findings, as Markdown, by area in the order of their codes. */
export function findingsReference(specs: readonly AnyFindingSpec[], exampleOf: (spec: AnyFindingSpec) => Finding | undefined): string {
  const sorted = [...specs].sort((a, b) => (a.code < b.code ? -1 : 1));
  const areas = byArea(sorted);
  const contents = areas.map(([area, list]) => `- ${area}: ${list.map(({ code }) => `[${nameOf(code)}](#${anchor(code)})`).join(', ')}`);
  const chapters = areas.map(([area, list]) => `## ${area}\n\n${list.map((spec) => findingSection(spec, exampleOf(spec))).join('\n\n')}`);
  return `# Findings

The ${specs.length} kinds of findings of \`apigw validate\`. The effect of each says what the Import API of API Gateway makes of it:

- \`fails-import\`: ${effectWords['fails-import']} These are errors and cannot be lowered or silenced.
- \`warns-import\`: ${effectWords['warns-import']} These are warnings unless \`apigw.config.yaml\` says otherwise.
- \`advice\`: our opinion, never part of an import. These are infos unless \`apigw.config.yaml\` says otherwise.

\`apigw explain <code>\` prints the same on the terminal. This page is written by \`npm run docs\`.

${contents.join('\n')}

${chapters.join('\n\n')}
`;
}

function byArea(specs: readonly AnyFindingSpec[]): [area: string, AnyFindingSpec[]][] {
  const areas = new Map<string, AnyFindingSpec[]>();
  for (const spec of specs) {
    const area = spec.code.slice(0, spec.code.indexOf('/'));
    areas.set(area, [...(areas.get(area) ?? []), spec]);
  }
  return [...areas];
}

function findingSection(spec: AnyFindingSpec, example: Finding | undefined): string {
  const { code, effect, evidence, why, bad, good } = spec;
  const fix = fixOf(spec, example);
  const parts = [
    `### ${code}`,
    `\`${effect}\`, known from: ${evidenceWords[evidence]}.`,
    ...(example === undefined ? [] : [`> ${escaped(example.message)}`]),
    ...(example?.serviceMessage === undefined ? [] : [`API Gateway says: ${escaped(example.serviceMessage)}`]),
    escaped(why),
    ...(fix === undefined ? [] : [`Fix: ${escaped(fix)}`]),
    `Bad:\n\n${fenced(shownExample(bad))}`,
    `Good:\n\n${fenced(shownExample(good))}`,
    ...surroundings(spec).map(({ title, text }) => `${title}:\n\n${fenced(text)}`),
  ];
  return parts.join('\n\n');
}

const nameOf = (code: string): string => code.slice(code.indexOf('/') + 1);

/** The anchor that Markdown renderers give to a heading: the slash falls away. */
const anchor = (code: string): string => code.replaceAll('/', '');

/** Words such as `<name>` or `*` are meant as they are. */
function escaped(text: string): string {
  return text.trim().replaceAll(/[\\<>*_[\]|]/g, '\\$&');
}

function fenced(yaml: string): string {
  return `\`\`\`yaml\n${yaml}\n\`\`\``;
}
