import { parseJson } from './parse-json.ts';

/**
 * A resource policy as the document it is. The control plane answers it as JSON text whose quotes and slashes are escaped once more; plain
 * JSON, as people write it into a saved model, is taken too. Undefined where it is neither.
 */
export function policyDocument(policy: string): unknown {
  return parseJson(policy.replaceAll('\\"', '"').replaceAll('\\/', '/')) ?? parseJson(policy);
}
