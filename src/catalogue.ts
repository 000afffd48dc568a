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
import * as rulesArnPartitions from './rules/arn-partitions.ts';
import * as rulesAuthorizers from './rules/authorizers.ts';
import * as rulesCacheKeys from './rules/cache-keys.ts';
import * as rulesCorsPromises from './rules/cors-promises.ts';
import * as rulesIntegrationMissing from './rules/integration-missing.ts';
import * as rulesLambdaPermissions from './rules/lambda-permissions.ts';
import * as rulesLambdaUris from './rules/lambda-uris.ts';
import * as rulesMappedHeaders from './rules/mapped-headers.ts';
import * as rulesMappedParameters from './rules/mapped-parameters.ts';
import * as rulesMappingExpressions from './rules/mapping-expressions.ts';
import * as rulesMappingTemplates from './rules/mapping-templates.ts';
import * as rulesMockStatus from './rules/mock-status.ts';
import * as rulesModelForm from './rules/model-form.ts';
import * as rulesModelKeywords from './rules/model-keywords.ts';
import * as rulesOpenMethods from './rules/open-methods.ts';
import * as rulesOperationIds from './rules/operation-ids.ts';
import * as rulesPathParameters from './rules/path-parameters.ts';
import * as rulesProxyIgnores from './rules/proxy-ignores.ts';
import * as rulesQuotas from './rules/quotas.ts';
import * as rulesReservedPaths from './rules/reserved-paths.ts';
import * as rulesResponseStatuses from './rules/response-statuses.ts';
import * as rulesSelectionPatterns from './rules/selection-patterns.ts';
import * as rulesSpecialHeaders from './rules/special-headers.ts';
import * as rulesUriVariables from './rules/uri-variables.ts';
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
  rulesArnPartitions,
  rulesAuthorizers,
  rulesCacheKeys,
  rulesCorsPromises,
  rulesIntegrationMissing,
  rulesLambdaPermissions,
  rulesLambdaUris,
  rulesMappedHeaders,
  rulesMappedParameters,
  rulesMappingExpressions,
  rulesMappingTemplates,
  rulesMockStatus,
  rulesModelForm,
  rulesModelKeywords,
  rulesOpenMethods,
  rulesOperationIds,
  rulesPathParameters,
  rulesProxyIgnores,
  rulesQuotas,
  rulesReservedPaths,
  rulesResponseStatuses,
  rulesSelectionPatterns,
  rulesSpecialHeaders,
  rulesUriVariables,
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
