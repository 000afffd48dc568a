import { list } from '../shape/containers.ts';
import { text } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

export const binaryMediaTypes = defineExtension({
  name: 'x-amazon-apigateway-binary-media-types',
  places: ['document'],
  summary: 'Media types that are passed on as bytes; `*/*` is allowed.',
  shape: list(text()),
  lower: ({ value, node }, _site, draft) => {
    if (value.length > 0) draft.setRestApi({ binaryMediaTypes: value }, node);
  },
  print: ({ model: { restApi } }) => restApi.binaryMediaTypes,
  exportedWith: 'integrations',
});
