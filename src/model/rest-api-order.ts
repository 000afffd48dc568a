import type { RestApi } from './api-model.ts';

/** The order in which an API's fields are written; others follow as they come. */
const ORDER = [
  'id',
  'name',
  'description',
  'version',
  'createdDate',
  'warnings',
  'binaryMediaTypes',
  'minimumCompressionSize',
  'apiKeySource',
  'endpointConfiguration',
  'policy',
  'tags',
  'disableExecuteApiEndpoint',
  'rootResourceId',
  'securityPolicy',
  'endpointAccessMode',
] as const satisfies readonly (keyof RestApi)[];

/** An API with its fields in their order. */
export function restApiInOrder(api: RestApi): RestApi {
  const known = ORDER.flatMap((name) => (api[name] === undefined ? [] : [[name, api[name]] as const]));
  return { ...(Object.fromEntries(known) as unknown as RestApi), ...api };
}
