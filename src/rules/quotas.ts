import { finding } from '../diagnostics/finding.ts';
import { authorizer } from '../extensions/authorizer.ts';
import { entryOf } from '../source/node.ts';
import { rule } from './rule.ts';

const MAX_RESOURCES = 300;
const MAX_AUTHORIZERS = 10;
const MAX_PARTS = 2000;
/** Bytes. */
const MAX_DEFINITION = 6 * 1024 * 1024;
/** Bytes of all model schemas together. */
const MAX_MODELS = 400 * 1024;

const operation =
  '{get: {security: [{sigv4: []}], responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: mock, requestTemplates: {application/json: \'{"statusCode": 200}\'}, responses: {default: {statusCode: 200}}}}}';
const withAuthorizers = (count: number): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {/pets: ${operation}}
securityDefinitions:
  sigv4: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
${Array.from({ length: count }, (_, index) => `  pool${index}: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: cognito_user_pools, x-amazon-apigateway-authorizer: {type: cognito_user_pools, providerARNs: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc${index}"]}}`).join('\n')}`;

export const quota = finding<{ count: number; limit: number; things: string; raise: boolean }>({
  code: 'quota/exceeded',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ count, limit, things }) => `The API has ${count} ${things}; the quota is ${limit}.`,
  why: 'Quotas are checked when the API is made. Which message the import gives is not documented, and some can be raised for an account.',
  fix: ({ raise }) => (raise ? 'Split the API, or have the quota raised.' : 'Split the API; this quota cannot be raised.'),
  bad: withAuthorizers(MAX_AUTHORIZERS + 1),
  good: withAuthorizers(MAX_AUTHORIZERS),
});

export const checkQuotas = rule([quota], ({ definition, extended, built }, report) => {
  const { root } = definition;
  const { model } = built;
  const placeOf = (...keys: readonly string[]) =>
    keys.map((key) => entryOf(root, key)?.key).find((key) => key !== undefined) ?? root.entries[0]?.key ?? root;
  if (model.resources.length > MAX_RESOURCES)
    report(quota, placeOf('paths'), { count: model.resources.length, limit: MAX_RESOURCES, things: 'resources', raise: true });
  const authorizers = definition.securitySchemes.filter((scheme) => extended.valueOf(authorizer, scheme) !== undefined).length;
  if (authorizers > MAX_AUTHORIZERS) {
    const schemes = entryOf(entryOf(root, 'components')?.value, 'securitySchemes')?.key ?? placeOf('securityDefinitions');
    report(quota, schemes, { count: authorizers, limit: MAX_AUTHORIZERS, things: 'authorizers', raise: true });
  }
  const parts = model.documentationParts.length;
  if (parts > MAX_PARTS)
    report(quota, placeOf('x-amazon-apigateway-documentation'), {
      count: parts,
      limit: MAX_PARTS,
      things: 'documentation parts',
      raise: true,
    });
  const schemas = model.models.reduce((total, { schema }) => total + schema.length, 0);
  if (schemas > MAX_MODELS)
    report(quota, placeOf('definitions', 'components'), {
      count: schemas,
      limit: MAX_MODELS,
      things: 'bytes of model schemas',
      raise: false,
    });
  const { length } = root.file.text;
  if (length > MAX_DEFINITION)
    report(quota, placeOf('swagger', 'openapi'), { count: length, limit: MAX_DEFINITION, things: 'bytes of definition', raise: false });
});
