import { checkAuthorizers } from './authorizers.ts';
import { checkModelForm } from './model-form.ts';
import { checkModelKeywords } from './model-keywords.ts';
import { checkPathParameters, checkPathVariables } from './path-parameters.ts';
import { checkQuotas } from './quotas.ts';
import { checkReservedPaths } from './reserved-paths.ts';
import type { Rule } from './rule.ts';

/** The rules about the API as a whole: paths, models, security, quotas. */
export const apiRules: readonly Rule[] = [
  checkReservedPaths,
  checkPathVariables,
  checkPathParameters,
  checkModelKeywords,
  checkModelForm,
  checkAuthorizers,
  checkQuotas,
];
