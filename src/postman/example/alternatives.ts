import { weightOf } from '../schema/effort.ts';
import type { Effort } from '../schema/effort.ts';
import { canonical, typesOf } from '../schema/fits.ts';
import type { ModelSchemas } from '../schema/model-schemas.ts';
import { EXAMPLES, isNames, isTuple, own } from '../schema/schema.ts';
import type { Json, Schema, TypeName } from '../schema/schema.ts';

const DEEPEST = 16;
const MOST_CHOICES = 64;

/** One way to fit a schema: no reference, no allOf, anyOf or oneOf is left in it. */
export interface Alternative {
  readonly schema: Schema;
  /** The schemas that references led to on the way, to recognise recursion by. */
  readonly visited: readonly Schema[];
}

/** The ways to fit a schema, those of the first branches first. They promise nothing: a value made from one is checked. */
export function* alternatives(schema: Schema, models: ModelSchemas, effort: Effort, depth = 0): Generator<Alternative> {
  const target = models.resolve(schema);
  if (target === undefined) return;
  effort.left -= weightOf(target);
  if (depth > DEEPEST || effort.left <= 0) return;
  const visited = schema.$ref === undefined ? [] : [target];
  if (isPlain(target)) {
    yield { schema: target, visited };
    return;
  }
  const { allOf = [], anyOf, oneOf, ...base } = target;
  const required = [...allOf, ...impliedSchemas(target)].map((one) => [one]);
  const choices = [...required, ...(anyOf ? [anyOf] : []), ...(oneOf ? [oneOf] : [])];
  if (choices.length > MOST_CHOICES) return;
  yield* choose({ schema: base, visited }, choices, models, effort, depth);
}

const isPlain = ({ allOf, anyOf, oneOf, dependencies }: Schema): boolean =>
  allOf === undefined && anyOf === undefined && oneOf === undefined && dependencies === undefined;

/** The schemas that required members bring with them. */
function impliedSchemas({ required = [], dependencies }: Schema): readonly Schema[] {
  return required.flatMap((name) => {
    const dependency = own(dependencies, name);
    return dependency === undefined || isNames(dependency) ? [] : [dependency];
  });
}

function* choose(
  sofar: Alternative,
  [choice, ...rest]: readonly (readonly Schema[])[],
  models: ModelSchemas,
  effort: Effort,
  depth: number,
): Generator<Alternative> {
  if (choice === undefined) {
    yield sofar;
    return;
  }
  for (const option of choice) {
    for (const { schema, visited } of alternatives(option, models, effort, depth + 1)) {
      const merged = both(sofar.schema, schema);
      if (merged !== undefined) yield* choose({ schema: merged, visited: [...sofar.visited, ...visited] }, rest, models, effort, depth);
    }
  }
}

/** A schema that asks for what two schemas ask for, as far as that can be said in one; undefined where their types exclude each other. */
function both(a: Schema, b: Schema): Schema | undefined {
  const types = commonTypes(typesOf(a), typesOf(b));
  if (types?.length === 0) return undefined;
  const examples = [...(a[EXAMPLES] ?? []), ...(b[EXAMPLES] ?? [])];
  return {
    ...a,
    ...b,
    ...(types && { type: types }),
    ...(a.enum && b.enum && { enum: commonValues(a.enum, b.enum) }),
    ...(a.properties && b.properties && { properties: mergedMaps(a.properties, b.properties) }),
    ...(a.patternProperties && b.patternProperties && { patternProperties: mergedMaps(a.patternProperties, b.patternProperties) }),
    ...((a.additionalProperties === false || b.additionalProperties === false) && { additionalProperties: false }),
    ...(a.required && b.required && { required: [...new Set([...a.required, ...b.required])] }),
    ...(a.dependencies && b.dependencies && { dependencies: { ...a.dependencies, ...b.dependencies } }),
    ...(a.items && b.items && !isTuple(a.items) && !isTuple(b.items) && { items: { allOf: [a.items, b.items] } }),
    ...sharper(a, b, ['minProperties', 'minItems', 'minLength', 'minimum', 'exclusiveMinimum', 'multipleOf'], Math.max),
    ...sharper(a, b, ['maxProperties', 'maxItems', 'maxLength', 'maximum', 'exclusiveMaximum'], Math.min),
    ...(examples.length > 0 && { [EXAMPLES]: examples }),
  };
}

type Bound = keyof { [K in keyof Schema as NonNullable<Schema[K]> extends number ? K : never]: K } & keyof Schema;

function sharper(a: Schema, b: Schema, names: readonly Bound[], pick: (a: number, b: number) => number): Schema {
  const picked = names.flatMap((name) => {
    const [one, other] = [a[name], b[name]];
    return typeof one === 'number' && typeof other === 'number' ? [[name, pick(one, other)] as const] : [];
  });
  return Object.fromEntries(picked);
}

function commonTypes(a: readonly TypeName[] | undefined, b: readonly TypeName[] | undefined): readonly TypeName[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const shared = a.filter((name) => b.includes(name) || (name === 'integer' && b.includes('number')));
  return a.includes('number') && b.includes('integer') && !shared.includes('integer') ? [...shared, 'integer'] : shared;
}

function commonValues(a: readonly Json[], b: readonly Json[]): readonly Json[] {
  const texts = new Set(b.map(canonical));
  return a.filter((value) => texts.has(canonical(value)));
}

function mergedMaps(a: Readonly<Record<string, Schema>>, b: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  const merged = new Map(Object.entries(a));
  for (const [name, schema] of Object.entries(b)) {
    const earlier = merged.get(name);
    merged.set(name, earlier === undefined ? schema : { allOf: [earlier, schema] });
  }
  return Object.fromEntries(merged);
}
