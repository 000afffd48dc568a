import type { SecurityScheme } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import { authorizer } from '../extensions/authorizer.ts';
import type { Located } from '../extensions/extension.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { Shape } from '../shape/shape.ts';
import { memberOf } from '../source/node.ts';
import { rule } from './rule.ts';

const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:auth';
const INVOCATION = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;
const POOL = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc123';

const scheme = (authorizerText: string, name = 'Authorization', place = 'header'): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {}
securityDefinitions:
  auth:
    type: apiKey
    name: ${name}
    in: ${place}
    x-amazon-apigateway-authtype: custom
    x-amazon-apigateway-authorizer: ${authorizerText}`;

const token = `{type: token, authorizerUri: "${INVOCATION}", authorizerCredentials: "arn:aws:iam::123456789012:role/auth"}`;
const pool = `{type: cognito_user_pools, providerARNs: ["${POOL}"]}`;

export const uriMissing = finding<{ type: string }>({
  code: 'authorizer/uri-required',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ type }) => `A ${type} authorizer needs an authorizerUri.`,
  why: 'The authorizer is a Lambda function, and authorizerUri is the ARN of its invocation.',
  fix: `Add authorizerUri: ${INVOCATION.replace('eu-west-1:lambda', '{region}:lambda').replace(FUNCTION, '{function ARN}')}.`,
  bad: scheme('{type: token}'),
  good: scheme(token),
});

export const uriForm = finding<{ uri: string }>({
  code: 'authorizer/uri',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ uri }) =>
    /^arn:[a-z-]+:lambda:/.test(uri)
      ? 'authorizerUri is the ARN of a Lambda function, not of its invocation.'
      : `${JSON.stringify(uri)} is no invocation ARN of a Lambda function.`,
  why: 'The service invokes the authorizer function through an ARN of API Gateway, as it does for integrations.',
  fix: ({ uri }) =>
    /^arn:[a-z-]+:lambda:/.test(uri)
      ? `Write arn:aws:apigateway:${uri.split(':')[3] ?? '{region}'}:lambda:path/2015-03-31/functions/${uri}/invocations.`
      : 'Write arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations.',
  bad: scheme(`{type: token, authorizerUri: "${FUNCTION}", authorizerCredentials: "arn:aws:iam::123456789012:role/auth"}`),
  good: scheme(token),
});

export const providersMissing = finding({
  code: 'authorizer/provider-arns-required',
  effect: 'fails-import',
  evidence: 'documented',
  message: () => 'A cognito_user_pools authorizer needs providerARNs.',
  why: 'Without a user pool there is nobody to say whether a token is good.',
  fix: 'Add providerARNs: a list of user pool ARNs.',
  bad: scheme('{type: cognito_user_pools}'),
  good: scheme(pool),
});

export const providerForm = finding<{ arn: string }>({
  code: 'authorizer/provider-arn',
  // API Gateway has exported such a definition with a name to be filled in, so it took it.
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ arn }) => `${JSON.stringify(arn)} is no ARN of a Cognito user pool.`,
  why: 'A user pool is named by arn:aws:cognito-idp:{region}:{account}:userpool/{id}.',
  fix: 'Write the ARN of the user pool, not its id or that of an identity pool.',
  bad: scheme('{type: cognito_user_pools, providerARNs: [eu-west-1_Abc123]}'),
  good: scheme(pool),
});

export const identityRequired = finding({
  code: 'authorizer/identity-source-required',
  effect: 'fails-import',
  evidence: 'documented',
  message: () => 'A request authorizer whose answers are cached needs an identitySource.',
  why: 'The identity sources are the key of the cache, which is on unless authorizerResultTtlInSeconds is 0.',
  fix: 'Add identitySource, such as method.request.header.Authorization, or set authorizerResultTtlInSeconds to 0.',
  bad: scheme(`{type: request, authorizerUri: "${INVOCATION}", authorizerCredentials: "arn:aws:iam::123456789012:role/auth"}`),
  good: scheme(
    `{type: request, authorizerUri: "${INVOCATION}", authorizerCredentials: "arn:aws:iam::123456789012:role/auth", identitySource: method.request.header.Authorization}`,
  ),
});

export const identityForm = finding<{ source: string }>({
  code: 'authorizer/identity-source',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ source }) => `${JSON.stringify(source)} is no identity source.`,
  why: 'A request authorizer reads method.request.header.X, method.request.querystring.X, stageVariables.X and context.X, parted by commas.',
  fix: 'Name the source in one of these forms.',
  bad: scheme(
    `{type: request, authorizerUri: "${INVOCATION}", authorizerCredentials: "arn:aws:iam::123456789012:role/auth", identitySource: header.Authorization}`,
  ),
  good: scheme(
    `{type: request, authorizerUri: "${INVOCATION}", authorizerCredentials: "arn:aws:iam::123456789012:role/auth", identitySource: method.request.header.Authorization}`,
  ),
});

export const tokenPlace = finding<{ name: string; place: string }>({
  code: 'authorizer/token-in-header',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ name, place }) => `The token of ${name} is said to be in the ${place}; token and Cognito authorizers read a header.`,
  why: 'The name of the scheme becomes the header that the token is read from, wherever the scheme says it is.',
  fix: 'Write in: header, or use a request authorizer.',
  bad: scheme(token, 'token', 'query'),
  good: scheme(token),
});

const INVOCATION_FORM =
  /^arn:[a-z-]+:apigateway:[^:]*:lambda:path\/{1,2}\d{4}-\d\d-\d\d\/functions\/.+\/(invocations|response-streaming-invocations)$/;
const PROVIDER_FORM = /^arn:[a-z-]+:cognito-idp:[\w-]+:[\w-]+:userpool\/.+$/;
const SOURCE_FORM =
  /^(method\.request\.(header|querystring)\.[\w.$-]+|method\.request\.multivalue(header|querystring)\.[\w.$-]+|stageVariables\.\w+|(\$)?context\.[\w.]+)$/;

type Source = Located<AuthorizerSource>;
type AuthorizerSource = typeof authorizer.shape extends Shape<infer T> ? T : never;

const finds = [uriMissing, uriForm, providersMissing, providerForm, identityRequired, identityForm, tokenPlace];

export const checkAuthorizers = rule(finds, ({ definition, extended }, report) => {
  for (const target of definition.securitySchemes) {
    const value = extended.valueOf(authorizer, target);
    const type = value?.value.type;
    if (value === undefined || type === undefined || isPlaceholderText(type)) continue;
    const open = value.node.kind === 'map' && value.node.open === true;
    if (type === 'cognito_user_pools') checkProviders(value, open, report);
    else checkUri(value, type, open, report);
    if (type === 'request') checkIdentity(value, open, report);
    else checkPlace(target, report);
  }
});

function checkProviders({ value: { providerARNs }, key, node, at }: Source, open: boolean, report: Report): void {
  if (memberOf(node, 'providerARNs') === undefined) {
    if (!open) report(providersMissing, key, {});
    return;
  }
  for (const [index, arn] of (providerARNs ?? []).entries())
    if (!PROVIDER_FORM.test(arn) && !isPlaceholderText(arn) && !arn.includes('${'))
      report(providerForm, at('providerARNs', index), { arn });
}

function checkUri({ value: { authorizerUri: uri }, key, at }: Source, type: string, open: boolean, report: Report): void {
  if (uri === undefined) {
    if (!open) report(uriMissing, key, { type });
  } else if (!isPlaceholderText(uri) && !INVOCATION_FORM.test(uri)) report(uriForm, at('authorizerUri'), { uri });
}

function checkIdentity({ value, key, at }: Source, open: boolean, report: Report): void {
  const { identitySource, authorizerResultTtlInSeconds } = value;
  if (identitySource === undefined || identitySource.trim() === '') {
    if (!open && authorizerResultTtlInSeconds !== 0) report(identityRequired, key, {});
    return;
  }
  if (isPlaceholderText(identitySource)) return;
  for (const source of identitySource.split(',').map((part) => part.trim()))
    if (!SOURCE_FORM.test(source)) report(identityForm, at('identitySource'), { source });
}

function checkPlace({ name, node, in: place, key }: SecurityScheme, report: Report): void {
  if (place !== undefined && place !== 'header' && !isPlaceholderText(place))
    report(tokenPlace, memberOf(node, 'in') ?? key, { name, place });
}
