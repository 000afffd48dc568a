import { nearest } from '../diagnostics/nearest.ts';
import { contextMembers } from './context.ts';
import { inputMethods } from './input.ts';
import { isKnownMethod } from './java/invoke.ts';
import type { Expression, Reference, Step } from './syntax.ts';
import { utilMethods } from './util.ts';
import { templateParameterUndeclared, templateStageVariableUndeclared, templateUnknownMember, templateUnknownMethod } from './findings.ts';
import type { ReportProblem, Surroundings } from './check-template.ts';

/** Checks one reference: the service's variables by their members, everything else by the methods that Java has. */
export function checkReference(reference: Reference, known: Surroundings, report: ReportProblem): void {
  const { steps } = reference;
  const first = steps[0];
  switch (reference.name) {
    case 'util':
      if (first !== undefined && (first.kind !== 'method' || !utilMethods.has(first.name)))
        unknown(first, '$util.', functionNames(utilMethods), report);
      checkMethods(steps, 1, report);
      return;
    case 'input':
      checkInput(reference, report);
      return;
    case 'context':
      checkContext(reference, report);
      return;
    case 'stageVariables':
      if (first !== undefined) {
        const variables = known.stageVariables ?? (STAGE_VARIABLE.test(nameOf(first) ?? 'a') ? undefined : new Set<string>());
        checkName(first, variables, (name) => report(templateStageVariableUndeclared, first, { name }));
      }
      checkMethods(steps, 1, report);
      return;
    default:
      checkMethods(steps, 0, report);
  }
}

const functionNames = (methods: ReadonlyMap<string, unknown>): string[] => [...methods.keys()].filter((name) => !name.startsWith('get'));

function unknown(step: Step, owner: string, names: Iterable<string>, report: ReportProblem): void {
  const name = step.kind === 'index' ? nameOf(step) : step.name;
  if (name === undefined || name === 'toString') return;
  const suggestion = nearest(name, [...names]);
  report(templateUnknownMember, step, {
    // Neither of the two objects is a map, so that an index finds nothing, not even what there is.
    name: step.kind === 'index' ? `${owner.slice(0, -1)}[${JSON.stringify(name)}]` : `${owner}${name}`,
    suggestion: suggestion === undefined ? undefined : `${owner}${suggestion}`,
  });
}

function checkInput({ steps }: Reference, report: ReportProblem): void {
  const [first, second, third] = steps;
  if (first === undefined) return;
  const isMember = first.kind === 'method' ? inputMethods.has(first.name) : first.kind === 'property' && first.name === 'body';
  if (!isMember) {
    unknown(first, '$input.', ['body', 'json', 'params', 'path'], report);
    return;
  }
  if (first.kind !== 'method' || first.name !== 'params') {
    checkMethods(steps, 1, report);
    return;
  }
  const [argument] = first.args;
  if (argument !== undefined) {
    if (argument.kind === 'string') reportParameter(argument.text, first, report);
    checkMethods(steps, 1, report);
    return;
  }
  const parts = ['header', 'path', 'querystring'];
  if (second?.kind === 'property' && !parts.includes(second.name)) unknown(second, '$input.params().', parts, report);
  else if (second !== undefined && third !== undefined && parts.includes(nameOf(second) ?? '')) {
    const name = nameOf(third);
    if (name !== undefined) reportParameter(name, third, report);
  }
  checkMethods(steps, 3, report);
}

const reportParameter = (name: string, at: Step, report: ReportProblem): void => report(templateParameterUndeclared, at, { name }, name);

/** Goes down as far as the names are written out. */
function checkContext({ steps }: Reference, report: ReportProblem): void {
  let path = '';
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] as Step;
    const name = nameOf(step);
    if (name === undefined) {
      checkMethods(steps, index, report);
      return;
    }
    if (path !== '' && contextMembers.has(`${path}.`)) return;
    const next = path === '' ? name : `${path}.${name}`;
    if (!contextMembers.has(next)) {
      const siblings = [...contextMembers].filter((member) => member.startsWith(path) && !member.endsWith('.'));
      const suggestion = nearest(next, siblings);
      // A scalar may have methods of its own, and a text has the property `empty`.
      const isScalar = path !== '' && ![...contextMembers].some((member) => member.startsWith(`${path}.`));
      if (!isScalar)
        report(templateUnknownMember, step, {
          name: `$context.${next}`,
          suggestion: suggestion === undefined ? undefined : `$context.${suggestion}`,
        });
      return;
    }
    path = next;
  }
}

/** The name that a step reads of a map: `.name`, `['name']`, `.get('name')`. */
function nameOf(step: Step): string | undefined {
  if (step.kind === 'property') return step.name;
  const key: Expression | undefined = step.kind === 'index' ? step.index : step.name === 'get' ? step.args[0] : undefined;
  return key?.kind === 'string' ? key.text : undefined;
}

function checkName(step: Step, names: ReadonlySet<string> | undefined, report: (name: string) => void): void {
  const name = nameOf(step);
  if (name !== undefined && names?.has(name) === false) report(name);
}

/** The names a stage can give a variable. Which it gives is not known from a definition; that it cannot give another is. */
const STAGE_VARIABLE = /^\w{1,64}$/;

/** Checks the steps from this one on. */
function checkMethods(steps: readonly Step[], from: number, report: ReportProblem): void {
  for (let index = from; index < steps.length; index += 1) {
    const step = steps[index] as Step;
    if (step.kind === 'method' && !isKnownMethod(step.name)) {
      report(templateUnknownMethod, step, { name: `a method ${step.name}()`, instead: instead.get(step.name) });
    } else if (step.kind === 'property' && step.name === 'length' && index === steps.length - 1) {
      report(templateUnknownMethod, step, { name: 'a property length', instead: 'size() of a list or a map, length() of a text' });
    }
  }
}

/** What stands in Java for the methods of JavaScript and of AppSync's lists. */
const instead: ReadonlyMap<string, string> = new Map([
  ['includes', 'contains()'],
  ['slice', 'substring() or subList()'],
  ['substr', 'substring()'],
  ['push', 'add()'],
  ['unshift', 'add(0, …)'],
  ['count', 'size()'],
  ['has', 'containsKey()'],
  ['hasOwnProperty', 'containsKey()'],
  ['keys', 'keySet()'],
  ['entries', 'entrySet()'],
  ['charCodeAt', 'codePointAt()'],
  ['toLocaleUpperCase', 'toUpperCase()'],
  ['toLocaleLowerCase', 'toLowerCase()'],
  ['trimStart', 'replaceFirst("^\\s+", "")'],
  ['trimEnd', 'replaceFirst("\\s+$", "")'],
  ['match', 'matches()'],
  ['test', 'matches()'],
  ['search', 'indexOf()'],
  ['splice', 'subList()'],
  ['first', 'get(0)'],
  ['map', '#foreach'],
  ['forEach', '#foreach'],
  ['filter', '#foreach with #if'],
]);
