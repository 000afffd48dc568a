import { mayAppear } from '../definition/references.ts';
import type { Definition, Operation, RequiredScheme, SecurityRequirement, SecurityScheme } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { AUTHORIZER_NAME, authorizer } from '../extensions/authorizer.ts';
import { authtypeOf, isSigv4 } from '../extensions/authtype.ts';
import type { ExtendedDefinition } from '../extensions/extend.ts';
import { authorizerId } from '../model/ids.ts';
import type { Method } from '../model/method.ts';
import type { Building } from '../model/record.ts';
import { entryOf, isOpen, isUnresolved, memberOf } from '../source/node.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { apiKeyName, authorizerMissing, rootSecurityIgnored, schemeUndefined, schemeUnsupported, twoAuthorizers } from './findings.ts';

export type Authorization = Pick<Method, 'authorizationType' | 'authorizerId' | 'authorizationScopes' | 'apiKeyRequired'>;

/** What a scheme asks of a method that requires it. */
type Meaning =
  | { readonly kind: 'authorizer'; readonly type: 'CUSTOM' | 'COGNITO_USER_POOLS'; readonly id: string }
  | { readonly kind: 'iam' }
  | { readonly kind: 'api-key' }
  | { readonly kind: 'nothing' };

export interface Security {
  /** A new object each time. */
  authorizationOf(operation: Operation): Building<Authorization>;
}

/**
 * How the security of a definition reaches its methods.
 *
 * An operation's own list replaces the root's. The root's counts for OpenAPI 3.0 (recorded) and not for Swagger 2.0: there is no recording,
 * and the guide says it is not used. All schemes of a list are united, since a method has one authorizer and one flag for API keys.
 */
export function buildSecurity(extended: ExtendedDefinition, report: Report): Security {
  const { definition } = extended;
  const meanings = new Map(definition.securitySchemes.map((scheme) => [scheme.name, meaningOf(extended, scheme, report)]));
  const shared = sharedRequirements(definition, meanings, report);
  return {
    authorizationOf(operation) {
      if (operation.security !== undefined) checkNames(operation.security, definition, meanings, report);
      return authorization(operation, operation.security ?? shared, meanings, report);
    },
  };
}

function sharedRequirements(
  definition: Definition,
  meanings: ReadonlyMap<string, Meaning>,
  report: Report,
): readonly SecurityRequirement[] {
  const { root, security, version } = definition;
  if (security === undefined) return [];
  checkNames(security, definition, meanings, report);
  if (version === 'openapi3') return security;
  if (security.length > 0) report(rootSecurityIgnored, entryOf(root, 'security')?.key ?? root, {});
  return [];
}

/** Where the schemes of a definition stand. */
const SCHEMES: Readonly<Record<Definition['version'], readonly string[]>> = {
  swagger2: ['securityDefinitions'],
  openapi3: ['components', 'securitySchemes'],
};

function checkNames(
  security: readonly SecurityRequirement[],
  { root, version }: Definition,
  meanings: ReadonlyMap<string, Meaning>,
  report: Report,
): void {
  for (let index = 0; index < security.length; index += 1) {
    const { schemes, node } = security[index] as SecurityRequirement;
    if (isOpen(node)) continue;
    for (let inner = 0; inner < schemes.length; inner += 1) {
      const { name, key } = schemes[inner] as RequiredScheme;
      if (!meanings.has(name) && !isPlaceholderText(name) && !mayAppear(root, [...SCHEMES[version], name]))
        report(schemeUndefined, key, { name, nearest: nearest(name, meanings.keys()) });
    }
  }
}

function meaningOf(extended: ExtendedDefinition, scheme: SecurityScheme, report: Report): Meaning {
  const { name, type, key, node } = scheme;
  if (type !== undefined && type !== 'apiKey') {
    if (!isUnresolved(memberOf(node, 'type'))) report(schemeUnsupported, memberOf(node, 'type') ?? key, { name, type });
    return { kind: 'nothing' };
  }
  if (isSigv4(scheme)) return { kind: 'iam' };
  if (scheme.extensions.has(AUTHORIZER_NAME)) {
    const authorizerType = extended.valueOf(authorizer, scheme)?.value.type;
    if (authorizerType === undefined) return { kind: 'nothing' };
    const type = authorizerType.toLowerCase() === 'cognito_user_pools' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
    return { kind: 'authorizer', type, id: authorizerId(name) };
  }
  const authtype = authtypeOf(scheme);
  if (authtype !== undefined) {
    // Names that begin with "aws" are reserved for the service; all but awsSigv4 mean nothing yet.
    if (!authtype.toLowerCase().startsWith('aws') && !isPlaceholderText(authtype) && !isOpen(node))
      report(authorizerMissing, key, { name });
    return { kind: 'nothing' };
  }
  if (scheme.in === 'header' && scheme.parameterName?.toLowerCase() === 'x-api-key') return { kind: 'api-key' };
  const open = isOpen(node) || isUnresolved(memberOf(node, 'name')) || isUnresolved(memberOf(node, 'in'));
  if (scheme.parameterName !== undefined && !open)
    report(apiKeyName, key, { name, parameter: `the ${scheme.in ?? 'header'} ${scheme.parameterName}` });
  return { kind: 'nothing' };
}

function authorization(
  { path, httpMethod }: Operation,
  security: readonly SecurityRequirement[],
  meanings: ReadonlyMap<string, Meaning>,
  report: Report,
): Building<Authorization> {
  const result: Building<Authorization> = { authorizationType: 'NONE', apiKeyRequired: false };
  let first: string | undefined;
  for (let index = 0; index < security.length; index += 1) {
    const { schemes } = security[index] as SecurityRequirement;
    for (let inner = 0; inner < schemes.length; inner += 1) {
      const { name, key, scopes } = schemes[inner] as RequiredScheme;
      const meaning = meanings.get(name);
      if (meaning === undefined || meaning.kind === 'nothing') continue;
      if (meaning.kind === 'api-key') {
        result.apiKeyRequired = true;
        continue;
      }
      if (first !== undefined) {
        if (first !== name) report(twoAuthorizers, key, { first, second: name, httpMethod, path });
        continue;
      }
      first = name;
      if (meaning.kind === 'iam') result.authorizationType = 'AWS_IAM';
      else {
        result.authorizationType = meaning.type;
        result.authorizerId = meaning.id;
        if (meaning.type === 'COGNITO_USER_POOLS' && scopes.length > 0) result.authorizationScopes = scopes;
      }
    }
  }
  return result;
}
