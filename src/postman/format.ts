/** What we write of the Postman Collection format, version 2.1.0, and of environment files. */
export const COLLECTION_SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

export interface Collection {
  readonly info: {
    readonly _postman_id: string;
    readonly name: string;
    readonly description?: string;
    readonly version?: string;
    readonly schema: typeof COLLECTION_SCHEMA;
  };
  readonly item: readonly (Folder | Item)[];
  readonly event?: readonly Event[];
  readonly variable: readonly Variable[];
}

export interface Folder {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly item: readonly (Folder | Item)[];
}

export interface Item {
  readonly id: string;
  readonly name: string;
  readonly request: Request;
  readonly event?: readonly Event[];
  readonly response: readonly SavedResponse[];
}

interface Request {
  readonly auth: Auth;
  readonly method: string;
  readonly header: readonly Parameter[];
  readonly body?: Body;
  readonly url: Url;
  readonly description?: string;
}

/** A query parameter, a header, a form field or a path variable. */
export interface Parameter {
  readonly key: string;
  readonly value: string;
  readonly type?: 'text';
  readonly disabled?: true;
  readonly description?: string;
}

export interface Url {
  readonly raw: string;
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly query?: readonly Parameter[];
  readonly variable?: readonly Parameter[];
}

export type Body =
  | {
      readonly mode: 'raw';
      readonly raw: string;
      readonly options: { readonly raw: { readonly language: 'json' | 'xml' | 'html' | 'text' } };
    }
  | { readonly mode: 'urlencoded'; readonly urlencoded: readonly Parameter[] }
  | { readonly mode: 'formdata'; readonly formdata: readonly Parameter[] };

export interface AuthAttribute {
  readonly key: string;
  readonly value: string;
  readonly type: 'string';
}

export type Auth =
  | { readonly type: 'noauth' }
  | { readonly type: 'apikey'; readonly apikey: readonly AuthAttribute[] }
  | { readonly type: 'bearer'; readonly bearer: readonly AuthAttribute[] }
  | { readonly type: 'awsv4'; readonly awsv4: readonly AuthAttribute[] };

export interface SavedResponse {
  readonly id: string;
  readonly name: string;
  /** The address as text: enough for mock servers, and no second copy of the request. */
  readonly originalRequest: { readonly method: string; readonly header: readonly Parameter[]; readonly url: string };
  readonly status: string;
  readonly code: number;
  readonly _postman_previewlanguage?: 'json' | 'xml' | 'html' | 'text';
  readonly header: readonly Parameter[];
  readonly cookie: readonly never[];
  readonly body?: string;
}

export interface Event {
  readonly listen: 'test' | 'prerequest';
  readonly script: { readonly id: string; readonly type: 'text/javascript'; readonly exec: readonly string[] };
}

export interface Variable {
  readonly id: string;
  readonly key: string;
  readonly value: string;
  readonly type: 'string';
}

export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly values: readonly EnvironmentValue[];
  readonly _postman_variable_scope: 'environment';
}

interface EnvironmentValue {
  readonly key: string;
  readonly value: string;
  readonly type: 'default' | 'secret';
  readonly enabled: true;
}
