import { endpointConfiguration } from '../extensions/endpoint-configuration.ts';
import type { Resource } from '../model/api-model.ts';
import type { Method, MethodResponse } from '../model/method.ts';
import type { ExportSource } from './export-source.ts';
import { printExtensions } from './extension-values.ts';
import { printSchemas } from './model-schemas.ts';
import { byStatusCode, defined, headersOf, methodsByPath, parametersOf, pathItemKey, unlessEmpty } from './operation-parts.ts';
import { postmanMeta } from './postman-meta.ts';

/** The API as the service writes it in OpenAPI 3.0, members in its order: `components` and `content` also where they are empty. */
export function toOpenApi3(source: ExportSource): object {
  const { model, deployment, selection, documentation, security, schemas } = source;
  const { name: title, description } = model.restApi;
  const { [endpointConfiguration.name]: endpoint, ...extensions } = printExtensions({ place: 'document', model }, selection);
  return {
    openapi: '3.0.1',
    info: defined({ title, description, version: deployment.version }),
    servers: [
      defined({
        url: `https://${deployment.host}/{basePath}`,
        variables: { basePath: { default: deployment.stageName ?? '' } },
        [endpointConfiguration.name]: endpoint,
      }),
    ],
    ...documentation.api(),
    paths: Object.fromEntries(methodsByPath(model.resources).map((one) => [one.resource.path, pathItem(source, one)])),
    components: defined({
      schemas: unlessEmpty(printSchemas(schemas, '#/components/schemas/')),
      securitySchemes: unlessEmpty(security.schemes),
    }),
    ...extensions,
  };
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
    parameters: unlessEmpty(parameters(source, resource, method)),
    requestBody: requestBody(source, resource, method),
    responses: byStatusCode(responses, (one) => response(source, resource, method, one)),
    security: security.requirementsOf(method),
    ...(selection.postman ? postmanMeta(method, deployment.region) : {}),
    ...printExtensions({ place: 'operation', model, resource, method }, selection),
  });
}

const DOCUMENTED_AS = { path: 'PATH_PARAMETER', query: 'QUERY_PARAMETER', header: 'REQUEST_HEADER' } as const;

/** `required` is written only where it is true (recorded). */
function parameters({ documentation }: ExportSource, { path }: Resource, method: Method): readonly object[] {
  return parametersOf(method).map(({ name, in: location, required }) => {
    const description = documentation.description({ type: DOCUMENTED_AS[location], path, method: method.httpMethod, name });
    return { name, in: location, ...description, ...(required ? { required } : {}), schema: { type: 'string' } };
  });
}

function requestBody(source: ExportSource, { path }: Resource, { httpMethod: method, requestModels = {} }: Method): object | undefined {
  const content = contentOf(source, requestModels);
  if (unlessEmpty(content) === undefined) return undefined;
  return { ...source.documentation.description({ type: 'REQUEST_BODY', path, method }), content, required: true };
}

function response(source: ExportSource, { path }: Resource, { httpMethod: method }: Method, given: MethodResponse): object {
  const { documentation } = source;
  const { statusCode, responseModels = {} } = given;
  const about = { path, method, statusCode };
  const headers = headersOf(given.responseParameters).map((name) => {
    return [name, { ...documentation.description({ type: 'RESPONSE_HEADER', ...about, name }), schema: { type: 'string' } }] as const;
  });
  return {
    description: `${statusCode} response`,
    ...documentation.description({ type: 'RESPONSE', ...about }),
    ...defined({ headers: unlessEmpty(Object.fromEntries(headers)) }),
    content: contentOf(source, responseModels),
  };
}

function contentOf({ schemas }: ExportSource, models: Readonly<Record<string, string>>): object {
  const written = Object.entries(models).filter(([, name]) => schemas.has(name));
  return Object.fromEntries(written.map(([mediaType, name]) => [mediaType, { schema: { $ref: `#/components/schemas/${name}` } }]));
}
