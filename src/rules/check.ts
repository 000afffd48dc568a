import type { BuiltDefinition } from '../build/built-api.ts';
import { collector } from '../diagnostics/diagnostic.ts';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.ts';
import type { ExtendedDefinition } from '../extensions/extend.ts';
import { apiRules } from './api-rules.ts';
import { methodContexts } from './method-context.ts';
import { methodRules } from './method-rules.ts';
import type { Rule } from './rule.ts';

/** Every rule; each is independent of the others. The service's answer to a refused import lists what they find in this order. */
export const rules: readonly Rule[] = [...methodRules, ...apiRules];

export interface CheckOptions {
  /** By default true; without it, only what the service itself would say is looked for. */
  readonly advice?: boolean | undefined;
}

/** What needs more than one extension to be seen. */
export function check(extended: ExtendedDefinition, built: BuiltDefinition, { advice = true }: CheckOptions = {}): readonly Diagnostic[] {
  const { diagnostics, report } = collector();
  const context = { definition: extended.definition, extended, built, ...methodContexts(extended, built) };
  const told = advice ? report : withoutAdvice(report);
  for (const rule of rules) if (advice || !rule.finds.every(isAdvice)) rule.check(context, told);
  return diagnostics;
}

const isAdvice = ({ effect }: Rule['finds'][number]): boolean => effect === 'advice';

function withoutAdvice(report: Report): Report {
  return (spec, at, args, related) => {
    if (!isAdvice(spec)) report(spec, at, args, related);
  };
}
