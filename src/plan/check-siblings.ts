import type { BuiltApi } from '../build/built-api.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import type { ApiModel, Resource } from '../model/api-model.ts';
import { modelPath } from '../model/model-path.ts';
import type { Span } from '../source/node.ts';
import { parentPath } from './parent-path.ts';

const shop = (variable: string): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  /items/{${variable}}:
    get:
      parameters: [{name: ${variable}, in: path, required: true, type: string}]
      responses: {"200": {description: One item}}
      x-amazon-apigateway-integration: {type: mock}`;

/** A merge keeps the paths that are there, so two halves that are each correct may not fit together. */
export const siblingInApi = finding<{ path: string; sibling: string }>({
  code: 'plan/sibling-in-api',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ path, sibling }) => `${path} cannot be merged: the API already has the path variable ${sibling} in its place.`,
  serviceMessage: ({ path, sibling }) =>
    `Unable to create resource at path '${path}': A sibling (${sibling}) of this resource already has a variable path part -- only one is allowed`,
  why: 'A resource can have only one child that is a variable. A merge deletes nothing, so the variable of the API stays.',
  fix: ({ sibling }) => `Call the variable ${sibling} in the definition too, or use --mode overwrite.`,
  context: { as: 'import', prior: shop('id') },
  bad: shop('itemId'),
  good: shop('id'),
});

/** Reports path variables that the API has under another name. */
export function checkSiblings(built: BuiltApi, prior: ApiModel, report: Report): void {
  const variables = new Map(prior.resources.filter(isVariable).map((resource) => [parentPath(resource.path), resource]));
  for (const { path, pathPart } of built.model.resources.filter(isVariable)) {
    const sibling = variables.get(parentPath(path))?.pathPart;
    if (sibling !== undefined && sibling !== pathPart) report(siblingInApi, placeOf(built, path), { path, sibling });
  }
}

const isVariable = ({ pathPart }: Resource): boolean => pathPart?.startsWith('{') === true;

/** Where the resource was written; what stems from the base path alone may have no place, and gets that of the API's name. */
function placeOf({ origins }: BuiltApi, path: string): Span {
  const name = modelPath.api('name');
  return origins.get(modelPath.resource(path)) ?? origins.get(name) ?? { file: { path: '', text: '', format: 'json' }, start: 0, end: 0 };
}
