import { WAYS, writePattern } from '../pattern/write-pattern.ts';
import { patternEffort } from '../schema/effort.ts';
import type { Effort } from '../schema/effort.ts';
import { memberSchemas } from '../schema/fits.ts';
import { isNames, own } from '../schema/schema.ts';
import type { Json, Schema } from '../schema/schema.ts';
import { within } from './making.ts';
import type { Making } from './making.ts';

const MOST_MEMBERS = 200;
const NAME_LENGTH = 64;

/** Objects worth trying: with optional members as far as they are allowed, then with the required ones alone. */
export function* objectsFor(schema: Schema, making: Making): Generator<Readonly<Record<string, Json>>> {
  const required = requiredNames(schema);
  if (required.size > MOST_MEMBERS) return;
  const declared = Object.keys(schema.properties ?? {});
  const room = Math.min(making.allowance, (schema.maxProperties ?? Infinity) - required.size);
  const optional = declared.filter((name) => !required.has(name)).slice(0, Math.max(room, 0));
  if (optional.length > 0) {
    const full = objectOf(schema, required, new Set(optional), making);
    if (full !== undefined) yield full;
  }
  const least = objectOf(schema, required, new Set(), making);
  if (least !== undefined) yield least;
}

/** The required names and what they in turn depend on. */
function requiredNames({ required = [], dependencies = {} }: Schema): ReadonlySet<string> {
  const names = new Set(required);
  for (const name of names) {
    const dependency = own(dependencies, name);
    if (dependency !== undefined && isNames(dependency)) for (const other of dependency) names.add(other);
  }
  return names;
}

function objectOf(
  schema: Schema,
  required: ReadonlySet<string>,
  optional: ReadonlySet<string>,
  making: Making,
): Readonly<Record<string, Json>> | undefined {
  const names = Object.keys(schema.properties ?? {}).filter((name) => required.has(name) || optional.has(name));
  const all = new Set([...names, ...required]);
  const share = Math.floor((making.allowance - optional.size) / Math.max(all.size, 1));
  const members = new Map<string, Json>();
  for (const name of all) {
    const member = memberOf(schema, name, within(making, share));
    if (member !== undefined) members.set(name, member);
    else if (required.has(name)) return undefined;
  }
  return addMissing(schema, members, within(making, 0)) ? Object.fromEntries(members) : undefined;
}

function memberOf(schema: Schema, name: string, making: Making): Json | undefined {
  const schemas = memberSchemas(schema, name, making.effort);
  if (schemas === undefined) return undefined;
  const [only = {}, ...more] = schemas;
  return making.make(more.length === 0 ? only : { allOf: schemas }, making);
}

/** Adds members until there are as many as the schema wants: declared ones, then names that a pattern gives, then invented ones. */
function addMissing(schema: Schema, members: Map<string, Json>, making: Making): boolean {
  const { minProperties = 0 } = schema;
  if (minProperties > MOST_MEMBERS) return false;
  for (const name of membersToAdd(schema, minProperties, making.effort)) {
    if (members.size >= minProperties) return true;
    if (making.effort.left <= 0) return false;
    const member = members.has(name) ? undefined : memberOf(schema, name, making);
    if (member !== undefined) members.set(name, member);
  }
  return members.size >= minProperties;
}

function* membersToAdd(schema: Schema, count: number, effort: Effort): Generator<string> {
  yield* Object.keys(schema.properties ?? {});
  for (const pattern of Object.keys(schema.patternProperties ?? {})) {
    for (let variant = 0; variant < count && effort.left > 0; variant += 1) {
      effort.left -= WAYS * patternEffort(pattern, NAME_LENGTH);
      yield writePattern(pattern, 0, NAME_LENGTH, variant) ?? `property${variant + 1}`;
    }
  }
  for (let index = 1; index <= 2 * count; index += 1) yield `property${index}`;
}
