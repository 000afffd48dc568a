import type { ApiModel, Resource } from '../model/api-model.ts';
import { overwrittenRestApi } from './rest-api.ts';

/**
 * The API after an overwrite: everything that the definition does not name is deleted (documented), and what survives keeps its id
 * (recorded for resources; adoption has seen to it). That this holds for models, authorizers, validators, gateway responses and documentation
 * parts too, also for the models `Empty` and `Error` of an API that was made empty, is our reading: only resources and methods are on record,
 * and of documentation the guide says that the whole collection is replaced. Stages, keys and usage plans are never touched (documented).
 */
export function overwriteApi(prior: ApiModel, wanted: ApiModel): ApiModel {
  const survivors = new Map(prior.resources.map((resource) => [resource.path, resource]));
  return {
    ...prior,
    restApi: overwrittenRestApi(prior.restApi, wanted.restApi),
    resources: wanted.resources.map((resource) => overwriteResource(survivors.get(resource.path), resource)),
    models: wanted.models,
    authorizers: wanted.authorizers,
    requestValidators: wanted.requestValidators,
    gatewayResponses: wanted.gatewayResponses,
    documentationParts: wanted.documentationParts,
  };
}

/** Members that apigw does not know stay. */
function overwriteResource(survivor: Resource | undefined, wanted: Resource): Resource {
  if (survivor === undefined) return wanted;
  const { resourceMethods: _, ...rest } = survivor;
  return { ...rest, ...wanted };
}
