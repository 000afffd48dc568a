import type { Operation } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import { memberOf } from '../source/node.ts';
import type { Span } from '../source/node.ts';
import { knownText } from './method-site.ts';
import { rule } from './rule.ts';

const operations = (second: string): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  /pets:
    get: {operationId: listPets, responses: {}}
    post: {operationId: ${second}, responses: {}}
`;

export const operationIdTwice = finding<{ operationId: string }>({
  code: 'operation/id-twice',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ operationId }) => `Two operations are called ${JSON.stringify(operationId)}.`,
  why: 'An operationId must be unique in a definition; SDKs make one function for each name. API Gateway can hold the name twice, and its own exports do.',
  fix: 'Give each operation a name of its own.',
  bad: operations('listPets'),
  good: operations('addPet'),
});

export const checkOperationIds = rule([operationIdTwice], ({ definition }, report) => {
  const first = new Map<string, Operation>();
  for (const { operations: all } of definition.paths) {
    for (const operation of all) {
      const { operationId } = operation;
      if (operationId === undefined || operationId === '') continue;
      const earlier = first.get(operationId);
      const span = earlier && placeOfId(earlier);
      if (span === undefined) first.set(operationId, operation);
      else tellTwice(operationId, placeOfId(operation), span, report);
    }
  }
});

/** Where the name is written; undefined where it may come to be another. */
function placeOfId({ node }: Operation): Span | undefined {
  const written = memberOf(node, 'operationId');
  return knownText(written) === undefined ? undefined : written;
}

function tellTwice(operationId: string, at: Span | undefined, earlier: Span, report: Report): void {
  if (at !== undefined) report(operationIdTwice, at, { operationId }, [{ span: earlier, message: `${operationId} is first used here.` }]);
}
