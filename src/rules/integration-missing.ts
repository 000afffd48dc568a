import { finding } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { INTEGRATION_NAME } from '../extensions/integration/shape.ts';
import { isOpen } from '../source/node.ts';
import { siteOf } from './method-site.ts';
import { rule } from './rule.ts';

const paths = (post: string): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  /pets:
    get:
      responses: {}
      x-amazon-apigateway-integration: {type: mock}
    post:
      responses: {}
${post}`;

export const missingIntegration = finding<MethodSite>({
  code: 'integration/missing',
  effect: 'advice',
  evidence: 'user-reported',
  message: ({ httpMethod, path }) => `${httpMethod} ${path} has no integration, while other methods have one.`,
  why: 'The import goes through, but the API cannot be deployed: "No integration defined for method".',
  fix: 'Add x-amazon-apigateway-integration; type mock answers by itself.',
  bad: paths(''),
  good: paths('      x-amazon-apigateway-integration: {type: mock}\n'),
});

/** Definitions without any integration are plain ones, perhaps an export without extensions; there is nothing to say of them. */
export const checkIntegrationMissing = rule([missingIntegration], ({ methods }, report) => {
  if (!methods.some(({ integration }) => integration !== undefined)) return;
  for (const method of methods) {
    const { key, node, extensions } = method.operation;
    if (extensions.has(INTEGRATION_NAME) || isOpen(node) || node.kind !== 'map') continue;
    // A misspelt one is reported where it stands.
    if ([...extensions.keys()].some((name) => nearest(name, [INTEGRATION_NAME]) !== undefined)) continue;
    report(missingIntegration, key, siteOf(method));
  }
});
