import { authorizerId } from '../model/ids.ts';
import type { Authorizer } from '../model/api-model.ts';
import { httpApi, list, object, optional, required } from '../shape/containers.ts';
import { anything, choice, flag, integer, text } from '../shape/scalars.ts';
import { authtypeOf } from './authtype.ts';
import { defineExtension } from './extension.ts';

export const AUTHORIZER_NAME = 'x-amazon-apigateway-authorizer';
const TYPES = ['token', 'request', 'cognito_user_pools'] as const;

export const authorizer = defineExtension({
  name: AUTHORIZER_NAME,
  places: ['securityScheme'],
  summary: 'A Lambda or Cognito authorizer behind a security scheme.',
  shape: object({
    type: required(choice(TYPES, { ignoreCase: true })),
    authorizerUri: optional(text()),
    authorizerCredentials: optional(text()),
    identitySource: optional(text()),
    identityValidationExpression: optional(text()),
    authorizerResultTtlInSeconds: optional(integer({ min: 0, max: 3600 })),
    providerARNs: optional(list(text())),
    authorizerPayloadFormatVersion: httpApi(text()),
    enableSimpleResponses: httpApi(flag()),
    jwtConfiguration: httpApi(anything({ type: 'object' })),
  }),
  lower: ({ value, node }, { target: scheme }, draft) => {
    const type = value.type?.toUpperCase() as Authorizer['type'] | undefined;
    if (type === undefined) return;
    const { authorizerUri, authorizerCredentials, identityValidationExpression, authorizerResultTtlInSeconds, providerARNs } = value;
    const authType = authtypeOf(scheme);
    // Token and Cognito authorizers read the header that the scheme names, whatever identitySource says (recorded).
    const identitySource = type === 'REQUEST' ? value.identitySource : `method.request.header.${scheme.parameterName ?? ''}`;
    draft.addAuthorizer(
      {
        id: authorizerId(scheme.name),
        name: scheme.name,
        type,
        ...(providerARNs === undefined || providerARNs.length === 0 ? {} : { providerARNs }),
        ...(authType === undefined ? {} : { authType }),
        ...(authorizerUri === undefined ? {} : { authorizerUri }),
        ...(authorizerCredentials === undefined ? {} : { authorizerCredentials }),
        ...(identitySource === undefined ? {} : { identitySource }),
        ...(identityValidationExpression === undefined ? {} : { identityValidationExpression }),
        ...(authorizerResultTtlInSeconds === undefined ? {} : { authorizerResultTtlInSeconds }),
      },
      node,
    );
  },
  print: ({ authorizer: given }) => printAuthorizer(given),
  exportedWith: 'authorizers',
});

/** The identity source of token and Cognito authorizers is the header that the scheme names. */
function printAuthorizer({ type, identitySource, providerARNs, ...given }: Authorizer): unknown {
  const { authorizerUri, authorizerCredentials, identityValidationExpression, authorizerResultTtlInSeconds } = given;
  const members = {
    type: type.toLowerCase(),
    authorizerUri,
    authorizerCredentials,
    identityValidationExpression,
    authorizerResultTtlInSeconds,
    identitySource: type === 'REQUEST' ? identitySource : undefined,
    providerARNs,
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
