import { anything } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

/** Grammar rather than a value: `definition/` reads it as the verb ANY. */
export const anyMethod = defineExtension({
  name: 'x-amazon-apigateway-any-method',
  places: [],
  summary: 'An operation for every verb that its path does not declare.',
  shape: anything({ type: 'object' }),
  exportedWith: 'always',
});
