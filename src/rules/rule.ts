import type { BuiltDefinition } from '../build/built-api.ts';
import type { Definition, Operation } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { IntegrationSource } from '../extensions/integration/shape.ts';
import type { ExtendedDefinition } from '../extensions/extend.ts';
import type { Located } from '../extensions/extension.ts';
import type { Resource } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';

/** What a rule sees: the definition with its decoded extensions, and the model that was built of it. */
export interface RuleContext {
  readonly definition: Definition;
  readonly extended: ExtendedDefinition;
  readonly built: BuiltDefinition;
  /** Every operation that became a method, in the order of the definition. */
  readonly methods: readonly MethodContext[];
}

/** One operation with all that belongs to it. */
export interface MethodContext {
  readonly operation: Operation;
  readonly resource: Resource;
  readonly method: Method;
  readonly integration: Located<IntegrationSource> | undefined;
}

/** A finding that needs more than one extension, or an extension and the rest of the definition. One file for each. */
export type Rule = (context: RuleContext, report: Report) => void;
