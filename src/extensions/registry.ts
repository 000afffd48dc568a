import { anyMethod } from './any-method.ts';
import { apiKeySource } from './api-key-source.ts';
import { auth } from './auth.ts';
import { authorizer } from './authorizer.ts';
import { authtype } from './authtype.ts';
import { binaryMediaTypes } from './binary-media-types.ts';
import { documentation } from './documentation.ts';
import { endpointAccessMode } from './endpoint-access-mode.ts';
import { endpointConfiguration } from './endpoint-configuration.ts';
import type { Extension, Place } from './extension.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { cors, importexportVersion, integrations, tagValue } from './http-api.ts';
import { integration } from './integration/index.ts';
import { minimumCompressionSize } from './minimum-compression-size.ts';
import { policy } from './policy.ts';
import { requestValidator } from './request-validator.ts';
import { requestValidators } from './request-validators.ts';
import { securityPolicy } from './security-policy.ts';

/** An extension of whatever place and value; what a loop over all of them sees. */
// oxlint-disable-next-line typescript/no-explicit-any -- places and values of all extensions stand side by side
export type AnyExtension = Extension<Place, any>;

/**
 * Every extension apigw knows. Stages loop over it; none asks for a name. The order is that of lowering: an integration after everything
 * else of its operation, as the service puts the method first and its integration on it. It is also the order in which they are exported.
 */
export const registry: readonly AnyExtension[] = [
  apiKeySource,
  minimumCompressionSize,
  endpointConfiguration,
  endpointAccessMode,
  securityPolicy,
  policy,
  requestValidators,
  requestValidator,
  gatewayResponses,
  binaryMediaTypes,
  documentation,
  authtype,
  authorizer,
  auth,
  anyMethod,
  integration,
  cors,
  integrations,
  importexportVersion,
  tagValue,
] as readonly AnyExtension[];

export const extensionsByName: ReadonlyMap<string, AnyExtension> = new Map(registry.map((extension) => [extension.name, extension]));
