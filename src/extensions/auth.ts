import { object, required } from '../shape/containers.ts';
import { choice } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

export const auth = defineExtension({
  name: 'x-amazon-apigateway-auth',
  places: ['operation'],
  summary: 'Sets the authorization type of one method directly: NONE or AWS_IAM.',
  shape: object({ type: required(choice(['NONE', 'AWS_IAM'], { ignoreCase: true })) }),
  lower: ({ value, at }, { target: operation }, draft) => {
    if (value.type === 'NONE' || value.type === 'AWS_IAM')
      draft.setMethod(operation, { authorizationType: value.type }, 'authorizationType', at('type'));
  },
  exportedWith: 'never',
});
