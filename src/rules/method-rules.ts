import { checkArnPartitions } from './arn-partitions.ts';
import { checkCacheKeys } from './cache-keys.ts';
import { checkCorsPromises } from './cors-promises.ts';
import { checkIntegrationMissing } from './integration-missing.ts';
import { checkLambdaPermissions } from './lambda-permissions.ts';
import { checkLambdaUris } from './lambda-uris.ts';
import { checkMappedParameters } from './mapped-parameters.ts';
import { checkMappedResponses, checkProxyStatuses } from './mapped-headers.ts';
import { checkMappingExpressions } from './mapping-expressions.ts';
import { checkMappingsAreText } from './mapping-not-text.ts';
import { checkMappingTemplates } from './mapping-templates.ts';
import { checkMockStatus } from './mock-status.ts';
import { checkOpenMethods } from './open-methods.ts';
import { checkOperationIds } from './operation-ids.ts';
import { checkProxyIgnores } from './proxy-ignores.ts';
import { checkResponseStatuses } from './response-statuses.ts';
import type { Rule } from './rule.ts';
import { checkPatternSyntax, checkSelectionPatterns } from './selection-patterns.ts';
import { checkSpecialHeaders } from './special-headers.ts';
import { checkUriVariables } from './uri-variables.ts';

/** The rules about methods, their mappings and their responses. */
export const methodRules: readonly Rule[] = [
  checkMappingsAreText,
  checkIntegrationMissing,
  checkArnPartitions,
  checkLambdaUris,
  checkLambdaPermissions,
  checkProxyIgnores,
  checkMappingExpressions,
  checkMappedParameters,
  checkMappedResponses,
  checkProxyStatuses,
  checkUriVariables,
  checkCacheKeys,
  checkSpecialHeaders,
  checkResponseStatuses,
  checkPatternSyntax,
  checkSelectionPatterns,
  checkMappingTemplates,
  checkMockStatus,
  checkCorsPromises,
  checkOpenMethods,
  checkOperationIds,
];
