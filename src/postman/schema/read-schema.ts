import { boundedJson } from './bounded-json.ts';
import { DRAFT_4_FORMATS } from './formats.ts';
import { EXAMPLES, HINT, NEVER, isRecord } from './schema.ts';
import type { Json, Schema, TypeName } from './schema.ts';

/** Schemas nested deeper than this are taken as `{}`. */
const DEEPEST = 64;

/** Gives the `#/definitions/…` form of a reference, or undefined where it leads nowhere. */
export type Refer = (reference: string) => string | undefined;

/** Reads a model's schema; whatever is not well formed is left out, so that the result is always a schema. */
export function readSchema(raw: unknown, refer: Refer, depth = 0): Schema {
  if (raw === false) return NEVER;
  // an alternative of type null comes out of the service as a bare null
  if (raw === null) return { type: 'null' };
  if (!isRecord(raw) || depth > DEEPEST) return {};
  if (typeof raw['$ref'] === 'string') {
    const target = refer(raw['$ref']);
    return target === undefined ? {} : { $ref: target };
  }
  const read: Record<string | symbol, unknown> = {};
  const inner = (one: unknown): Schema => readSchema(one, refer, depth + 1);
  for (let index = 0; index < READERS.length; index += 1) {
    const { keyword, reader } = READERS[index] as KeywordReader;
    if (raw[keyword] === undefined) continue;
    const value = reader(raw[keyword], inner);
    if (value !== undefined) read[keyword] = value;
  }
  setBound(read, raw, 'minimum', 'exclusiveMinimum');
  setBound(read, raw, 'maximum', 'exclusiveMaximum');
  const { format } = raw;
  if (typeof format === 'string' && !DRAFT_4_FORMATS.has(format)) read[HINT] = format;
  const examples = examplesOf(raw);
  if (examples.length > 0) read[EXAMPLES] = examples;
  return read;
}

type Inner = (raw: unknown) => Schema;
type Reader = (value: unknown, inner: Inner) => unknown;

const TYPES: ReadonlySet<unknown> = new Set<TypeName>(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

const type: Reader = (value) => {
  if (!Array.isArray(value)) return TYPES.has(value) ? value : undefined;
  const known = new Set(value.filter((name) => TYPES.has(name)));
  return known.size > 0 ? [...known] : undefined;
};
const count: Reader = (value) => (Number.isSafeInteger(value) && (value as number) >= 0 ? value : undefined);
const flag: Reader = (value) => (value === true ? true : undefined);
const names: Reader = (value) => {
  const texts = Array.isArray(value) ? new Set(value.filter((name) => typeof name === 'string')) : [];
  return [...texts].length > 0 ? [...texts] : undefined;
};
const values: Reader = (value) => {
  const read = Array.isArray(value) ? value.map(boundedJson).filter((one) => one !== undefined) : [];
  return read.length > 0 ? read : undefined;
};
const schema: Reader = (value, inner) => inner(value);
const list: Reader = (value, inner) => (Array.isArray(value) && value.length > 0 ? value.map(inner) : undefined);
const map: Reader = (value, inner) =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)])) : undefined;
const booleanOrSchema: Reader = (value, inner) => (typeof value === 'boolean' ? value : isRecord(value) ? inner(value) : undefined);
const items: Reader = (value, inner) => (Array.isArray(value) ? list(value, inner) : inner(value));
const byPattern: Reader = (value, inner) => (isRecord(value) ? map(Object.fromEntries(Object.entries(value).filter(([key]) => compiles(key))), inner) : undefined); // prettier-ignore
const dependencies: Reader = (value, inner) => {
  if (!isRecord(value)) return undefined;
  const read = Object.entries(value).map(([key, one]) => [key, Array.isArray(one) ? (names(one, inner) ?? []) : inner(one)] as const);
  return Object.fromEntries(read);
};

interface KeywordReader {
  readonly keyword: string;
  readonly reader: Reader;
}

/** In the order in which a schema is written out. */
const READERS: readonly KeywordReader[] = Object.entries<Reader>({
  type,
  enum: values,
  properties: map,
  patternProperties: byPattern,
  additionalProperties: booleanOrSchema,
  required: names,
  minProperties: count,
  maxProperties: count,
  dependencies,
  items,
  additionalItems: booleanOrSchema,
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
  minLength: count,
  maxLength: count,
  pattern: (value) => (typeof value === 'string' && compiles(value) ? value : undefined),
  format: (value) => (typeof value === 'string' && DRAFT_4_FORMATS.has(value) ? value : undefined),
  multipleOf: (value) => (isNumber(value) && value > 0 ? value : undefined),
  allOf: list,
  anyOf: list,
  oneOf: list,
  not: schema,
  definitions: map,
}).map(([keyword, reader]) => ({ keyword, reader }));

/** Compiled, never run: running is left to `matchesPattern`. */
function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** In draft 4 `exclusiveMinimum: true` sharpens `minimum`; since draft 6 it is a bound of its own. Both are read. */
function setBound(read: Record<string, unknown>, raw: Readonly<Record<string, unknown>>, name: string, exclusiveName: string): void {
  const limit = raw[name];
  const exclusive = raw[exclusiveName];
  if (isNumber(limit)) read[exclusive === true ? exclusiveName : name] = limit;
  if (isNumber(exclusive)) read[exclusiveName] = exclusive;
}

function examplesOf(raw: Readonly<Record<string, unknown>>): readonly Json[] {
  const { example, examples, const: only, default: usual } = raw;
  if (example === undefined && examples === undefined && only === undefined && usual === undefined) return [];
  return [example, ...(Array.isArray(examples) ? examples : []), only, usual].map(boundedJson).filter((value) => value !== undefined);
}
