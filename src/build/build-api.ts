import type { Operation } from '../definition/definition.ts';
import { collector } from '../diagnostics/diagnostic.ts';
import type { Outcome, Report } from '../diagnostics/diagnostic.ts';
import type { ExtendedDefinition } from '../extensions/extend.ts';
import type { Resource, RestApi } from '../model/api-model.ts';
import { resourceId, restApiId } from '../model/ids.ts';
import type { Method } from '../model/method.ts';
import { modelPath } from '../model/model-path.ts';
import type { Origins } from '../model/model-path.ts';
import { by } from '../model/order.ts';
import type { Building } from '../model/record.ts';
import { restApiInOrder } from '../model/rest-api-order.ts';
import { memberOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
import { Draft } from './api-draft.ts';
import type { Owner } from './api-draft.ts';
import { basePathSegments } from './base-path.ts';
import type { BasePathMode } from './base-path.ts';
import type { BuiltDefinition } from './built-api.ts';
import { samePath } from './findings.ts';
import { methodContext, methodFields } from './methods.ts';
import { buildModels } from './models.ts';
import type { Models } from './models.ts';
import { originsOf } from './origins.ts';
import { buildResources } from './resources.ts';
import type { ResourceTree } from './resources.ts';
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
  const context = methodContext(buildSecurity(extended, report), models, report);
  placed.forEach((resource, operation) => draft.addMethod(operation, resource, methodFields(operation, resource, context)));
  for (const { extension, site, value } of extended.decoded) extension.lower?.(value, site, draft);

  const resources = withMethods(tree.resources, placed, draft, report);
  let origins: Origins | undefined;
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
    get origins() {
      return (origins ??= allOrigins(draft, tree, models, placed));
    },
    given: draft.given,
    placed,
    resourcesByPath: new Map(resources.map((resource) => [resource.path, resource])),
  };
  return { value, diagnostics };
}

/** Worked out when somebody asks: only a merge and the changes between two APIs do. */
function allOrigins(draft: Draft, tree: ResourceTree, models: Models, placed: ReadonlyMap<Operation, Resource>): Origins {
  const wholes = draft.origins();
  for (const resource of tree.resources) {
    const at = tree.originOf(resource);
    if (at !== undefined) wholes.set(modelPath.resource(resource.path), at);
  }
  const schemas = new Map<string, SourceNode>();
  for (const { model, node, at } of models.all()) {
    wholes.set(modelPath.model(model.name), at);
    schemas.set(model.name, node);
  }
  return originsOf({ definition: draft.definition, placed, wholes, schemas });
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
  const operations = new Map<Resource, Operation[]>();
  for (const [operation, resource] of placed) {
    const others = operations.get(resource);
    if (others === undefined) operations.set(resource, [operation]);
    else addOperation(others, operation, report);
  }
  return resources.map((resource) => {
    const own = operations.get(resource);
    if (own === undefined) return resource;
    const resourceMethods: Record<string, Method> = {};
    for (const operation of own.sort(by('httpMethod')))
      resourceMethods[operation.httpMethod] = method(operation, draft.methodOf(operation));
    return { ...resource, resourceMethods };
  });
}

/** Of two operations with one path and verb the later counts. */
function addOperation(others: Operation[], operation: Operation, report: Report): void {
  const { httpMethod, path, key } = operation;
  const index = others.findIndex((other) => other.httpMethod === httpMethod);
  const other = others[index];
  if (other === undefined) {
    others.push(operation);
    return;
  }
  report(samePath, key, { path, other: other.path, httpMethod }, [
    { span: other.key, message: `${httpMethod} ${other.path} stands here.` },
  ]);
  others[index] = operation;
}

/** The whole method, its keys in a fixed order. An authorizer goes where `x-amazon-apigateway-auth` set another type. */
function method({ httpMethod }: Operation, set: Partial<Method>): Method {
  const { authorizationType = 'NONE', apiKeyRequired = false } = set;
  const fields: Building<Partial<Method>> = { httpMethod, authorizationType };
  if (authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS') {
    if (set.authorizerId !== undefined) fields.authorizerId = set.authorizerId;
    if (set.authorizationScopes !== undefined) fields.authorizationScopes = set.authorizationScopes;
  }
  fields.apiKeyRequired = apiKeyRequired;
  if (set.requestValidatorId !== undefined) fields.requestValidatorId = set.requestValidatorId;
  if (set.operationName !== undefined) fields.operationName = set.operationName;
  if (set.requestParameters !== undefined) fields.requestParameters = set.requestParameters;
  if (set.requestModels !== undefined) fields.requestModels = set.requestModels;
  if (set.methodResponses !== undefined) fields.methodResponses = set.methodResponses;
  if (set.methodIntegration !== undefined) fields.methodIntegration = set.methodIntegration;
  return fields as Method;
}
