import type { Resource } from '../model/api-model.ts';
import type { Method, MethodResponse } from '../model/method.ts';
import type { ExportSource } from './export-source.ts';
import { printExtensions } from './extension-values.ts';
import { printSchemas } from './model-schemas.ts';
import {
  byStatusCode,
  consumesOf,
  defined,
  headersOf,
  methodsByPath,
  parametersOf,
  pathItemKey,
  producesOf,
  unlessEmpty,
} from './operation-parts.ts';
import { postmanMeta } from './postman-meta.ts';

/** The API as the service writes it in Swagger 2.0, members in its order. */
export function toSwagger2(source: ExportSource): object {
  const { model, deployment, selection, documentation, security, schemas } = source;
  const { name: title, description } = model.restApi;
  return defined({
    swagger: '2.0',
    info: defined({ description, version: deployment.version, title }),
    host: deployment.host,
    basePath: deployment.stageName === undefined ? undefined : `/${deployment.stageName}`,
    ...documentation.api(),
    schemes: ['https'],
    paths: Object.fromEntries(methodsByPath(model.resources).map((one) => [one.resource.path, pathItem(source, one)])),
    securityDefinitions: unlessEmpty(security.schemes),
    definitions: unlessEmpty(printSchemas(schemas, '#/definitions/')),
    ...printExtensions({ place: 'document', model }, selection),
  });
}

function pathItem(source: ExportSource, { resource, methods }: { resource: Resource; methods: readonly Method[] }): object {
  return Object.fromEntries(methods.map((method) => [pathItemKey(method), operation(source, resource, method)]));
}

function operation(source: ExportSource, resource: Resource, method: Method): object {
  const { model, deployment, selection, documentation, security } = source;
  const responses = Object.values(method.methodResponses ?? {});
  return defined({
    ...documentation.method(resource.path, method.httpMethod),
    operationId: method.operationName,
    consumes: unlessEmpty(consumesOf(method)),
    produces: unlessEmpty(producesOf(method)),
    parameters: unlessEmpty(parameters(source, resource, method)),
    responses: byStatusCode(responses, (one) => response(source, resource, method, one)),
    security: security.requirementsOf(method),
    ...(selection.postman ? postmanMeta(method, deployment.region) : {}),
    ...printExtensions({ place: 'operation', model, resource, method }, selection),
  });
}

const DOCUMENTED_AS = { path: 'PATH_PARAMETER', query: 'QUERY_PARAMETER', header: 'REQUEST_HEADER' } as const;

/** One body parameter for each media type, also where that makes two, which Swagger forbids: so the service writes them. */
function parameters(source: ExportSource, { path }: Resource, method: Method): readonly object[] {
  const { documentation, schemas } = source;
  const about = { path, method: method.httpMethod };
  const plain = parametersOf(method).map((parameter) => {
    const { name, in: location, required } = parameter;
    return {
      name,
      in: location,
      ...documentation.description({ type: DOCUMENTED_AS[location], ...about, name }),
      required,
      type: 'string',
    };
  });
  const bodies = Object.values(method.requestModels ?? {}).filter((name) => schemas.has(name));
  return [
    ...plain,
    ...bodies.map((name) => ({
      in: 'body',
      name,
      ...documentation.description({ type: 'REQUEST_BODY', ...about }),
      required: true,
      schema: { $ref: `#/definitions/${name}` },
    })),
  ];
}

function response(source: ExportSource, { path }: Resource, { httpMethod: method }: Method, given: MethodResponse): object {
  const { documentation } = source;
  const { statusCode } = given;
  const about = { path, method, statusCode };
  const headers = headersOf(given.responseParameters).map((name) => {
    return [name, { type: 'string', ...documentation.description({ type: 'RESPONSE_HEADER', ...about, name }) }] as const;
  });
  const name = schemaOf(given);
  return defined({
    description: `${statusCode} response`,
    ...documentation.description({ type: 'RESPONSE', ...about }),
    schema: name !== undefined && source.schemas.has(name) ? { $ref: `#/definitions/${name}` } : undefined,
    headers: unlessEmpty(Object.fromEntries(headers)),
  });
}

/** Swagger 2.0 has one schema for all media types of a response: that of JSON where there is one. */
function schemaOf({ responseModels = {} }: MethodResponse): string | undefined {
  return responseModels['application/json'] ?? Object.values(responseModels)[0];
}
