import type { Extension, Place } from '../extensions/extension.ts';
import { printIntegration } from '../extensions/integration/print.ts';

type Printed<P extends Place> = Pick<Extension<P, unknown>, 'name' | 'places' | 'exportedWith'> & {
  print: NonNullable<Extension<P, unknown>['print']>;
};
const printed = <P extends Place>(one: Printed<P>): Printed<Place> => one as unknown as Printed<Place>;

export const endpointConfiguration = printed({
  name: 'x-amazon-apigateway-endpoint-configuration',
  places: ['document'],
  exportedWith: 'always',
  print: ({ model: { restApi } }) => {
    const { vpcEndpointIds = [] } = restApi.endpointConfiguration;
    const value = {
      ...(vpcEndpointIds.length === 0 ? {} : { vpcEndpointIds }),
      ...(restApi.disableExecuteApiEndpoint ? { disableExecuteApiEndpoint: true } : {}),
    };
    return Object.keys(value).length === 0 ? undefined : value;
  },
});

export const provisionalExtensions: readonly Printed<Place>[] = [
  printed({
    name: 'x-amazon-apigateway-integration',
    places: ['operation'],
    exportedWith: 'integrations',
    print: ({ method, resource }) => printIntegration(method, resource),
  }),
  printed({
    name: 'x-amazon-apigateway-authtype',
    places: ['securityScheme'],
    exportedWith: 'always',
    print: ({ authorizer: { authType } }) => authType,
  }),
  endpointConfiguration,
];
