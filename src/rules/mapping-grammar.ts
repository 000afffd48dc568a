/** The expressions of parameter mappings; see the developer guide, "Request and response parameter-mapping reference". */

export type Location = 'path' | 'querystring' | 'header';
export type Direction = 'request' | 'response';

export interface ParameterSource {
  readonly kind: 'parameter';
  readonly location: Location;
  readonly name: string;
}

export type MappingSource =
  | ParameterSource
  | { readonly kind: 'static' }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'body' }
  | { readonly kind: 'stage-variable'; readonly name: string }
  | { readonly kind: 'context'; readonly name: string };

export type MappingFault =
  /** A name with a character that expressions cannot hold. */
  | { readonly kind: 'bad-name'; readonly name: string }
  /** `$context.x` or `${stageVariables.x}`, as templates write it. */
  | { readonly kind: 'dollar'; readonly meant: string }
  /** Text that begins like no expression: mostly a static value without its quotes. */
  | { readonly kind: 'unquoted' }
  | { readonly kind: 'no-expression' };

const NAME = /^[a-zA-Z0-9._$-]+$/;
const PARAMETER = /^method\.request\.(?:(path|querystring|header)|multivalue(querystring|header))\.(.*)$/s;
const HEADER = /^integration\.response\.(?:header|multivalueheader)\.(.*)$/s;
const BODY = { request: /^method\.request\.body(\..+)?$/s, response: /^integration\.response\.body(\..+)?$/s } as const;
const COMMON = /^(stageVariables|context)\.(.*)$/s;

/** What a mapping takes its value from. A quote inside a static value is not documented; it is let through. */
export function mappingSource(text: string, direction: Direction): MappingSource | MappingFault {
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'")) return { kind: 'static' };
  if (BODY[direction].test(text)) return { kind: 'body' };
  const [, single, multiple, parameter] = (direction === 'request' && PARAMETER.exec(text)) || [];
  const location = (single ?? multiple) as Location | undefined;
  if (location !== undefined && parameter !== undefined) return named(parameter, (name) => ({ kind: 'parameter', location, name }));
  const header = direction === 'response' ? HEADER.exec(text)?.[1] : undefined;
  if (header !== undefined) return named(header, (name) => ({ kind: 'header', name }));
  const [, common, name = ''] = COMMON.exec(text) ?? [];
  if (common === 'context') return /^\w+(\.\w+)*$/.test(name) ? { kind: 'context', name } : { kind: 'no-expression' };
  if (common === 'stageVariables') return /^\w+$/.test(name) ? { kind: 'stage-variable', name } : { kind: 'no-expression' };
  const [, meant] = /^\$\{?((?:context|stageVariables)\.[\w.]+)\}?$/.exec(text) ?? [];
  if (meant !== undefined) return { kind: 'dollar', meant };
  return /^\$?(method|integration|context|stageVariables)\b/.test(text) ? { kind: 'no-expression' } : { kind: 'unquoted' };
}

export type MappingTarget = { readonly kind: 'target'; readonly location: Location; readonly name: string };

/** What a mapping sets: a part of the request to the back end, or a header of the response to the client. */
export function mappingTarget(text: string, direction: Direction): MappingTarget | MappingFault {
  const form = direction === 'request' ? /^integration\.request\.(header|querystring|path)\.(.*)$/s : /^method\.response\.(header)\.(.*)$/s;
  const [, location, name] = form.exec(text) ?? [];
  if (location === undefined || name === undefined) return { kind: 'no-expression' };
  return named(name, (known) => ({ kind: 'target', location: location as Location, name: known }));
}

function named<T>(name: string, then: (name: string) => T): T | MappingFault {
  if (name === '') return { kind: 'no-expression' };
  return NAME.test(name) ? then(name) : { kind: 'bad-name', name };
}

/** The members of `$context` that are there when a request or a response is mapped; those of an authorizer are its own. */
export const CONTEXT_MEMBERS: ReadonlySet<string> = new Set(
  `accountId apiId awsEndpointRequestId deploymentId domainName domainPrefix error.message error.messageString error.responseType
  error.validationErrorString extendedRequestId httpMethod identity.accountId identity.apiKey identity.apiKeyId identity.caller
  identity.cognitoAuthenticationProvider identity.cognitoAuthenticationType identity.cognitoIdentityId identity.cognitoIdentityPoolId
  identity.principalOrgId identity.clientCert.clientCertPem identity.clientCert.subjectDN identity.clientCert.issuerDN
  identity.clientCert.serialNumber identity.clientCert.validity.notBefore identity.clientCert.validity.notAfter identity.sourceIp
  identity.user identity.userAgent identity.userArn identity.vpcId identity.vpceId isCanaryRequest path protocol requestId requestTime
  requestTimeEpoch resourceId resourcePath stage wafResponseCode webaclArn`.split(/\s+/),
);

/** Whether a member of the context may be there; overrides are set by templates, so their names are free. */
export const isContextMember = (name: string): boolean =>
  CONTEXT_MEMBERS.has(name) || /^(authorizer|requestOverride|responseOverride)\./.test(name);
