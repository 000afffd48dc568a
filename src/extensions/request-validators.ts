import { requestValidatorId } from '../model/ids.ts';
import { map, object, optional } from '../shape/containers.ts';
import { flag } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

export const requestValidators = defineExtension({
  name: 'x-amazon-apigateway-request-validators',
  places: ['document'],
  summary: 'The request validators of the API by name.',
  shape: map(object({ validateRequestBody: optional(flag()), validateRequestParameters: optional(flag()) })),
  lower: ({ value, at }, _site, draft) => {
    for (const [name, { validateRequestBody = false, validateRequestParameters = false }] of value)
      draft.addRequestValidator({ id: requestValidatorId(name), name, validateRequestBody, validateRequestParameters }, at(name));
  },
  print: ({ model: { requestValidators } }) => {
    if (requestValidators.length === 0) return undefined;
    return Object.fromEntries(requestValidators.map(({ id: _id, name, ...flags }) => [name, flags]));
  },
  exportedWith: 'integrations',
});
