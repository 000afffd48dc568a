import type { Audience, ChangeSpec, Criticality } from '../diff/change.ts';
import type { Style } from './style.ts';
import { plain } from './style.ts';

/** What a criticality means, in one sentence. */
export const criticalityWords: Readonly<Record<Criticality, string>> = {
  breaking: 'Breaking: something that was relied on no longer holds.',
  dangerous: 'Dangerous: it may break something, depending on what callers and back ends do.',
  safe: 'Safe: nothing that worked stops working.',
};

export const audienceWords: Readonly<Record<Audience, string>> = {
  client: 'who calls the API',
  deployment: 'who runs the back ends and stages',
  security: 'who answers for access',
  documentation: 'who reads about the API',
};

/** What to do about a change, by how much it does; what is approved is written down with its reason. */
const criticalityFix: Readonly<Record<Criticality, string>> = {
  breaking:
    'Keep what was there beside the new until nobody uses it, or bring it as a new version under another path or stage. If all concerned agree, approve it under diff.ignore in apigw.config.yaml, with the reason.',
  dangerous: 'Find out who relies on it. If nobody does, or all agree, approve it under diff.ignore in apigw.config.yaml, with the reason.',
  safe: 'Nothing has to be done.',
};

/** What the sentence of a kind of change looks like, the names and values left open. */
export function sentenceOf({ message }: ChangeSpec): string {
  return message({ name: '<name>', base: '<base>', revision: '<revision>', detail: '<detail>' });
}

/** One kind of change explained for the terminal. */
export function changePage(spec: ChangeSpec, style: Style = plain): string {
  const { code, criticality, audience, why, reverse } = spec;
  const sections = [
    `${style.bold(code)}\n${criticalityWords[criticality]} ${style.dim(`It concerns ${audienceWords[audience]}.`)}`,
    section('Message', sentenceOf(spec), style),
    section('Why', why, style),
    section('Fix', criticalityFix[criticality], style),
    ...(reverse === code ? [] : [section('The other way round', reverse, style)]),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** One line for each kind of change: code, criticality, why. */
export function changeList(specs: readonly ChangeSpec[], style: Style, width: number): string {
  return specs.map(({ code, criticality, why }) => `${code.padEnd(width)}  ${criticality.padEnd(12)}  ${style.dim(why)}\n`).join('');
}

function section(title: string, text: string, style: Style): string {
  return `${style.bold(title)}\n  ${text}`;
}
