import type { Report } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import { exampleOf, LAMBDA_URI, ROLE } from './example.ts';
import type { IntegratedMethod, MappedResponse } from './method-context.ts';
import { isProxy, keyAt } from './method-site.ts';
import { integrationRule } from './rule.ts';

const lambda = (more: string): string =>
  exampleOf(`{type: aws_proxy, httpMethod: POST, credentials: "${ROLE}", uri: "${LAMBDA_URI}"${more}}`);

export const ignoredByProxy = finding<{ property: string; type: string }>({
  code: 'integration/ignored-by-proxy',
  effect: 'advice',
  evidence: 'documented',
  message: ({ property, type }) => `${property} has no effect with type ${type}.`,
  why: 'A proxy integration passes the request and the answer on as they are; templates and response mappings are stored and not used. Request mappings do work.',
  fix: ({ type }) => `Remove it, or use type ${type.replace('_proxy', '')}.`,
  bad: lambda(', requestTemplates: {application/json: "{}"}'),
  good: lambda(''),
});

/** Templates and response mappings on proxies. */
export const checkProxyIgnores = integrationRule([ignoredByProxy], (method, report) => {
  const { integration, type, responses } = method;
  if (!isProxy(type)) return;
  if (isFilled(integration.value.requestTemplates)) tell(method, report, 'requestTemplates');
  for (let index = 0; index < responses.length; index += 1) {
    const { pattern, source } = responses[index] as MappedResponse;
    if (isFilled(source.responseTemplates)) tell(method, report, 'responses', pattern, 'responseTemplates');
    if (isFilled(source.responseParameters)) tell(method, report, 'responses', pattern, 'responseParameters');
  }
});

const isFilled = (map: ReadonlyMap<string, unknown> | undefined): boolean => map !== undefined && map.size > 0;

function tell({ integration, type }: IntegratedMethod, report: Report, ...place: readonly string[]): void {
  const property = place.at(-1) ?? '';
  report(ignoredByProxy, keyAt(integration.key, integration.node, ...place), { property, type: type.toLowerCase() });
}
