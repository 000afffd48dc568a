import { anything } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

/** Extensions that only HTTP APIs know. They are recognised so that they can be named as such. */

export const cors = defineExtension({
  name: 'x-amazon-apigateway-cors',
  places: [],
  summary: 'CORS settings of an HTTP API.',
  shape: anything({ type: 'object' }),
  exportedWith: 'never',
});

export const integrations = defineExtension({
  name: 'x-amazon-apigateway-integrations',
  places: [],
  summary: 'Named integrations of an HTTP API, to be referred to.',
  shape: anything({ type: 'object' }),
  exportedWith: 'never',
});

export const importexportVersion = defineExtension({
  name: 'x-amazon-apigateway-importexport-version',
  places: [],
  summary: 'The version of the import and export of an HTTP API.',
  shape: anything({ const: '1.0' }),
  exportedWith: 'never',
});

export const tagValue = defineExtension({
  name: 'x-amazon-apigateway-tag-value',
  places: [],
  summary: 'The value of a tag of an HTTP API.',
  shape: anything({ type: 'string' }),
  exportedWith: 'never',
});
