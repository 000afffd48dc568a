import { choice } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

export const apiKeySource = defineExtension({
  name: 'x-amazon-apigateway-api-key-source',
  places: ['document'],
  summary: 'Where API Gateway looks for the API key of a request.',
  shape: choice(['HEADER', 'AUTHORIZER']),
  lower: ({ value, node }, _site, draft) => draft.setRestApi({ apiKeySource: value }, node),
  // HEADER is what stands where nothing is said.
  print: ({ model: { restApi } }) => (restApi.apiKeySource === 'HEADER' ? undefined : restApi.apiKeySource),
  exportedWith: 'integrations',
});
