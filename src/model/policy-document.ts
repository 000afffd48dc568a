import { parseJson } from './parse-json.ts';

/**
 * A resource policy as the document it is. The control plane answers it as JSON text whose quotes and slashes are escaped once more; plain
 * JSON, as people write it into a saved model, is taken too. Undefined where it is neither.
 */
export function policyDocument(policy: string): unknown {
  return parseJson(policy.replaceAll('\\"', '"').replaceAll('\\/', '/')) ?? parseJson(policy);
}

/**
 * A policy document in which resources of the API itself are written as `execute-api:/…`, which an import completes: an API that is made
 * from it has another id. `owner` tells of which ARNs: with `unknown` only of those without region and account, as an import offline gives them.
 */
export function withOwnResourcesShort(document: unknown, restApiId: string, owner: 'unknown' | 'any'): unknown {
  const own = (arn: string): string | undefined => {
    const [, region, account, id, rest] = /^arn:[^:]*:execute-api:([^:]*):([^:]*):([^/]*)(\/.*)$/s.exec(arn) ?? [];
    return id === restApiId && (owner === 'any' || (region === '*' && account === '*')) ? `execute-api:${rest}` : undefined;
  };
  const shorten = (value: unknown, isResource: boolean): unknown => {
    if (typeof value === 'string') return isResource ? (own(value) ?? value) : value;
    if (Array.isArray(value)) return value.map((item) => shorten(item, isResource));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner, isResource || key.endsWith('Resource'))]));
  };
  return shorten(document, false);
}
