import { expect, it } from 'vitest';
import { collector } from '../../src/diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { severityOf } from '../../src/diagnostics/severity.ts';
import type { ImportEffect } from '../../src/diagnostics/finding.ts';
import { checkSuppression, suppress } from '../../src/diagnostics/suppress.ts';
import type { KnownCodes, Suppression } from '../../src/diagnostics/suppress.ts';
import { spanIn } from '../support/span-in.ts';

const at = spanIn('a: 1\n', 'a');
const diagnosticOf = (code: string, effect: ImportEffect): Diagnostic => ({
  code,
  effect,
  message: '',
  serviceMessage: undefined,
  fix: '',
  span: at,
  related: [],
});
const wish = (code: string, changes: Partial<Suppression> = {}): Suppression => ({
  code,
  reason: 'why not',
  at,
  covers: () => true,
  ...changes,
});
const known: KnownCodes = new Map([
  ['path/syntax', 'fails-import'],
  ['model/ignored', 'warns-import'],
  ['cors/missing', 'advice'],
]);
const all = [...known].map(([code, effect]) => diagnosticOf(code, effect));
const keptBy = (...wishes: Suppression[]): string[] => suppress(all, wishes).kept.map(({ code }) => code);

it.each([
  ['a code', [wish('cors/missing')], ['path/syntax', 'model/ignored']],
  ['an area', [wish('model/*')], ['path/syntax', 'cors/missing']],
  ['what fails the import', [wish('path/syntax'), wish('path/*')], ['path/syntax', 'model/ignored', 'cors/missing']],
  ['another place', [wish('cors/missing', { covers: () => false })], ['path/syntax', 'model/ignored', 'cors/missing']],
  ['a line', [wish('cors/missing', { covers: 1 }), wish('model/*', { covers: 1 })], ['path/syntax']],
  ['another line', [wish('cors/missing', { covers: 2 })], ['path/syntax', 'model/ignored', 'cors/missing']],
  [
    'a line of another file',
    [wish('cors/missing', { covers: 1, at: spanIn('a: 1', 'a') })],
    ['path/syntax', 'model/ignored', 'cors/missing'],
  ],
  ['no reason', [wish('cors/missing', { reason: undefined })], ['path/syntax', 'model/ignored', 'cors/missing']],
  ['a blank reason', [wish('cors/missing', { reason: ' ' })], ['path/syntax', 'model/ignored', 'cors/missing']],
])('suppresses by %s', (_name, wishes, kept) => {
  expect(keptBy(...wishes)).toEqual(kept);
});

it.each([
  ['cors/missing', undefined, 'suppression/reason-missing', 'Write the reason'],
  ['cors/mising', 'r', 'suppression/unknown-code', 'Did you mean cors/missing'],
  ['cor/*', 'r', 'suppression/unknown-code', 'Did you mean cors/*'],
  ['', 'r', 'suppression/unknown-code', 'lists the codes'],
  ['path/syntax', 'r', 'suppression/fails-import', 'Repair'],
  ['model/ignored', 'r', 'suppression/unused', 'Remove it'],
])('reports %j with reason %j as %s', (code, reason, expected, fix) => {
  const { diagnostics, report } = collector();
  checkSuppression(wish(code, { reason }), new Set(), known, report);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([expected]);
  expect(diagnostics[0]?.fix).toContain(fix);
});

it('says nothing of one that is used', () => {
  const used = wish('cors/*');
  const { diagnostics, report } = collector();
  checkSuppression(used, suppress(all, [used]).used, known, report);
  expect(diagnostics).toEqual([]);
});

it.each([
  ['path/syntax', 'fails-import', { 'path/syntax': 'off', 'path/*': 'info' }, 'error'],
  ['model/ignored', 'warns-import', {}, 'warning'],
  ['cors/missing', 'advice', {}, 'info'],
  ['cors/missing', 'advice', { 'cors/*': 'error' }, 'error'],
  ['cors/missing', 'advice', { 'cors/*': 'error', 'cors/missing': 'off' }, 'off'],
  ['corsica/missing', 'advice', { 'cors/*': 'error' }, 'info'],
] as const)('%s (%s) with %j is %s', (code, effect, choices, expected) => {
  expect(severityOf(code, effect, new Map(Object.entries(choices)))).toBe(expected);
});

it('counts each of several for the same line and code as used', () => {
  const wishes = [wish('cors/missing', { covers: 1 }), wish('cors/missing', { covers: 1 }), wish('cors/*', { covers: 1 }), wish('cors/*')];
  expect([...suppress(all, wishes).used].toSorted((a, b) => wishes.indexOf(a) - wishes.indexOf(b))).toEqual(wishes);
  expect(suppress(all, wishes).used.size).toBe(4);
});
