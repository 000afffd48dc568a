import { httpApi, list, object, optional } from '../shape/containers.ts';
import { choice, flag, text } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

/** The endpoint type itself (EDGE, REGIONAL, PRIVATE) is a parameter of the import and never in a definition. */
export const endpointConfiguration = defineExtension({
  name: 'x-amazon-apigateway-endpoint-configuration',
  places: ['document'],
  summary:
    'VPC endpoints of a private API, and whether the default endpoint is switched off. In OpenAPI 3.0 it stands in the first server.',
  shape: object({
    vpcEndpointIds: optional(list(text())),
    disableExecuteApiEndpoint: optional(flag()),
    ipAddressType: httpApi(choice(['ipv4', 'dualstack'])),
  }),
  lower: ({ value, at }, _site, draft) => {
    const { vpcEndpointIds, disableExecuteApiEndpoint } = value;
    if (vpcEndpointIds !== undefined && vpcEndpointIds.length > 0)
      draft.setRestApi({ endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4', vpcEndpointIds } }, at('vpcEndpointIds'));
    if (disableExecuteApiEndpoint !== undefined) draft.setRestApi({ disableExecuteApiEndpoint }, at('disableExecuteApiEndpoint'));
  },
  print: ({ model: { restApi } }) => {
    const { vpcEndpointIds = [] } = restApi.endpointConfiguration;
    const value = {
      ...(vpcEndpointIds.length === 0 ? {} : { vpcEndpointIds }),
      ...(restApi.disableExecuteApiEndpoint ? { disableExecuteApiEndpoint: true } : {}),
    };
    return Object.keys(value).length === 0 ? undefined : value;
  },
  // Also exports without any extension hold it (seen in several of the service's own).
  exportedWith: 'always',
});
