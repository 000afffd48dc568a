import type { BuiltDefinition } from './build/built-api.ts';
import type { Operation } from './definition/definition.ts';
import { diagnose } from './diagnostics/diagnostic.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { ExtendedDefinition } from './extensions/extend.ts';
import { integration } from './extensions/integration/index.ts';
import { embeddedText } from './source/embedded-text.ts';
import { entriesOf, memberOf } from './source/node.ts';
import type { ScalarNode, SourceNode } from './source/node.ts';
import { problemsWith } from './template/check-template.ts';
import type { Surroundings, TemplateProblem } from './template/check-template.ts';
import { InspectedTemplates } from './template/inspected-templates.ts';

type Json = Surroundings['json'];

/** What is wrong inside the mapping templates of a definition, at its line and column in the file. Those of proxies are never used. */
export function checkTemplates(extended: ExtendedDefinition, { placed }: BuiltDefinition): readonly Diagnostic[] {
  const checker = new TemplateChecker();
  for (const operation of placed.keys()) {
    const located = extended.valueOf(integration, operation);
    const type = located?.value.type;
    if (located !== undefined && type !== undefined && !type.endsWith('_PROXY'))
      checker.checkMethod(operation, located.node, type === 'MOCK');
  }
  return checker.diagnostics;
}

/** Of all definitions that are checked: those of a folder have many templates in common. What is kept depends on a text alone. */
const inspected = new InspectedTemplates();

class TemplateChecker {
  readonly diagnostics: Diagnostic[] = [];

  checkMethod(operation: Operation, node: SourceNode, isMock: boolean): void {
    for (const { value } of entriesOf(memberOf(node, 'requestTemplates'))) this.#check(value, isMock ? 'lenient' : undefined, operation);
    for (const response of entriesOf(memberOf(node, 'responses'))) {
      for (const { key, value } of entriesOf(memberOf(response.value, 'responseTemplates'))) {
        this.#check(value, isJson(key.value) ? 'strict' : undefined, operation);
      }
    }
  }

  #check(node: SourceNode, json: Json, operation: Operation): void {
    if (node.kind !== 'scalar' || node.unresolved === true || typeof node.value !== 'string' || node.value === '') return;
    const problems = inspected.inspect(node.value, json);
    if (problems.length > 0) this.#report(problemsWith(problems, parametersOf(operation)), node);
  }

  #report(problems: readonly TemplateProblem[], node: ScalarNode): void {
    const text = embeddedText(node);
    if (text === undefined) return;
    for (const { finding, start, end, args } of problems) this.diagnostics.push(diagnose(finding, text.spanOf(start, end), args));
  }
}

const isJson = (mediaType: string): boolean => /^application\/(?:[\w.+-]+\+)?json\b/i.test(mediaType);

const parametersOf = ({ parameters, path }: Operation): ReadonlySet<string> =>
  new Set([...parameters.map(({ name }) => name.replace(/\+$/, '')), ...variablesOf(path)]);

const variablesOf = (path: string): readonly string[] => [...path.matchAll(/\{([^{}+]+)\+?\}/g)].map(([, name = '']) => name);
