import type { ApiModel, Authorizer } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import type { Auth, AuthAttribute, Parameter } from './format.ts';
import { identityParameters } from './variables.ts';
import type { Secrets } from './variables.ts';

/** What a request carries to be let in. A request has one `auth`; the rest goes into headers and query. */
export interface Credentials {
  readonly auth: Auth;
  readonly headers: readonly Parameter[];
  readonly query: readonly Parameter[];
  /** Headers that `auth` writes, in lower case: the request must not name them again. */
  readonly written: readonly string[];
}

const API_KEY_HEADER = 'x-api-key';

export function credentialsOf(method: Method, model: ApiModel, secrets: Secrets): Credentials {
  const credentials = authorizationOf(method, model, secrets);
  // with source AUTHORIZER the key is what the authorizer answers, not what the caller sends
  if (!method.apiKeyRequired || model.restApi.apiKeySource === 'AUTHORIZER') return credentials;
  const alone = credentials.auth.type === 'noauth' && credentials.headers.length === 0 && credentials.query.length === 0;
  if (alone) return headerAuth(API_KEY_HEADER, secrets.apiKey());
  return { ...credentials, headers: [...credentials.headers, { key: API_KEY_HEADER, value: secrets.apiKey() }] };
}

function authorizationOf(method: Method, model: ApiModel, secrets: Secrets): Credentials {
  const authorizer = model.authorizers.find(({ id }) => id === method.authorizerId);
  switch (method.authorizationType) {
    case 'AWS_IAM':
      return signature(secrets);
    case 'CUSTOM':
      return authorizer?.type === 'REQUEST' ? identity(authorizer, secrets) : token(authorizer, secrets);
    case 'COGNITO_USER_POOLS':
      return token(authorizer, secrets);
    default: // NONE, or a placeholder
      return { auth: { type: 'noauth' }, headers: [], query: [], written: [] };
  }
}

/** Postman signs with the session token too when there is one; an empty variable adds nothing. */
function signature(secrets: Secrets): Credentials {
  const [accessKey, secretKey, sessionToken] = secrets.aws();
  const attributes = { accessKey, secretKey, sessionToken, region: '{{region}}', service: 'execute-api' };
  return {
    auth: { type: 'awsv4', awsv4: attributesOf(attributes) },
    headers: [],
    query: [],
    written: ['authorization', 'x-amz-date', 'x-amz-security-token'],
  };
}

/** The authorizer is given the header's whole value, so the prefix of a bearer token is written only where it is known to be wanted. */
function token(authorizer: Authorizer | undefined, secrets: Secrets): Credentials {
  const [source] = identityParameters(authorizer?.identitySource);
  const header = source?.location === 'header' ? source.name : 'Authorization';
  const variable = secrets.authorizer(authorizer?.id);
  const wantsBearer = authorizer?.type === 'COGNITO_USER_POOLS' || /^\^?\(?Bearer\b/.test(authorizer?.identityValidationExpression ?? '');
  if (!wantsBearer || header.toLowerCase() !== 'authorization') return headerAuth(header, variable);
  return { auth: { type: 'bearer', bearer: attributesOf({ token: variable }) }, headers: [], query: [], written: ['authorization'] };
}

function identity(authorizer: Authorizer, secrets: Secrets): Credentials {
  const parameters = identityParameters(authorizer.identitySource);
  const at = (location: string): Parameter[] =>
    parameters
      .filter((parameter) => parameter.location === location)
      .map(({ name }) => ({ key: name, value: secrets.authorizer(authorizer.id, name) }));
  return { auth: { type: 'noauth' }, headers: at('header'), query: at('querystring'), written: [] };
}

function headerAuth(header: string, value: string): Credentials {
  return {
    auth: { type: 'apikey', apikey: attributesOf({ key: header, value, in: 'header' }) },
    headers: [],
    query: [],
    written: [header.toLowerCase()],
  };
}

function attributesOf(attributes: Readonly<Record<string, string>>): AuthAttribute[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value, type: 'string' }));
}
