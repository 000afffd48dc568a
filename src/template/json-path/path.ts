import type { Element } from '../java/value.ts';
import type { Regex } from '../java/regex/node.ts';

/** A JSONPath, compiled. */
export interface Path {
  readonly text: string;
  /** `@…` in a filter: begins at the element that is tested. */
  readonly relative: boolean;
  readonly steps: readonly PathStep[];
  /** Can find one thing only: no wildcard, deep scan, filter, slice or list of indexes. */
  readonly definite: boolean;
  /** Applied to all that a path finds which begins with a deep scan, as `$..price.sum()`. */
  readonly overAll: { readonly name: string; readonly rest: readonly PathStep[] } | undefined;
}

export type PathStep =
  | { readonly kind: 'property'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'filter'; readonly test: Filter }
  | FunctionStep;

export interface FunctionStep {
  readonly kind: 'function';
  readonly name: string;
  readonly args: readonly FunctionArgument[];
}

/** A path among the arguments begins at the root of the document, also where it is written `@`. */
export type FunctionArgument = { readonly kind: 'literal'; readonly value: Element } | { readonly kind: 'path'; readonly path: Path };

export type Filter =
  | { readonly kind: 'or' | 'and'; readonly tests: readonly Filter[] }
  | { readonly kind: 'not'; readonly test: Filter }
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'compare'; readonly operator: string; readonly left: FilterValue; readonly right: FilterValue };

export type FilterValue =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'literal'; readonly value: Element }
  | { readonly kind: 'pattern'; readonly regex: Regex };
