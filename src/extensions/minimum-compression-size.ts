import { integer } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

export const minimumCompressionSize = defineExtension({
  name: 'x-amazon-apigateway-minimum-compression-size',
  places: ['document'],
  summary: 'The smallest body, in bytes, that is compressed; without it nothing is.',
  shape: integer({ min: 0, max: 10_485_760, service: 'Invalid minimum compression size, must be between 0 and 10485760' }),
  lower: ({ value, node }, _site, draft) => draft.setRestApi({ minimumCompressionSize: value }, node),
  print: ({ model: { restApi } }) => restApi.minimumCompressionSize,
  exportedWith: 'integrations',
});
