import { finding } from '../diagnostics/finding.ts';
import { memberOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
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
  const first = new Map<string, SourceNode>();
  for (const { operations: all } of definition.paths) {
    for (const { node, operationId } of all) {
      if (operationId === undefined || operationId === '') continue;
      const written = memberOf(node, 'operationId');
      if (written === undefined || knownText(written) === undefined) continue;
      const earlier = first.get(operationId);
      if (earlier === undefined) first.set(operationId, written);
      else report(operationIdTwice, written, { operationId }, [{ span: earlier, message: `${operationId} is first used here.` }]);
    }
  }
});
