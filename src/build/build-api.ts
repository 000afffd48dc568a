import type { Operation } from '../definition/definition.ts';
import { collector } from '../diagnostics/diagnostic.ts';
import type { Outcome, Report } from '../diagnostics/diagnostic.ts';
import type { ExtendedDefinition } from '../extensions/extend.ts';
import type { Resource, RestApi } from '../model/api-model.ts';
import { resourceId, restApiId } from '../model/ids.ts';
import type { Method } from '../model/method.ts';
import { modelPath } from '../model/model-path.ts';
import { by, sortedRecord } from '../model/order.ts';
import { restApiInOrder } from '../model/rest-api-order.ts';
import { memberOf } from '../source/node.ts';
import { Draft } from './api-draft.ts';
import type { Owner } from './api-draft.ts';
import { basePathSegments } from './base-path.ts';
import type { BasePathMode } from './base-path.ts';
import type { BuiltDefinition } from './built-api.ts';
import { samePath } from './findings.ts';
import { methodParts } from './methods.ts';
import { buildModels } from './models.ts';
import { buildResources } from './resources.ts';
import { buildSecurity } from './security.ts';

export interface BuildOptions {
  readonly basepath: BasePathMode;
  readonly owner: Owner;
}

/** The name of an API whose definition has no title. The service has no rule that is known; a name is required. */
const NAMELESS = 'Untitled';

/** Stage 4: the model that a definition asks for, as a new API. */
export function build(extended: ExtendedDefinition, options: BuildOptions): Outcome<BuiltDefinition> {
  const { diagnostics, report } = collector();
  const { definition } = extended;
  const tree = buildResources(definition, basePathSegments(definition.basePath?.text, options.basepath), report);
  const placed = new Map<Operation, Resource>();
  for (const item of definition.paths) {
    const resource = tree.resourceOf(item);
    if (resource !== undefined) for (const operation of item.operations) placed.set(operation, resource);
  }

  const draft = new Draft(definition, emptyRestApi(definition.title ?? NAMELESS), placed, options.owner);
  setInfo(draft);
  const models = buildModels(definition, draft.restApiId, report);
  const security = buildSecurity(extended, report);
  for (const [operation, resource] of placed) {
    const fields = { ...security.authorizationOf(operation), ...methodParts(operation, resource, models, report) };
    draft.setMethod(operation, fields, '', operation.key);
  }
  for (const { extension, site, value } of extended.decoded) extension.lower?.(value, site, draft);

  for (const resource of tree.resources) {
    const at = tree.originOf(resource);
    if (at !== undefined) draft.origins.set(modelPath.resource(resource.path), at);
  }
  for (const { model, at } of models.all()) draft.origins.set(modelPath.model(model.name), at);
  const resources = withMethods(tree.resources, placed, draft, report);
  const value: BuiltDefinition = {
    model: {
      restApi: restApiInOrder(draft.restApi),
      resources,
      models: models
        .all()
        .map(({ model }) => model)
        .sort(by('name')),
      authorizers: draft.authorizers,
      requestValidators: draft.requestValidators,
      gatewayResponses: draft.gatewayResponses,
      documentationParts: draft.documentationParts,
      stages: [],
      apiKeys: [],
      usagePlans: [],
    },
    origins: draft.origins,
    given: draft.given,
    placed,
    resourcesByPath: new Map(resources.map((resource) => [resource.path, resource])),
  };
  return { value, diagnostics };
}

/** What a new API has where its definition says nothing (recorded). */
function emptyRestApi(name: string): RestApi {
  return {
    id: restApiId(name),
    name,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
    disableExecuteApiEndpoint: false,
    rootResourceId: resourceId('/'),
  };
}

function setInfo(draft: Draft): void {
  const { root, title, description, apiVersion } = draft.definition;
  const info = memberOf(root, 'info') ?? root;
  draft.setRestApi({ name: title ?? NAMELESS }, memberOf(info, 'title') ?? info);
  if (description !== undefined && description !== '') draft.setRestApi({ description }, memberOf(info, 'description') ?? info);
  if (apiVersion !== undefined) draft.setRestApi({ version: apiVersion }, memberOf(info, 'version') ?? info);
}

function withMethods(
  resources: readonly Resource[],
  placed: ReadonlyMap<Operation, Resource>,
  draft: Draft,
  report: Report,
): readonly Resource[] {
  const operations = new Map<Resource, Map<string, Operation>>();
  for (const [operation, resource] of placed) {
    const methods = operations.get(resource) ?? new Map<string, Operation>();
    const { httpMethod, path, key } = operation;
    const other = methods.get(httpMethod);
    if (other !== undefined)
      report(samePath, key, { path, other: other.path, httpMethod }, [
        { span: other.key, message: `${httpMethod} ${other.path} stands here.` },
      ]);
    operations.set(resource, methods.set(httpMethod, operation));
  }
  return resources.map((resource) => {
    const methods = operations.get(resource);
    if (methods === undefined) return resource;
    const entries = [...methods].map(([verb, operation]) => [verb, method(operation, draft.methodOf(operation))] as const);
    return { ...resource, resourceMethods: sortedRecord(entries) };
  });
}

/** The whole method, its keys in a fixed order. An authorizer goes where `x-amazon-apigateway-auth` set another type. */
function method({ httpMethod }: Operation, fields: Partial<Method>): Method {
  const { authorizationType = 'NONE', authorizerId, authorizationScopes, apiKeyRequired = false, requestValidatorId, ...rest } = fields;
  const { operationName, requestParameters, requestModels, methodResponses, methodIntegration } = rest;
  const authorized = authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS';
  return {
    httpMethod,
    authorizationType,
    ...(authorized && authorizerId !== undefined ? { authorizerId } : {}),
    ...(authorized && authorizationScopes !== undefined ? { authorizationScopes } : {}),
    apiKeyRequired,
    ...(requestValidatorId === undefined ? {} : { requestValidatorId }),
    ...(operationName === undefined ? {} : { operationName }),
    ...(requestParameters === undefined ? {} : { requestParameters }),
    ...(requestModels === undefined ? {} : { requestModels }),
    ...(methodResponses === undefined ? {} : { methodResponses }),
    ...(methodIntegration === undefined ? {} : { methodIntegration }),
  };
}
