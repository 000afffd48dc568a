import { authorizationSpecs } from './authorization.ts';
import { authorizerSpecs } from './authorizers.ts';
import type { ChangeSpec } from './change.ts';
import { documentationSpecs } from './documentation.ts';
import { gatewayResponseSpecs } from './gateway-responses.ts';
import { integrationResponseSpecs } from './integration-responses.ts';
import { integrationSpecs } from './integrations.ts';
import { requestBodySpecs } from './method-models.ts';
import { responseSpecs } from './method-responses.ts';
import { methodSpecs } from './methods.ts';
import { modelSpecs } from './models.ts';
import { parameterSpecs } from './parameters.ts';
import { resourceSpecs } from './resources.ts';
import { restApiSpecs } from './rest-api.ts';
import { allSchemaSpecs } from './schema/kinds.ts';
import { stageSpecs } from './stages.ts';
import { allTemplateSpecs } from './templates.ts';
import { validatorSpecs } from './validators.ts';

/** Every kind of change, by code: for `apigw explain` and the reference. */
export const changeCatalogue: ReadonlyMap<string, ChangeSpec> = new Map(
  [
    ...Object.values(restApiSpecs),
    ...Object.values(resourceSpecs),
    ...Object.values(methodSpecs),
    ...Object.values(authorizationSpecs),
    ...Object.values(validatorSpecs),
    ...Object.values(parameterSpecs),
    ...Object.values(requestBodySpecs),
    ...Object.values(responseSpecs),
    ...Object.values(integrationSpecs),
    ...Object.values(allTemplateSpecs),
    ...Object.values(integrationResponseSpecs),
    ...Object.values(gatewayResponseSpecs),
    ...Object.values(modelSpecs),
    ...allSchemaSpecs,
    ...Object.values(authorizerSpecs),
    ...Object.values(documentationSpecs),
    ...Object.values(stageSpecs),
  ].map((spec) => [spec.code, spec]),
);
