import type { Definition, Operation, SecurityScheme, Tag } from '../definition/definition.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { ApiModel, Authorizer, Resource } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import type { Shape } from '../shape/shape.ts';
import { placeAt } from '../source/place.ts';
import type { KeyNode, SourceNode, Span } from '../source/node.ts';
import type { ApiDraft } from './draft.ts';

/** The things of a definition an extension may stand on. */
export interface Site {
  document: Definition;
  operation: Operation;
  securityScheme: SecurityScheme;
  tag: Tag;
}
export type Place = keyof Site;
export type SiteOf<P extends Place> = { [K in P]: { readonly place: K; readonly target: Site[K] } }[P];

/** The things of a model an extension is printed on when it is exported. */
export interface PrintSubject {
  document: { readonly model: ApiModel };
  operation: { readonly model: ApiModel; readonly resource: Resource; readonly method: Method };
  securityScheme: { readonly model: ApiModel; readonly authorizer: Authorizer };
  tag: never;
}
export type PrintSubjectOf<P extends Place> = { [K in P]: { readonly place: K } & PrintSubject[K] }[P];

/** The choice of `export --extensions` that brings an extension; `always` for what no choice leaves out. */
export type ExportOption = 'integrations' | 'authorizers' | 'documentation' | 'always' | 'never';

/** A decoded value with its places. */
export interface Located<T> {
  readonly value: T;
  readonly key: KeyNode;
  readonly node: SourceNode;
  /** The place of an inner value, or of the key of the innermost owner that exists. */
  at(...path: readonly (string | number)[]): Span;
}

/** Everything apigw knows about one extension: where it may stand, what it looks like, what it means, how it is printed. */
export interface Extension<P extends Place, T> {
  readonly name: `x-amazon-apigateway-${string}`;
  /** Where the name is allowed; empty for those that only HTTP APIs know. */
  readonly places: readonly P[];
  /** One sentence, used in docs and in the JSON Schema. */
  readonly summary: string;
  readonly shape: Shape<T>;
  /** Findings about one value alone, beyond its shape. What needs more than one site is a rule. */
  readonly check?: (value: Located<T>, site: SiteOf<P>, report: Report, definition: Definition) => void;
  /** Definition to model. */
  readonly lower?: (value: Located<T>, site: SiteOf<P>, draft: ApiDraft) => void;
  /** Model to definition; undefined where there is nothing to print. */
  readonly print?: (subject: PrintSubjectOf<P>) => unknown;
  /** With which choice it is exported. */
  readonly exportedWith: ExportOption;
}

/** Declares an extension; only there to infer the types. */
export function defineExtension<P extends Place, T>(extension: Extension<P, T>): Extension<P, T> {
  return extension;
}

export function located<T>(value: T, key: KeyNode, node: SourceNode): Located<T> {
  return { value, key, node, at: (...path) => (path.length === 0 ? node : placeAt(key, node, path)) };
}
