import { mappingNotText } from '../build/findings.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { isMappingText } from '../extensions/integration/lower.ts';
import { textOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
import type { MethodContext, Rule } from './rule.ts';

/** Mappings that are no strings, which the service drops with a warning. */
export const checkMappingsAreText: Rule = ({ methods }, report) => {
  for (const method of methods) {
    const { integration } = method;
    if (integration === undefined) continue;
    checkEach('requestParameters', integration.value.requestParameters, method, report);
    for (const response of integration.value.responses?.values() ?? [])
      checkEach('responseParameters', response.responseParameters, method, report);
  }
};

function checkEach(
  list: string,
  parameters: ReadonlyMap<string, SourceNode> | undefined,
  { resource, operation }: MethodContext,
  report: Report,
): void {
  for (const [property, node] of parameters ?? []) {
    if (isMappingText(node)) continue;
    report(mappingNotText, node, { property, path: resource.path, httpMethod: operation.httpMethod, got: textOf(node) ?? node.kind, list });
  }
}
