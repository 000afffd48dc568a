import type { RestApi } from '../model/api-model.ts';
import { restApiInOrder } from '../model/rest-api-order.ts';

/**
 * The fields that only a definition sets and that have no default: all an overwrite takes away where the definition is silent, and a merge
 * leaves. `warnings` are those of the last import.
 */
type Literal = 'description' | 'version' | 'minimumCompressionSize' | 'policy' | 'securityPolicy' | 'endpointAccessMode';

/**
 * The API after a merge. The name and the version are the definition's (recorded), other fields only where it sets them; binary media types
 * are added behind those that are there, each once (recorded), and so are VPC endpoints (by analogy).
 */
export function mergedRestApi(prior: RestApi, wanted: RestApi, given: ReadonlySet<keyof RestApi>): RestApi {
  const { warnings: _, ...kept } = prior;
  const { apiKeySource, disableExecuteApiEndpoint, ...set } = wanted;
  const binaryMediaTypes = union(prior.binaryMediaTypes, wanted.binaryMediaTypes);
  const vpcEndpointIds = union(prior.endpointConfiguration.vpcEndpointIds, wanted.endpointConfiguration.vpcEndpointIds);
  return restApiInOrder({
    ...kept,
    ...set,
    ...(given.has('apiKeySource') ? { apiKeySource } : {}),
    ...(given.has('disableExecuteApiEndpoint') ? { disableExecuteApiEndpoint } : {}),
    ...(binaryMediaTypes.length > 0 ? { binaryMediaTypes } : {}),
    endpointConfiguration: { ...prior.endpointConfiguration, ...(vpcEndpointIds.length > 0 ? { vpcEndpointIds } : {}) },
  });
}

/**
 * The API after an overwrite: what a definition can say is what it says, and the default where it is silent. What no definition can say
 * stays: the dates, the tags, the type of the endpoint (documented for the type). That silence takes away the description, the policy, binary
 * media types, VPC endpoints, the compression size and the source of API keys is reported by Terraform's authors; we take the same for
 * `disableExecuteApiEndpoint`, the version, the security policy and the access mode.
 */
export function overwrittenRestApi(prior: RestApi, wanted: RestApi): RestApi {
  const { warnings: _, binaryMediaTypes: __, ...rest } = prior;
  const { vpcEndpointIds: ___, ...endpointConfiguration } = prior.endpointConfiguration;
  const { vpcEndpointIds } = wanted.endpointConfiguration;
  return restApiInOrder({
    ...withoutLiterals(rest),
    ...wanted,
    endpointConfiguration: { ...endpointConfiguration, ...(vpcEndpointIds === undefined ? {} : { vpcEndpointIds }) },
  });
}

function withoutLiterals(api: Omit<RestApi, 'warnings' | 'binaryMediaTypes'>): Omit<RestApi, Literal | 'warnings' | 'binaryMediaTypes'> {
  const { description: _1, version: _2, minimumCompressionSize: _3, policy: _4, securityPolicy: _5, endpointAccessMode: _6, ...rest } = api;
  return rest;
}

const union = (first: readonly string[] = [], second: readonly string[] = []): readonly string[] => [...new Set([...first, ...second])];
