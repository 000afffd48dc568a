import { compare } from '../../model/order.ts';
import type { Renamed } from '../renamed.ts';
import { sameJson } from '../same-json.ts';
import { given } from '../scope.ts';
import { atPointer, referredModel } from '../side.ts';
import type { Side } from '../side.ts';
import { compareBranches, compareItems } from './arrays.ts';
import { WHOLE, isObject, step } from './difference.ts';
import type { Difference, JsonObject, SchemaPair } from './difference.ts';
import { ANNOTATIONS, STRUCTURAL } from './keywords.ts';
import { compareObjects } from './objects.ts';
import { compareValues } from './values.ts';

/** What a comparison carries along. */
interface Walk {
  readonly base: Document;
  readonly revision: Document;
  readonly renamedModels: Renamed;
  /** Pairs of references that were followed; each is followed once, so cycles end and diamonds stay small. */
  readonly followed: Set<string>;
  /** Whether references of the same text lead to the same thing on both sides, so that equal schemas need no comparing. */
  readonly sameReferences: boolean;
  readonly depth: number;
}

/** The side a schema stands on, and the whole schema that its local references lead into. */
interface Document {
  readonly side: Side;
  readonly name: string;
  readonly root: unknown;
}

/** Nesting beyond this is compared as a whole. */
const MAX_DEPTH = 64;

/**
 * The differences between two models' schemas. References to the same model, or to one that is only renamed, are equal: that model's own
 * differences are its own. References to another model, or between a reference and a schema in place, are followed.
 */
export function compareModels(base: Side, was: string, revision: Side, is: string, renamedModels: Renamed): Difference[] {
  const before = { side: base, name: was, root: base.schema(was) };
  const after = { side: revision, name: is, root: revision.schema(is) };
  const sameReferences = referToTheSame(before, after, renamedModels);
  const walk = { base: before, revision: after, renamedModels, followed: new Set<string>(), sameReferences, depth: 0 };
  return [...compareSchemas(before.root, after.root, '', WHOLE, walk)];
}

/** A local reference names a model only where the schema has no such definition of its own. */
function referToTheSame(before: Document, after: Document, { pairs }: Renamed): boolean {
  return pairs.size === 0 && !hasDefinitions(before.root) && !hasDefinitions(after.root);
}

const hasDefinitions = (root: unknown): boolean => isObject(root) && ('definitions' in root || 'components' in root);

function* compareSchemas(was: unknown, is: unknown, pointer: string, name: string, walk: Walk): Generator<Difference> {
  if (sameAtSight(was, is, walk)) return;
  if (!isObject(was) || !isObject(is) || walk.depth > MAX_DEPTH) {
    if (!sameJson(was, is)) yield { kind: 'schema-changed', pointer, name, ...given(was, is) };
    return;
  }
  if ((was['$ref'] !== undefined && unwrapped(is) === undefined) || (is['$ref'] !== undefined && unwrapped(was) === undefined)) {
    yield* compareReferences(was, is, pointer, name, walk);
    return;
  }
  if ((was['allOf'] === undefined) !== (is['allOf'] === undefined)) {
    const [bare, other] = [unwrapped(was), unwrapped(is)];
    if ((bare ?? other) !== undefined && asksForAnything(was) && asksForAnything(is)) {
      yield* compareWrapped(was, is, bare ?? was, other ?? is, pointer, name, walk);
      return;
    }
  }
  const deeper = { ...walk, depth: walk.depth + 1 };
  const inner: SchemaPair['inner'] = (a, b, at, called) => compareSchemas(a, b, at, called, deeper);
  const same: SchemaPair['same'] = (a, b) => sameAtSight(a, b, walk);
  const schemas: SchemaPair = { base: was, revision: is, pointer, name, same, inner };
  const values = [...compareValues(schemas)];
  yield* values;
  if (values.some(({ kind }) => kind === 'type-changed')) return;
  yield* compareObjects(schemas);
  yield* compareItems(schemas);
  yield* compareBranches(schemas);
  yield* compareOthers(schemas);
}

