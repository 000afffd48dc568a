import { expect, it } from 'vitest';
import { build } from '../../src/build/build-api.ts';
import { catalogue } from '../../src/catalogue.ts';
import { define } from '../../src/definition/define.ts';
import type { Diagnostic, Report } from '../../src/diagnostics/diagnostic.ts';
import { extend } from '../../src/extensions/extend.ts';
import { compile } from '../../src/pipeline.ts';
import { read } from '../../src/read/read.ts';
import { rules } from '../../src/rules/check.ts';
import { methodContexts } from '../../src/rules/method-context.ts';
import type { RuleContext } from '../../src/rules/rule.ts';

const examples = catalogue.map((spec) => [spec.code, spec] as const);

/** What rules see of a definition; undefined where it gives no API. */
async function contextOf(text: string): Promise<RuleContext | undefined> {
  const { value: root } = await read({ text, path: 'a.yaml' });
  const definition = root && define(root).value;
  const extended = definition && extend(definition).value;
  const built = extended && build(extended, { basepath: 'ignore', owner: {} }).value;
  if (extended === undefined || built === undefined) return undefined;
  return { definition: extended.definition, extended, built, ...methodContexts(extended, built) };
}

/** What one rule reports, by code. */
function foundBy(rule: (typeof rules)[number], context: RuleContext): readonly string[] {
  const codes: string[] = [];
  const report: Report = ({ code }) => void codes.push(code);
  rule.check(context, report);
  return codes;
}

it.each(examples)('on the example of %s no rule reports what it does not declare', async (code, { bad }) => {
  const context = await contextOf(bad);
  if (context === undefined) return;
  for (const rule of rules) {
    const declared: readonly string[] = rule.finds.map((spec) => spec.code);
    const found = foundBy(rule, context);
    expect(found.filter((other) => !declared.includes(other))).toEqual([]);
    expect(found.includes(code)).toBe(declared.includes(code));
  }
});

const codesOfRules = new Set<string>(rules.flatMap(({ finds }) => finds).map(({ code }) => code));
const isAdvice = ({ effect, code }: Diagnostic): boolean => effect === 'advice' && codesOfRules.has(code);

it.each(examples)('%s: without the advice of rules all else is found in the same order', async (_code, { bad }) => {
  const whole = await compile({ text: bad, path: 'a.yaml' });
  const { diagnostics } = await compile({ text: bad, path: 'a.yaml' }, { advice: false });
  expect(diagnostics).toEqual(whole.diagnostics.filter((diagnostic) => !isAdvice(diagnostic)));
});
