import type { Operation } from '../definition/definition.ts';
import { collector } from '../diagnostics/diagnostic.ts';
import type { Outcome, Report } from '../diagnostics/diagnostic.ts';
import type { DecodedExtension, ExtendedDefinition } from '../extensions/extend.ts';
import type { Resource, RestApi } from '../model/api-model.ts';
import { resourceId, restApiId } from '../model/ids.ts';
import type { Method } from '../model/method.ts';
import { modelPath } from '../model/model-path.ts';
import type { Origins } from '../model/model-path.ts';
import { by } from '../model/order.ts';
import { restApiInOrder } from '../model/rest-api-order.ts';
import { memberOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
import { Draft } from './api-draft.ts';
import type { Owner } from './api-draft.ts';
import { basePathSegments } from './base-path.ts';
import type { BasePathMode } from './base-path.ts';
import type { BuiltDefinition } from './built-api.ts';
import { samePath } from './findings.ts';
import { buildMethod, methodContext } from './methods.ts';
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
  const { decoded } = extended;
  for (let index = 0; index < decoded.length; index += 1) {
    const { extension, site, value } = decoded[index] as DecodedExtension;
    extension.lower?.(value, site, draft);
  }
  const context = methodContext(buildSecurity(extended, report), models, report);
  const methods = new Map<Operation, Method>();
  placed.forEach((resource, operation) => methods.set(operation, buildMethod(operation, resource, draft.fieldsOf(operation), context)));

  const resources = withMethods(tree.resources, placed, methods, report);
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
    resourcesByPath: byPath(resources),
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
  methods: ReadonlyMap<Operation, Method>,
  report: Report,
): readonly Resource[] {
  const operations = new Map<Resource, Operation[]>();
  placed.forEach((resource, operation) => {
    const others = operations.get(resource);
    if (others === undefined) operations.set(resource, [operation]);
    else addOperation(others, operation, report);
  });
  return resources.map((resource) => {
    const own = operations.get(resource)?.sort(byVerb);
    if (own === undefined) return resource;
    const resourceMethods: Record<string, Method> = {};
    for (let index = 0; index < own.length; index += 1) {
      const operation = own[index] as Operation;
      resourceMethods[operation.httpMethod] = methods.get(operation) as Method;
    }
    return { ...resource, resourceMethods };
  });
}

const byVerb = by('httpMethod');

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

function byPath(resources: readonly Resource[]): ReadonlyMap<string, Resource> {
  const map = new Map<string, Resource>();
  for (let index = 0; index < resources.length; index += 1) {
    const resource = resources[index] as Resource;
    map.set(resource.path, resource);
  }
  return map;
}
