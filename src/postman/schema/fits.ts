import { matchesPattern } from '../pattern/match-pattern.ts';
import { patternEffort, weightOf } from './effort.ts';
import type { Effort } from './effort.ts';
import { holdsFormat } from './formats.ts';
import type { ModelSchemas } from './model-schemas.ts';
import { isNames, isRecord, isTuple, own } from './schema.ts';
import type { Json, Schema, TypeName } from './schema.ts';

const DEEPEST = 64;

/** Whether a value is valid against a schema. Only an answer for which effort was left counts. A pattern beyond us is trusted. */
export function fits(value: Json, schema: Schema, models: ModelSchemas, effort: Effort, depth = 0): boolean {
  effort.left -= weightOf(schema);
  if (depth > DEEPEST) effort.left = 0;
  if (effort.left <= 0) return false;
  if (schema.$ref !== undefined) {
    const target = models.resolve(schema);
    return target !== undefined && fits(value, target, models, effort, depth + 1);
  }
  if (!fitsType(value, schema) || !fitsEnum(value, schema)) return false;
  if (typeof value === 'string' && !fitsText(value, schema, effort)) return false;
  if (typeof value === 'number' && !fitsNumber(value, schema)) return false;
  if ((typeof value !== 'object' || value === null) && !isCombined(schema)) return true;
  const check: Check = (inner, innerSchema) => fits(inner, innerSchema, models, effort, depth + 1);
  return (
    (!isList(value) || fitsList(value, schema, check)) &&
    (!isRecord(value) || fitsObject(value as Readonly<Record<string, Json>>, schema, check, effort)) &&
    fitsCombination(value, schema, check)
  );
}

type Check = (value: Json, schema: Schema) => boolean;

function matches(pattern: string, text: string, effort: Effort): boolean | undefined {
  effort.left -= patternEffort(pattern, text.length);
  return effort.left > 0 ? matchesPattern(pattern, text) : undefined;
}

export function typesOf({ type }: Schema): readonly TypeName[] | undefined {
  return type === undefined || typeof type !== 'string' ? type : [type];
}

function fitsType(value: Json, schema: Schema): boolean {
  const { type } = schema;
  if (type === undefined) return true;
  const name = value === null ? 'null' : isList(value) ? 'array' : (typeof value as TypeName);
  return allows(type, name) || (name === 'number' && allows(type, 'integer') && Number.isInteger(value));
}

function allows(type: NonNullable<Schema['type']>, name: TypeName): boolean {
  return typeof type === 'string' ? type === name : type.includes(name);
}

function fitsEnum(value: Json, schema: Schema): boolean {
  return schema.enum === undefined || schema.enum.some((one) => sameJson(one, value));
}

function fitsText(text: string, { minLength = 0, maxLength = Infinity, pattern, format }: Schema, effort: Effort): boolean {
  const length = codePoints(text);
  return (
    length >= minLength &&
    length <= maxLength &&
    holdsFormat(format, text) &&
    (pattern === undefined || matches(pattern, text, effort) !== false)
  );
}

/** The length that JSON Schema counts. */
const codePoints = (text: string): number => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length);

function fitsNumber(value: number, schema: Schema): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity, multipleOf } = schema;
  if (value < minimum || value > maximum || value <= exclusiveMinimum || value >= exclusiveMaximum) return false;
  return multipleOf === undefined || Number.isInteger(value / multipleOf);
}

function fitsList(list: readonly Json[], schema: Schema, check: Check): boolean {
  const { minItems = 0, maxItems = Infinity, items = {}, additionalItems = true, uniqueItems = false } = schema;
  if (list.length < minItems || list.length > maxItems) return false;
  if (uniqueItems && new Set(list.map(canonical)).size < list.length) return false;
  return list.every((item, index) => {
    if (!isTuple(items)) return check(item, items);
    const own = items[index];
    if (own !== undefined) return check(item, own);
    return typeof additionalItems === 'boolean' ? additionalItems : check(item, additionalItems);
  });
}

function fitsObject(object: Readonly<Record<string, Json>>, schema: Schema, check: Check, effort: Effort): boolean {
  const { required = [], minProperties = 0, maxProperties = Infinity, dependencies } = schema;
  const entries = Object.entries(object);
  if (entries.length < minProperties || entries.length > maxProperties) return false;
  if (!required.every((name) => Object.hasOwn(object, name))) return false;
  const depends =
    dependencies === undefined ||
    Object.entries(dependencies).every(
      ([name, dependency]) =>
        !Object.hasOwn(object, name) ||
        (isNames(dependency) ? dependency.every((other) => Object.hasOwn(object, other)) : check(object, dependency)),
    );
  return depends && entries.every(([name, member]) => memberSchemas(schema, name, effort)?.every((one) => check(member, one)) ?? false);
}

/** The schemas that a member of an object has to fit; undefined where it may not be there. */
export function memberSchemas(schema: Schema, name: string, effort: Effort): readonly Schema[] | undefined {
  const { patternProperties, additionalProperties = true } = schema;
  const declared = own(schema.properties, name);
  const schemas = declared ? [declared] : [];
  if (patternProperties !== undefined) {
    const matched = Object.entries(patternProperties).filter(([pattern]) => matches(pattern, name, effort) === true);
    schemas.push(...matched.map(([, one]) => one));
  }
  if (schemas.length > 0) return schemas;
  return typeof additionalProperties === 'boolean' ? (additionalProperties ? [] : undefined) : [additionalProperties];
}

const isCombined = ({ allOf, anyOf, oneOf, not }: Schema): boolean =>
  allOf !== undefined || anyOf !== undefined || oneOf !== undefined || not !== undefined;

function fitsCombination(value: Json, { allOf = [], anyOf, oneOf, not }: Schema, check: Check): boolean {
  return (
    allOf.every((one) => check(value, one)) &&
    (anyOf === undefined || anyOf.some((one) => check(value, one))) &&
    (oneOf === undefined || oneOf.filter((one) => check(value, one)).length === 1) &&
    (not === undefined || !check(value, not))
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function sameJson(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b));
}

/** The same text for values that are equal in JSON, whatever the order of members. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_key, member: Json) =>
    isRecord(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member,
  );
}
