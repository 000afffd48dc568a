export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type TypeName = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/** Values that the author wrote beside a schema, `example` before `default`. A symbol, because a property may have any name; it is not printed. */
export const EXAMPLES = Symbol('examples');

/** A format that draft 4 does not know: a hint for examples, nothing to hold a value to, as the service holds none to it. */
export const HINT = Symbol('hint');

/**
 * A model's schema in the form that validators of today take (draft 7): draft 4 keywords that are well formed, exclusive bounds as
 * numbers, references to other models as `#/definitions/<Name>`. Texts, unknown keywords and unknown formats are left out.
 */
export interface Schema {
  readonly $ref?: string;
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly Json[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependencies?: Readonly<Record<string, Schema | readonly string[]>>;
  readonly items?: Schema | readonly Schema[];
  readonly additionalItems?: Schema | boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly [EXAMPLES]?: readonly Json[];
  readonly [HINT]?: string;
}

/** What no value fits. */
export const NEVER: Schema = { not: {} };

export function isTuple(items: Schema['items']): items is readonly Schema[] {
  return Array.isArray(items);
}

export function isNames(dependency: Schema | readonly string[]): dependency is readonly string[] {
  return Array.isArray(dependency);
}

export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
