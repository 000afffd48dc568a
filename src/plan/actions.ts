import type { ApiModel } from '../model/api-model.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath } from '../model/model-path.ts';
import { by, compare } from '../model/order.ts';
import { fieldChanges } from './field-changes.ts';
import type { PlannedAction } from './import-plan.ts';
import { jsonData, policyData } from './json-text.ts';
import type { JsonObject } from './json-text.ts';

/**
 * What it takes to come from one model to another: the API itself first, then resources by path, each before its methods, then the rest by
 * kind and name. Ids are not compared, they follow from names; neither are the warnings of the last import, which are no part of the API.
 */
export function plannedActions(prior: ApiModel | undefined, planned: ApiModel): readonly PlannedAction[] {
  const before = prior === undefined ? new Map<ModelPath, Part>() : partsOf(prior);
  const after = partsOf(planned);
  const parts = new Map([...before, ...after]);
  return [...parts]
    .sort(([, a], [, b]) => a.group - b.group || compare(a.name, b.name))
    .map(([subject]) => actionOf(subject, before.get(subject)?.fields, after.get(subject)?.fields));
}

/** One part of a model as far as it is compared. */
interface Part {
  readonly group: number;
  /** Orders the parts of a group. */
  readonly name: string;
  readonly fields: JsonObject;
}

function actionOf(subject: ModelPath, before: JsonObject | undefined, after: JsonObject | undefined): PlannedAction {
  if (before === undefined) return { kind: 'create', subject };
  if (after === undefined) return { kind: 'delete', subject };
  const changes = fieldChanges(before, after);
  return changes.length === 0 ? { kind: 'keep', subject } : { kind: 'update', subject, changes };
}

function partsOf(model: ApiModel): Map<ModelPath, Part> {
  const parts = new Map<ModelPath, Part>();
  const add = (group: number, subject: ModelPath, fields: JsonObject, name: string = subject): void =>
    void parts.set(subject, { group, name, fields });

  const { id: _id, rootResourceId: _root, warnings: _warnings, ...api } = model.restApi;
  add(0, modelPath.api(), withJson(api, 'policy', policyData));
  for (const { path, resourceMethods = {} } of [...model.resources].sort(by('path'))) {
    add(1, modelPath.resource(path), {}, path);
    for (const [verb, method] of Object.entries(resourceMethods)) add(1, modelPath.method(path, verb), { ...method }, `${path}\0${verb}`);
  }
  for (const { id: _, name, ...fields } of model.models) add(2, modelPath.model(name), withJson(fields, 'schema'));
  for (const { id: _, name, ...fields } of model.authorizers) add(3, modelPath.authorizer(name), fields);
  for (const { id: _, name, ...fields } of model.requestValidators) add(4, modelPath.requestValidator(name), fields);
  for (const { responseType, ...fields } of model.gatewayResponses) add(5, modelPath.gatewayResponse(responseType), fields);
  for (const { location, properties } of model.documentationParts) {
    add(6, modelPath.documentationPart(location), withJson({ properties }, 'properties'));
  }
  return parts;
}

/** The fields with the JSON text of one as data, so that changes are named inside it. */
function withJson(fields: JsonObject, name: string, dataOf = jsonData): JsonObject {
  const text = fields[name];
  return typeof text === 'string' ? { ...fields, [name]: dataOf(text) } : fields;
}
