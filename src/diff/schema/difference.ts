import type { SchemaKind } from './kinds.ts';

/** One difference between two schemas; what it means depends on the direction they are used in. */
export interface Difference {
  readonly kind: SchemaKind;
  /** JSON pointer into the schema. */
  readonly pointer: string;
  /** The place in words: `address.street`, `tags[]`, `the body`. */
  readonly name: string;
  /** The keyword, where the sentence needs it. */
  readonly detail?: string;
  readonly base?: unknown;
  readonly revision?: unknown;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Two schemas that stand at the same place. */
export interface SchemaPair {
  readonly base: JsonObject;
  readonly revision: JsonObject;
  readonly pointer: string;
  readonly name: string;
  /** Whether two schemas inside these are equal at first sight, so that they need no comparing. */
  readonly same: (was: unknown, is: unknown) => boolean;
  /** Compares two schemas inside these. */
  readonly inner: (was: unknown, is: unknown, pointer: string, name: string) => Generator<Difference>;
}

/** What the schema as a whole is called. */
export const WHOLE = 'the body';

/** The name of something inside: `address` and `.street`; at the top the step alone. */
export function nameWithin(name: string, step: string): string {
  if (name !== WHOLE) return name + step;
  return step.startsWith('.') ? step.slice(1) : step;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A schema that takes anything: `{}`, or `true`, or none at all. */
export const takesAnything = (schema: unknown): boolean =>
  schema === undefined || schema === true || (isObject(schema) && Object.keys(schema).length === 0);

export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** A key as a step of a JSON pointer. */
export const step = (key: string): string => `/${isPlainStep(key) ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const isPlainStep = (key: string): boolean => !key.includes('~') && !key.includes('/');
