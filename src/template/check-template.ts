import type { AnyFindingSpec, FindingSpec } from '../diagnostics/finding.ts';
import { checkReference } from './check-references.ts';
import { cannotBeJson } from './check-json.ts';
import { Cursor } from './cursor.ts';
import {
  templateBareCondition,
  templateNotJson,
  templateSetNothing,
  templateSyntax,
  templateUnknownMacro,
  templateOpenComment,
} from './findings.ts';
import { asTemplateError } from './budget.ts';
import { readTemplate } from './scan.ts';
import type { Block, Expression, Reference } from './syntax.ts';
import { walkBlock } from './walk.ts';

/** What surrounds a template. What is not given is not known, and nothing is said about it. */
export interface KnownNames {
  /** The names of the method's parameters, of every place. */
  readonly parameters?: ReadonlySet<string> | undefined;
  readonly stageVariables?: ReadonlySet<string> | undefined;
  /**
   * Whether the output must be JSON: `strict` for a response template of a JSON type, `lenient` for the request template of a mock, which the
   * service reads itself. A request template's key is the type of the request, so nothing is known of what another one makes.
   */
  readonly json?: 'strict' | 'lenient' | undefined;
}

/** What the templates of many methods have in common. */
export type Surroundings = Omit<KnownNames, 'parameters'>;

/** One thing wrong with a template: the kind of finding with its arguments, and where, as offsets into the template. */
export interface TemplateProblem {
  readonly finding: AnyFindingSpec;
  readonly start: number;
  readonly end: number;
  readonly args: object;
  /** The problem stands only where no parameter of this name is declared. */
  readonly parameter?: string | undefined;
}

export type ReportProblem = <A extends object>(
  spec: FindingSpec<A>,
  at: { readonly start: number; readonly end: number },
  args: A,
  parameter?: string,
) => void;

/**
 * Everything that can be said of a mapping template without running it, by place. A template that cannot be read gives its first fault only.
 *
 * For mapping templates alone: those of gateway responses are no Velocity, and know other members of `$context`.
 */
export function checkTemplate(text: string, known: KnownNames = {}): readonly TemplateProblem[] {
  return problemsWith(inspectTemplate(text, known), known.parameters);
}

/** Those problems that stand where these parameters are declared; where they are not known, none of a parameter. */
export function problemsWith(problems: readonly TemplateProblem[], parameters: KnownNames['parameters']): readonly TemplateProblem[] {
  if (problems.length === 0) return problems;
  return problems.filter(({ parameter }) => parameter === undefined || parameters?.has(parameter) === false);
}

/** The problems of a text in whichever method it stands: every parameter that it names counts as undeclared. */
export function inspectTemplate(text: string, known: Surroundings): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const report: ReportProblem = (finding, { start, end }, args, parameter) => void problems.push({ finding, start, end, args, parameter });
  try {
    const block = readTemplate(new Cursor(text));
    checkBlock(block, text, known, report);
    if (known.json !== undefined && cannotBeJson(block, known.json))
      report(templateNotJson, { start: 0, end: Math.min(1, text.length) }, {});
  } catch (error) {
    const { message, offset = 0 } = asTemplateError(error);
    report(templateSyntax, { start: offset, end: Math.min(offset + 1, text.length) }, { reason: message });
  }
  return problems.sort((a, b) => a.start - b.start);
}

function checkBlock(block: Block, text: string, known: Surroundings, report: ReportProblem): void {
  const { macros, assigned, fromRequest } = namesIn(block);
  walkBlock(block, {
    node: (node) => {
      switch (node.kind) {
        case 'call':
          if (node.source.includes('(') && !macros.has(node.name)) report(templateUnknownMacro, node, { name: node.name });
          return;
        case 'openComment':
          report(templateOpenComment, node, {});
          return;
        case 'set':
          if (node.target.steps.length === 0 && !node.target.plain) report(templateSetNothing, node, { name: node.target.name });
          return;
        case 'if':
          for (const { condition } of node.branches) {
            for (const reference of bareReferences(condition)) {
              if (!fromRequest.has(reference.name) || answersBoolean(reference)) continue;
              report(templateBareCondition, reference, { reference: text.slice(reference.start, reference.end) });
            }
          }
      }
    },
    reference: (reference) => {
      if (!assigned.has(reference.name)) checkReference(reference, known, report);
    },
  });
}

const services: ReadonlySet<string> = new Set(['input', 'context', 'stageVariables', 'util']);

interface Names {
  readonly macros: ReadonlySet<string>;
  /** The service's variables that the template makes its own. */
  readonly assigned: ReadonlySet<string>;
  /** All variables that hold parts of the request. */
  readonly fromRequest: ReadonlySet<string>;
}

function namesIn(block: Block): Names {
  const macros = new Set<string>();
  const assigned = new Set<string>();
  const fromRequest = new Set(['input', 'context', 'stageVariables']);
  const take = (name: string, value: Expression | undefined): void => {
    if (services.has(name)) assigned.add(name);
    if (value?.kind === 'reference' && fromRequest.has(value.name)) fromRequest.add(name);
  };
  walkBlock(block, {
    node: (node) => {
      switch (node.kind) {
        case 'set':
          if (node.target.steps.length === 0) take(node.target.name, node.value);
          return;
        case 'foreach':
          if (node.variable !== undefined) take(node.variable, node.source);
          return;
        case 'define':
          take(node.name.name, undefined);
          return;
        case 'macro':
          macros.add(node.name);
          for (const parameter of node.parameters) take(parameter, undefined);
      }
    },
  });
  return { macros, assigned, fromRequest };
}

/** The references that stand as conditions by themselves, also under `!`, `&&` and `||`. */
function bareReferences(condition: Expression | undefined): readonly Reference[] {
  switch (condition?.kind) {
    case 'reference':
      return [condition];
    case 'group':
      return bareReferences(condition.inner);
    case 'not':
      return bareReferences(condition.operand);
    case 'binary':
      return condition.operator === '&&' || condition.operator === '||'
        ? [...bareReferences(condition.left), ...bareReferences(condition.right)]
        : [];
    default:
      return [];
  }
}

const booleanMethods: ReadonlySet<string> = new Set(
  'contains containsAll containsKey containsValue endsWith equals equalsIgnoreCase hasNext isBlank isEmpty matches startsWith add remove'.split(
    ' ',
  ),
);

function answersBoolean({ steps }: Reference): boolean {
  const last = steps[steps.length - 1];
  return (last?.kind === 'method' && booleanMethods.has(last.name)) || (last?.kind === 'property' && last.name === 'empty');
}
