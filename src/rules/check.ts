import type { BuiltDefinition } from '../build/built-api.ts';
import { collector } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ExtendedDefinition } from '../extensions/extend.ts';
import { integration } from '../extensions/integration/index.ts';
import { apiRules } from './api-rules.ts';
import { methodRules } from './method-rules.ts';
import type { MethodContext, Rule } from './rule.ts';

/** Every rule; each is independent of the others, and findings are sorted later, so the order means nothing. */
const rules: readonly Rule[] = [...methodRules, ...apiRules];

/** What needs more than one extension to be seen. */
export function check(extended: ExtendedDefinition, built: BuiltDefinition): readonly Diagnostic[] {
  const { diagnostics, report } = collector();
  const methods = [...built.placed].flatMap(([operation, { path }]): MethodContext[] => {
    const resource = built.resourcesByPath.get(path);
    const method = resource?.resourceMethods?.[operation.httpMethod];
    if (resource === undefined || method === undefined) return [];
    return [{ operation, resource, method, integration: extended.valueOf(integration, operation) }];
  });
  const context = { definition: extended.definition, extended, built, methods };
  for (const rule of rules) rule(context, report);
  return diagnostics;
}
