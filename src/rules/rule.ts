import type { BuiltDefinition } from '../build/built-api.ts';
import type { Definition } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { AnyFindingSpec } from '../diagnostics/finding.ts';
import type { ExtendedDefinition } from '../extensions/extend.ts';
import type { IntegratedMethod, Mapping, MethodContext } from './method-context.ts';

/** What a rule sees: the definition with its decoded extensions, and the model that was built of it. */
export interface RuleContext {
  readonly definition: Definition;
  readonly extended: ExtendedDefinition;
  readonly built: BuiltDefinition;
  /** Every operation that became a method, in the order of the definition. */
  readonly methods: readonly MethodContext[];
  /** Those with an integration of a known type; a placeholder is none. */
  readonly integrated: readonly IntegratedMethod[];
  /** Every parameter mapping of these: method after method, those of the request first. */
  readonly mappings: readonly Mapping[];
}

/** A finding that needs more than one extension, or an extension and the rest of the definition. One file for each. */
export interface Rule {
  /** All that it may report; it is not run where nothing of that is asked for. */
  readonly finds: readonly AnyFindingSpec[];
  readonly check: (context: RuleContext, report: Report) => void;
}

/** A rule about the definition as a whole. */
export function rule(finds: Rule['finds'], check: Rule['check']): Rule {
  return { finds, check };
}

/** A rule about each integration of a known type for itself. */
export function integrationRule(finds: Rule['finds'], check: ItemCheck<IntegratedMethod>): Rule {
  return rule(finds, (context, report) => checkEach(context.integrated, check, context, report));
}

/** A rule about each parameter mapping for itself. */
export function mappingRule(finds: Rule['finds'], check: ItemCheck<Mapping>): Rule {
  return rule(finds, (context, report) => checkEach(context.mappings, check, context, report));
}

type ItemCheck<T> = (item: T, report: Report, context: RuleContext) => void;

function checkEach<T>(items: readonly T[], check: ItemCheck<T>, context: RuleContext, report: Report): void {
  for (let index = 0; index < items.length; index += 1) check(items[index] as T, report, context);
}
