import { defineExtension } from '../extension.ts';
import { lowerIntegration } from './lower.ts';
import { INTEGRATION_NAME, integrationShape } from './shape.ts';

export const integration = defineExtension({
  name: INTEGRATION_NAME,
  places: ['operation'],
  summary: 'The back end of a method, and how requests and responses are mapped to it.',
  shape: integrationShape,
  lower: (value, { target: operation }, draft) => lowerIntegration(value, operation, draft),
  exportedWith: 'integrations',
});
