import { finding } from '../diagnostics/finding.ts';
import { exampleOf, LAMBDA_URI, ROLE } from './example.ts';
import { integrated, isProxy, keyAt } from './method-site.ts';
import type { Rule } from './rule.ts';

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
export const checkProxyIgnores: Rule = ({ methods }, report) => {
  for (const { integration, type } of integrated(methods)) {
    if (!isProxy(type)) continue;
    const { requestTemplates, responses } = integration.value;
    const say = (property: string, ...owners: readonly string[]): void =>
      report(ignoredByProxy, keyAt(integration.key, integration.node, ...owners, property), { property, type: type.toLowerCase() });
    if ((requestTemplates?.size ?? 0) > 0) say('requestTemplates');
    for (const [pattern, { responseTemplates, responseParameters }] of responses ?? []) {
      if ((responseTemplates?.size ?? 0) > 0) say('responseTemplates', 'responses', pattern);
      if ((responseParameters?.size ?? 0) > 0) say('responseParameters', 'responses', pattern);
    }
  }
};
