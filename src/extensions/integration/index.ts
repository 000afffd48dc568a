import { defineExtension } from '../extension.ts';
import { checkIntegration } from './check.ts';
import { lowerIntegration } from './lower.ts';
import { printIntegration } from './print.ts';
import { INTEGRATION_NAME, integrationShape } from './shape.ts';

export const integration = defineExtension({
  name: INTEGRATION_NAME,
  places: ['operation'],
  summary: 'The back end of a method, and how requests and responses are mapped to it.',
  shape: integrationShape,
  check: (value, { target: operation }, report) => checkIntegration(value, operation, report),
  lower: (value, { target: operation }, draft) => lowerIntegration(value, operation, draft),
  print: ({ method, resource }) => printIntegration(method, resource),
  exportedWith: 'integrations',
});