const sameAtSight = (was: unknown, is: unknown, { sameReferences }: Walk): boolean => was === is || (sameReferences && sameJson(was, is));

/**
 * The one schema of an `allOf` beside which nothing is asked, with what the outer one says to readers; undefined for any other schema. It is
 * how a description comes to stand beside a reference.
 */
function unwrapped({ allOf, ...outer }: JsonObject): JsonObject | undefined {
  if (!Array.isArray(allOf) || allOf.length !== 1 || !isObject(allOf[0])) return undefined;
  return Object.keys(outer).every(isAnnotation) ? { ...outer, ...allOf[0] } : undefined;
}

/** Where one of the two asks for nothing, the condition is new or gone, wrapped or not. */
const asksForAnything = (schema: JsonObject): boolean => Object.keys(schema).some((key) => !isAnnotation(key));

/** A schema that is wrapped on one side only asks for what the bare one does. */
function* compareWrapped(
  was: JsonObject,
  is: JsonObject,
  bare: JsonObject,
  other: JsonObject,
  pointer: string,
  name: string,
  walk: Walk,
): Generator<Difference> {
  const change = { kind: 'annotation-changed', pointer: `${pointer}/allOf`, name, detail: 'allOf' } as const;
  yield { ...change, ...given(was['allOf'], is['allOf']) };
  yield* compareSchemas(bare, other, pointer, name, { ...walk, depth: walk.depth + 1 });
}

function* compareReferences(was: JsonObject, is: JsonObject, pointer: string, name: string, walk: Walk): Generator<Difference> {
  const [before, after] = [follow(was, walk.base), follow(is, walk.revision)];
  if (before.label !== undefined && walk.renamedModels.after(before.label) === after.label) return;
  const [from, to] = [before.label ?? 'a schema in place', after.label ?? 'a schema in place'];
  yield { kind: 'reference-changed', pointer, name, base: from, revision: to };
  const key = JSON.stringify([before.document.name, before.label ?? pointer, after.document.name, after.label ?? pointer]);
  if (walk.followed.has(key)) return;
  walk.followed.add(key);
  const sameReferences = referToTheSame(before.document, after.document, walk.renamedModels);
  const inner = { ...walk, base: before.document, revision: after.document, sameReferences, depth: walk.depth + 1 };
  yield* compareSchemas(before.schema, after.schema, pointer, name, inner);
}

interface Followed {
  /** What the reference names; undefined for a schema in place. */
  readonly label: string | undefined;
  readonly schema: unknown;
  readonly document: Document;
}

/** Where a reference leads, through further references; where it leads nowhere, the schema is unknown. */
function follow(schema: JsonObject, document: Document): Followed {
  let at: unknown = schema;
  let within = document;
  let label: string | undefined;
  for (let hops = 0; hops < MAX_DEPTH && isObject(at) && at['$ref'] !== undefined; hops += 1) {
    const reference = at['$ref'];
    const model = referredModel(reference, within.root);
    label ??= model ?? String(reference);
    if (model !== undefined) within = { side: within.side, name: model, root: within.side.schema(model) };
    at = model === undefined && typeof reference === 'string' ? atPointer(within.root, reference) : within.root;
  }
  return { label, schema: at, document: within };
}

/** Keywords without a function of their own. */
function* compareOthers({ base, revision, pointer, name }: SchemaPair): Generator<Difference> {
  const keys: string[] = [];
  for (const key in base) if (!STRUCTURAL.has(key) && !sameJson(base[key], revision[key])) keys.push(key);
  for (const key in revision) if (!STRUCTURAL.has(key) && !Object.hasOwn(base, key) && !sameJson(base[key], revision[key])) keys.push(key);
  for (const key of keys.sort(compare)) {
    const kind = isAnnotation(key) ? 'annotation-changed' : 'keyword-changed';
    yield { kind, pointer: pointer + step(key), name, detail: key, ...given(base[key], revision[key]) };
  }
}

const isAnnotation = (key: string): boolean => ANNOTATIONS.has(key) || key.startsWith('x-');
