import type { ImportEffect } from './finding.ts';

/** How loud a finding is; an `error` makes `validate` exit with 1. */
export type Severity = 'error' | 'warning' | 'info';

/** What a user may choose for a code or an area; `off` leaves its findings out. */
export type SeverityChoice = Severity | 'off';

/** Choices by code (`cors/origin-missing`) or by area (`cors/*`); the code's own choice wins. */
export type SeverityChoices = ReadonlyMap<string, SeverityChoice>;

export const noChoices: SeverityChoices = new Map();

/** Where nothing is chosen. */
export const severityByEffect: Readonly<Record<ImportEffect, Severity>> = {
  'fails-import': 'error',
  'warns-import': 'warning',
  advice: 'info',
};

/**
 * The severity of a finding. What fails the import is an error whatever was chosen: to lower it would be to say that the service takes
 * what it refuses.
 */
export function severityOf(code: string, effect: ImportEffect, choices: SeverityChoices = noChoices): SeverityChoice {
  if (effect === 'fails-import' || choices.size === 0) return severityByEffect[effect];
  return choices.get(code) ?? choices.get(areaPattern(code)) ?? severityByEffect[effect];
}

/** `cors/*` of `cors/origin-missing`. */
export function areaPattern(code: string): string {
  return `${code.slice(0, code.indexOf('/'))}/*`;
}

/** Whether a code is the one, or in the area, that a pattern names. */
export function matchesCode(pattern: string, code: string): boolean {
  return pattern === code || pattern === areaPattern(code);
}
