import { mappingNotText } from '../build/findings.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { isMappingText } from '../extensions/integration/lower.ts';
import { textOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
import type { MethodContext } from './method-context.ts';
import { rule } from './rule.ts';

/** Mappings that are no strings, which the service drops with a warning. Asked of every integration, also of one without a type. */
export const checkMappingsAreText = rule([mappingNotText], ({ methods }, report) => {
  for (const method of methods) {
    if (method.integration === undefined) continue;
    const { requestParameters, responses } = method.integration.value;
    checkEach('requestParameters', requestParameters, method, report);
    responses?.forEach(({ responseParameters }) => checkEach('responseParameters', responseParameters, method, report));
  }
});

function checkEach(list: string, parameters: ReadonlyMap<string, SourceNode> | undefined, method: MethodContext, report: Report): void {
  parameters?.forEach((node, property) => {
    if (isMappingText(node)) return;
    const { resource, operation } = method;
    report(mappingNotText, node, { property, path: resource.path, httpMethod: operation.httpMethod, got: textOf(node) ?? node.kind, list });
  });
}
