import type { AnyFindingSpec, Evidence, ImportEffect } from '../diagnostics/finding.ts';
import type { Finding } from './finding.ts';
import type { Style } from './style.ts';
import { plain } from './style.ts';
import { visible } from './visible.ts';

/** What an effect means, in one sentence. */
export const effectWords: Readonly<Record<ImportEffect, string>> = {
  'fails-import': 'API Gateway refuses the import.',
  'warns-import': 'API Gateway warns, and refuses the import with failonwarnings.',
  advice: 'Advice: the import takes it.',
};

/** How apigw knows. */
export const evidenceWords: Readonly<Record<Evidence, string>> = {
  recorded: 'recorded from the service',
  documented: "the service's documentation",
  'guide-2016': 'the developer guide of 2016',
  'user-reported': 'reports of users',
  inferred: 'concluded from similar cases',
};

/**
 * One code explained for the terminal: why, what to do, and both examples.
 *
 * @param example what its bad example gives, for the words that depend on the case
 */
export function findingPage(spec: AnyFindingSpec, example: Finding | undefined, style: Style = plain): string {
  const { code, effect, evidence, why, bad, good } = spec;
  const fix = fixOf(spec, example);
  const sections = [
    `${style.bold(code)}\n${effectWords[effect]} ${style.dim(`Known from: ${evidenceWords[evidence]}.`)}`,
    ...(example === undefined ? [] : [section('Message', saidOf(example), style)]),
    section('Why', why, style),
    ...(fix === undefined ? [] : [section('Fix', fix, style)]),
    section('Bad', shownExample(bad), style),
    section('Good', shownExample(good), style),
    ...surroundings(spec).map(({ title, text }) => section(title, text, style)),
  ];
  return `${sections.join('\n\n')}\n`;
}

const widthOf = (specs: readonly AnyFindingSpec[]): number => Math.max(0, ...specs.map(({ code }) => code.length));

/** One line for each code: name, effect, the first sentence of why. */
export function findingList(specs: readonly AnyFindingSpec[], style: Style = plain, width = widthOf(specs)): string {
  return specs.map(({ code, effect, why }) => `${code.padEnd(width)}  ${effect.padEnd(12)}  ${style.dim(firstSentence(why))}\n`).join('');
}

/** What the examples of a finding stand in, where they do not show it alone. */
export function surroundings({ context = {} }: AnyFindingSpec): readonly { readonly title: string; readonly text: string }[] {
  const { prior, files = {}, variables = {} } = context;
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return [
    ...(prior === undefined ? [] : [{ title: 'Merged into', text: shownExample(prior) }]),
    ...Object.entries(files).map(([name, text]) => ({ title: `With ${name} beside it`, text: shownExample(text) })),
    ...(assignments.length === 0 ? [] : [{ title: 'With the variables', text: assignments.join('\n') }]),
  ];
}

/** The remedy in words; of one that depends on the case, that of the example. */
export function fixOf({ fix }: AnyFindingSpec, example: Finding | undefined): string | undefined {
  return typeof fix === 'string' ? fix : example?.fix;
}

function saidOf({ message, serviceMessage }: Finding): string {
  return serviceMessage === undefined ? message : `${message}\nAPI Gateway says: ${serviceMessage}`;
}

export function firstSentence(text: string): string {
  const end = text.search(/[.:]\s/);
  return end === -1 ? text : `${text.slice(0, end)}.`;
}

/** Some examples are large on purpose, or hold what no terminal should be sent. */
export function shownExample(yaml: string): string {
  const lines = visible(yaml).trim().split('\n');
  const short = lines.map((line) => (line.length > 160 ? `${line.slice(0, 157)}…` : line));
  return short.length > 50 ? [...short.slice(0, 45), '…', ...short.slice(-4)].join('\n') : short.join('\n');
}

function section(title: string, text: string, style: Style): string {
  return `${style.bold(title)}\n  ${text.trim().replaceAll('\n', '\n  ').replaceAll(/ +$/gm, '')}`;
}
