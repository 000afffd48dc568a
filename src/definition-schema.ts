import type { AnyExtension } from './extensions/registry.ts';
import { registry } from './extensions/registry.ts';
import type { Place } from './extensions/extension.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema (draft 7) of definitions for editors, printed to `schemas/definition.schema.json`: every extension at its place, from the
 * declarations that also decode it. Of the rest it says only where things stand; what Swagger and OpenAPI mean by them is for their schemas.
 */
export function definitionJsonSchema(): JsonSchema {
  const operation = { type: 'object', properties: extensionsAt('operation') };
  const verbs = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head', 'x-amazon-apigateway-any-method'];
  const pathItem = { type: 'object', properties: Object.fromEntries(verbs.map((verb) => [verb, { $ref: '#/$defs/operation' }])) };
  const schemes = { type: 'object', additionalProperties: { type: 'object', properties: extensionsAt('securityScheme') } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'definition.schema.json',
    title: 'A Swagger 2.0 or OpenAPI 3.0 definition for Amazon API Gateway',
    type: 'object',
    properties: {
      paths: { type: 'object', additionalProperties: { $ref: '#/$defs/pathItem' } },
      securityDefinitions: { $ref: '#/$defs/securitySchemes' },
      components: { type: 'object', properties: { securitySchemes: { $ref: '#/$defs/securitySchemes' } } },
      ...extensionsAt('document'),
    },
    $defs: { operation, pathItem, securitySchemes: schemes },
  };
}

function extensionsAt(place: Place): JsonSchema {
  const here: readonly AnyExtension[] = registry.filter(({ places }) => places.includes(place));
  return Object.fromEntries(here.map(({ name, summary, shape }) => [name, { description: summary, ...shape.jsonSchema }]));
}
