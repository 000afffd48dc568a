import type { KeyNode, MapNode, SourceNode, Span } from '../source/node.ts';

/**
 * Stage 2: a definition in one neutral form, whether it was written as Swagger 2.0 or as OpenAPI 3.0. References are resolved, parameters
 * of the path item are united with those of the operation; extensions are still raw nodes, decoded by stage 3. Lists are in source order.
 */
export interface Definition {
  readonly version: 'swagger2' | 'openapi3';
  readonly root: MapNode;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** `info.version` as text, also where it is written as a number. */
  readonly apiVersion: string | undefined;
  /** As written: `basePath`, or what OpenAPI 3.0's servers say (its recorded rules); undefined where there is none. */
  readonly basePath: { readonly text: string; readonly at: Span } | undefined;
  readonly paths: readonly PathItem[];
  readonly schemas: readonly NamedSchema[];
  readonly securitySchemes: readonly SecurityScheme[];
  /** Root `security`; whether it reaches the operations is decided by `build/security.ts`. */
  readonly security: readonly SecurityRequirement[] | undefined;
  readonly tags: readonly Tag[];
  /** Those of the root; in OpenAPI 3.0 also the endpoint configuration of the first server. */
  readonly extensions: RawExtensions;
}

/** Raw extensions of one object: every key that begins with `x-`, by name. */
export type RawExtensions = ReadonlyMap<string, RawExtension>;

export interface RawExtension {
  readonly key: KeyNode;
  readonly node: SourceNode;
}

export interface PathItem {
  /** As written, such as `/pets/{petId}`. */
  readonly path: string;
  readonly key: KeyNode;
  readonly operations: readonly Operation[];
  readonly extensions: RawExtensions;
}

export const HTTP_METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'] as const;
/** A verb of the model; `ANY` comes from `x-amazon-apigateway-any-method`. */
export type HttpMethod = (typeof HTTP_METHODS)[number];

export interface Operation {
  readonly path: string;
  readonly httpMethod: HttpMethod;
  /** The verb's key: the place of what is missing from the operation. */
  readonly key: KeyNode;
  readonly node: SourceNode;
  readonly operationId: string | undefined;
  /** Of the path item and the operation, an operation's own replacing those with the same name and place; body and form not among them. */
  readonly parameters: readonly Parameter[];
  /** The request body's schemas by media type: `consumes` × body parameter, or `requestBody.content`. */
  readonly requestBody: readonly MediaType[];
  readonly responses: readonly Response[];
  /** The operation's own list; undefined where it has none, `[]` where it removes the root's. */
  readonly security: readonly SecurityRequirement[] | undefined;
  readonly extensions: RawExtensions;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  /** The parameter object, behind a `$ref` its target. */
  readonly node: SourceNode;
  /** Where the operation or path item has it: the reference, or the object itself. */
  readonly at: Span;
}

export interface MediaType {
  readonly mediaType: string;
  /** A schema, or a `$ref` to a named one, as written. */
  readonly schema: SourceNode;
}

export interface Response {
  /** `200`, `default`, as text. */
  readonly statusCode: string;
  readonly key: KeyNode;
  readonly node: SourceNode;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
}

export interface Header {
  readonly name: string;
  readonly key: KeyNode;
}

/** A member of `definitions` or `components.schemas`. */
export interface NamedSchema {
  readonly name: string;
  readonly key: KeyNode;
  readonly node: SourceNode;
}

export interface SecurityScheme {
  readonly name: string;
  readonly key: KeyNode;
  readonly node: SourceNode;
  /** `apiKey`, `oauth2`, `http`, …; undefined where it is missing. */
  readonly type: string | undefined;
  readonly in: string | undefined;
  /** The name of the header or query parameter of an `apiKey` scheme. */
  readonly parameterName: string | undefined;
  readonly extensions: RawExtensions;
}

/** One item of a security list: all its schemes are required together. */
export interface SecurityRequirement {
  readonly schemes: readonly RequiredScheme[];
  readonly node: SourceNode;
}

export interface RequiredScheme {
  readonly name: string;
  readonly key: KeyNode;
  readonly scopes: readonly string[];
}

export interface Tag {
  readonly name: string;
  readonly node: SourceNode;
  readonly extensions: RawExtensions;
}
