import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import type { SourceNode, Span } from '../source/node.ts';
import type { Placeholders } from './resolve-placeholders.ts';

const FILLED = `swagger: "2.0"
info: { title: pets, version: "1" }
paths:
  /pets:
    get:
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration: { type: http, httpMethod: GET, uri: "https://pets.example.com", responses: { default: { statusCode: 200 } } }
`;

/** Only `import` says so: everywhere else a placeholder is nothing to speak of. */
export const unresolvedPlaceholder = finding<{ names: readonly string[] }>({
  code: 'placeholder/unresolved',
  effect: 'advice',
  evidence: 'documented',
  message: ({ names }) => `No variable fills in ${listed(names)}; the model keeps ${names.length === 1 ? 'it' : 'them'} as written.`,
  why: 'What CloudFormation, SAM or Terraform fill in later is not known here, so the model shows the placeholder where the deployed API has a value. API Gateway itself fills in AWS::Region, AWS::AccountId and AWS::Partition.',
  fix: 'Give values with --var name=value or --vars file.',
  bad: FILLED.replace('https://pets', 'https://${Host}/pets'),
  good: FILLED,
  context: { as: 'import' },
});

/** Only for variables given one by one; a file of variables may well serve other definitions too. */
export const unusedVariable = finding<{ names: readonly string[] }>({
  code: 'placeholder/unused-variable',
  effect: 'advice',
  evidence: 'documented',
  message: ({ names }) => `No placeholder is called ${listed(names)}.`,
  why: 'A variable that fills in nothing is mostly a misspelt name, and the placeholder it was meant for is still open.',
  fix: 'Compare the name with the placeholders of the definition: ${Name} takes --var Name=…, Fn::GetAtt takes Resource.Attribute.',
  bad: FILLED,
  good: FILLED.replace('https://pets', 'https://${Host}/pets'),
  context: { as: 'import', variables: { Host: 'example.com' } },
});

/** The advice of an import: at most one finding for what is unresolved and one for `--var`s that fill in nothing. */
export function adviseOnPlaceholders(root: SourceNode, { names }: Placeholders, givenOneByOne: Iterable<string>): readonly Diagnostic[] {
  const advice: Diagnostic[] = [];
  const [first] = names.unresolved.values();
  if (first !== undefined) advice.push(diagnose(unresolvedPlaceholder, first, { names: [...names.unresolved.keys()] }));
  // Region and account complete the ARNs of a policy, also where no placeholder names them.
  const unused = [...givenOneByOne].filter((name) => !names.used.has(name) && !name.startsWith('AWS::'));
  if (unused.length > 0) advice.push(diagnose(unusedVariable, beginningOf(root), { names: unused }));
  return advice;
}

const MOST_NAMED = 10;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const beginningOf = ({ file, start }: SourceNode): Span => ({ file, start, end: start });
