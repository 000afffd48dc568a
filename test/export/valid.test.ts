import { validate } from '@apidevtools/swagger-parser';
import { expect, it } from 'vitest';
import { exportApi } from '../../src/index.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import type { Method } from '../../src/model/method.ts';
import { shop } from './shop-model.ts';

const KINDS = ['swagger', 'oas30'] as const;

const withMethods = (change: (method: Method) => Method): ApiModel => ({
  ...shop,
  resources: shop.resources.map(({ resourceMethods, ...resource }) => ({
    ...resource,
    ...(resourceMethods && {
      resourceMethods: Object.fromEntries(
        Object.values(resourceMethods)
          .map(change)
          .map((method) => [method.httpMethod, method]),
      ),
    }),
  })),
});

const answering = (method: Method): Method => ({ methodResponses: { '200': { statusCode: '200' } }, ...method });

async function isValid(model: ApiModel, as: (typeof KINDS)[number], extensions: readonly string[] = []): Promise<boolean> {
  const { document, error } = exportApi(model, { as, stage: 'prod', extensions });
  if (document === undefined) throw new Error(error?.message);
  return validate(document as never).then(
    () => true,
    () => false,
  );
}

it.each(KINDS.flatMap((as) => [[], ['apigateway', 'documentation', 'postman']].map((extensions) => ({ as, extensions }))))(
  'writes valid $as with the extensions $extensions',
  async ({ as, extensions }) => expect(await isValid(withMethods(answering), as, extensions)).toBe(true),
);

/** Where the service's own exports are invalid, so are these: what is valid instead would be imported as something else. */
it.each([
  ['swagger', 'a method without responses', shop],
  [
    'swagger',
    'a path variable that no parameter declares',
    withMethods(({ requestParameters: _parameters, ...method }) => answering({ ...method, httpMethod: 'GET' })),
  ],
  [
    'swagger',
    'a request with two media types',
    withMethods((method) => answering({ ...method, requestModels: { 'application/json': 'Order', 'application/xml': 'Line' } })),
  ],
] as const)('writes %s that is not valid with %s, as the service does', async (as, _what, model) => {
  expect(await isValid(model, as)).toBe(false);
});
