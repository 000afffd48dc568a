import type { ImportSettings } from '../cloudformation/settings.ts';
import type { EndpointConfiguration } from '../model/api-model.ts';
import type { BuiltApi } from './built-api.ts';

/** An API with the endpoint type that its template gives it: no definition can say that. */
export function withSettings<B extends BuiltApi>(built: B, { endpointType, ipAddressType }: ImportSettings): B {
  if (endpointType === undefined && ipAddressType === undefined) return built;
  const { restApi } = built.model;
  const own = restApi.endpointConfiguration;
  const types = endpointType === undefined ? own.types : [endpointType];
  // A private API is reachable by both (recorded).
  const ip = ipAddressType ?? (endpointType === 'PRIVATE' ? 'dualstack' : own.ipAddressType);
  const endpointConfiguration: EndpointConfiguration = { ...own, types, ...(ip === undefined ? {} : { ipAddressType: ip }) };
  const given = new Set([...built.given, 'endpointConfiguration' as const]);
  return { ...built, model: { ...built.model, restApi: { ...restApi, endpointConfiguration } }, given };
}
