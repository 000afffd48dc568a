import type { AnyFindingSpec } from './diagnostics/finding.ts';
import { compare } from './model/order.ts';
import * as buildFindings from './build/findings.ts';
import * as bundleFindings from './bundle/findings.ts';
import * as cloudformationFindings from './cloudformation/findings.ts';
import * as definitionFindings from './definition/findings.ts';
import * as definitionOpenapi3Findings from './definition/openapi3/findings.ts';
import * as diagnosticsSuppressionFindings from './diagnostics/suppression-findings.ts';
import * as extensionsFindings from './extensions/findings.ts';
import * as extensionsGatewayResponses from './extensions/gateway-responses.ts';
import * as extensionsIntegrationFindings from './extensions/integration/findings.ts';
import * as extensionsPolicy from './extensions/policy.ts';
import * as extensionsRequestValidator from './extensions/request-validator.ts';
import * as extensionsSecurityPolicy from './extensions/security-policy.ts';
import * as modelReadModelFindings from './model/read-model-findings.ts';
import * as placeholderFindings from './placeholder/findings.ts';
import * as planCheckSiblings from './plan/check-siblings.ts';
import * as readFindings from './read/findings.ts';
import * as rulesModelForm from './rules/model-form.ts';
import * as rulesModelKeywords from './rules/model-keywords.ts';
import * as rulesAuthorizers from './rules/authorizers.ts';
import * as rulesPathParameters from './rules/path-parameters.ts';
import * as rulesQuotas from './rules/quotas.ts';
import * as rulesReservedPaths from './rules/reserved-paths.ts';
import * as shapeFindings from './shape/findings.ts';
import * as templateFindings from './template/findings.ts';

/** The files that declare findings; a test holds the list to what stands in `src/`. */
const files: readonly object[] = [
  buildFindings,
  bundleFindings,
  cloudformationFindings,
  definitionFindings,
  definitionOpenapi3Findings,
  diagnosticsSuppressionFindings,
  extensionsFindings,
  extensionsGatewayResponses,
  extensionsIntegrationFindings,
  extensionsPolicy,
  extensionsRequestValidator,
  extensionsSecurityPolicy,
  modelReadModelFindings,
  placeholderFindings,
  planCheckSiblings,
  readFindings,
  rulesModelForm,
  rulesModelKeywords,
  rulesAuthorizers,
  rulesPathParameters,
  rulesQuotas,
  rulesReservedPaths,
  shapeFindings,
  templateFindings,
];

/** Every kind of finding, by code. */
export const catalogue: readonly AnyFindingSpec[] = files
  .flatMap((file) => Object.values(file) as unknown[])
  .filter(isSpec)
  .sort((a, b) => compare(a.code, b.code));

function isSpec(value: unknown): value is AnyFindingSpec {
  return typeof value === 'object' && value !== null && 'code' in value && 'evidence' in value;
}
