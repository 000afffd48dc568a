import { choice } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

export const endpointAccessMode = defineExtension({
  name: 'x-amazon-apigateway-endpoint-access-mode',
  places: ['document'],
  summary: 'How strictly the endpoint holds to its security policy.',
  shape: choice(['BASIC', 'STRICT']),
  lower: ({ value, node }, _site, draft) => draft.setRestApi({ endpointAccessMode: value }, node),
  print: ({ model: { restApi } }) => restApi.endpointAccessMode,
  exportedWith: 'integrations',
});
