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

const CONTEXT = 'context.';
const STAGE_VARIABLES = 'stageVariables.';

/** What a mapping takes its value from. A quote inside a static value is not documented; it is let through. */
export function mappingSource(text: string, direction: Direction): MappingSource | MappingFault {
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'")) return { kind: 'static' };
  const part = direction === 'request' ? partOf(text, 'method.request.') : partOf(text, 'integration.response.');
  if (part !== undefined) return partSource(part, direction);
  if (text.startsWith(CONTEXT)) {
    const name = text.slice(CONTEXT.length);
    return /^\w+(\.\w+)*$/.test(name) ? { kind: 'context', name } : { kind: 'no-expression' };
  }
  if (text.startsWith(STAGE_VARIABLES)) {
    const name = text.slice(STAGE_VARIABLES.length);
    return /^\w+$/.test(name) ? { kind: 'stage-variable', name } : { kind: 'no-expression' };
  }
  const [, meant] = /^\$\{?((?:context|stageVariables)\.[\w.]+)\}?$/.exec(text) ?? [];
  if (meant !== undefined) return { kind: 'dollar', meant };
  return /^\$?(method|integration|context|stageVariables)\b/.test(text) ? { kind: 'no-expression' } : { kind: 'unquoted' };
}

function partSource({ part, name }: MessagePart, direction: Direction): MappingSource | MappingFault {
  if (part === 'body' && name !== '') return { kind: 'body' };
  const location = SINGLE.get(part) ?? MULTIVALUE.get(part);
  if (location === undefined || name === undefined) return { kind: 'no-expression' };
  if (direction === 'request') return faultOf(name) ?? { kind: 'parameter', location, name };
  return location === 'header' ? (faultOf(name) ?? { kind: 'header', name }) : { kind: 'no-expression' };
}

export type MappingTarget = { readonly kind: 'target'; readonly location: Location; readonly name: string };

/** What a mapping sets: a part of the request to the back end, or a header of the response to the client. */
export function mappingTarget(text: string, direction: Direction): MappingTarget | MappingFault {
  const { part, name } = (direction === 'request' ? partOf(text, 'integration.request.') : partOf(text, 'method.response.')) ?? NO_PART;
  const location = SINGLE.get(part);
  if (location === undefined || name === undefined) return { kind: 'no-expression' };
  if (direction === 'response' && location !== 'header') return { kind: 'no-expression' };
  return faultOf(name) ?? { kind: 'target', location, name };
}

/** `header` and `X-Id` of `method.request.header.X-Id`. */
interface MessagePart {
  readonly part: string;
  readonly name: string | undefined;
}

const NO_PART: MessagePart = { part: '', name: undefined };

/** The part of a message that an expression names; undefined where it speaks of another message, or of none. */
function partOf(text: string, message: string): MessagePart | undefined {
  if (!text.startsWith(message)) return undefined;
  const dot = text.indexOf('.', message.length);
  if (dot < 0) return { part: text.slice(message.length), name: undefined };
  return { part: text.slice(message.length, dot), name: text.slice(dot + 1) };
}

const SINGLE: ReadonlyMap<string, Location> = new Map<string, Location>([
  ['path', 'path'],
  ['querystring', 'querystring'],
  ['header', 'header'],
]);
const MULTIVALUE: ReadonlyMap<string, Location> = new Map<string, Location>([
  ['multivaluequerystring', 'querystring'],
  ['multivalueheader', 'header'],
]);

const NAME = /^[a-zA-Z0-9._$-]+$/;

function faultOf(name: string): MappingFault | undefined {
  if (name === '') return { kind: 'no-expression' };
  return NAME.test(name) ? undefined : { kind: 'bad-name', name };
}

/** The members of `$context` that are there when a request or a response is mapped; those of an authorizer are its own. */
export const CONTEXT_MEMBERS: ReadonlySet<string> = new Set([
  'accountId', 'apiId', 'awsEndpointRequestId', 'deploymentId', 'domainName', 'domainPrefix', 'error.message', 'error.messageString',
  'error.responseType', 'error.validationErrorString', 'extendedRequestId', 'httpMethod', 'identity.accountId', 'identity.apiKey',
  'identity.apiKeyId', 'identity.caller', 'identity.cognitoAuthenticationProvider', 'identity.cognitoAuthenticationType',
  'identity.cognitoIdentityId', 'identity.cognitoIdentityPoolId', 'identity.principalOrgId', 'identity.clientCert.clientCertPem',
  'identity.clientCert.subjectDN', 'identity.clientCert.issuerDN', 'identity.clientCert.serialNumber',
  'identity.clientCert.validity.notBefore', 'identity.clientCert.validity.notAfter', 'identity.sourceIp', 'identity.user',
  'identity.userAgent', 'identity.userArn', 'identity.vpcId', 'identity.vpceId', 'isCanaryRequest', 'path', 'protocol', 'requestId',
  'requestTime', 'requestTimeEpoch', 'resourceId', 'resourcePath', 'stage', 'wafResponseCode', 'webaclArn',
]); // prettier-ignore

/** Whether a member of the context may be there; overrides are set by templates, so their names are free. */
export const isContextMember = (name: string): boolean =>
  CONTEXT_MEMBERS.has(name) || /^(authorizer|requestOverride|responseOverride)\./.test(name);
