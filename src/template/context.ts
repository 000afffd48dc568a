import { fromData } from './data.ts';
import { JavaMap } from './java/collections.ts';

/** `$context` from plain data, with the empty override maps that the service puts into it. */
export function contextMap(data: object | undefined): JavaMap {
  const given = data === undefined ? new JavaMap('context') : fromData(data, 'context');
  const context = given instanceof JavaMap ? given : new JavaMap('context');
  for (const [name, parts] of overrides) {
    const present = context.get(name);
    const map = present instanceof JavaMap ? present : new JavaMap('context');
    for (const part of parts) if (!(map.get(part) instanceof JavaMap)) map.put(part, new JavaMap('context'));
    context.put(name, map);
  }
  return context;
}

export const overrides: ReadonlyMap<string, readonly string[]> = new Map([
  ['requestOverride', ['path', 'header', 'querystring']],
  ['responseOverride', ['header']],
]);

/**
 * The members of `$context` that a mapping template can read, by their dotted names (guide, "$context variables"). A name that ends in `.`
 * has members of any name.
 */
export const contextMembers: ReadonlySet<string> = new Set(
  `accountId apiId authorizer authorizer. awsEndpointRequestId deploymentId domainName domainPrefix error error.message error.messageString
  error.responseType error.validationErrorString extendedRequestId httpMethod identity identity.accountId identity.apiKey identity.apiKeyId
  identity.caller identity.clientCert identity.clientCert.clientCertPem identity.clientCert.issuerDN identity.clientCert.serialNumber
  identity.clientCert.subjectDN identity.clientCert.validity identity.clientCert.validity.notAfter identity.clientCert.validity.notBefore
  identity.cognitoAuthenticationProvider identity.cognitoAuthenticationType identity.cognitoIdentityId identity.cognitoIdentityPoolId
  identity.principalOrgId identity.sourceIp identity.user identity.userAgent identity.userArn identity.vpcId identity.vpceId isCanaryRequest
  path protocol requestId requestOverride requestOverride.header requestOverride.header. requestOverride.path requestOverride.path.
  requestOverride.querystring requestOverride.querystring. requestTime requestTimeEpoch resourceId resourcePath responseOverride
  responseOverride. stage wafResponseCode webaclArn`.split(/\s+/),
);
