import { mayLeave } from '../bundle/bundle.ts';
import type { HttpMethod } from '../definition/definition.ts';
import { VERBS } from '../definition/path-items.ts';
import type { Outline } from '../read/outline-json.ts';
import { entriesOf, entryOf, memberOf } from '../source/node.ts';
import type { MapEntry, MapNode, SourceNode } from '../source/node.ts';
import { jsonText } from './json-text.ts';
import { modelUses } from './model-uses.ts';
import type { ModelUses } from './model-uses.ts';
import { partOf, partsThatReach, referencesIn } from './references.ts';

/** An operation that both definitions have, the same in itself and in all that it depends on. */
export interface UnchangedOperation {
  readonly path: string;
  readonly httpMethod: HttpMethod;
  /** Where a model that it uses is another in the revision, what tells that it uses it. */
  readonly uses: ModelUses | undefined;
}

/** Two definitions without what needs no comparison. */
export interface Reduced {
  readonly base: SourceNode;
  readonly revision: SourceNode;
  readonly unchanged: readonly UnchangedOperation[];
}

/**
 * Takes the operations that are the same in two definitions out of both, so that nothing is made of them: most versions of an API differ in
 * a few. Undefined where one cannot be told from looking at each by itself, and everything has to be compiled.
 *
 * An operation is the same if it says the same, number for number and in the same order, and so does all that has a say in what becomes of it:
 * its path, and every part of the root but those of {@link INDEPENDENT}. Schemas may differ, as a method knows its models by name.
 */
export function setAside(base: Outline, revision: Outline): Reduced | undefined {
  const sides = [base, revision].map(({ value }) => value);
  const [was, is] = sides;
  if (was?.kind !== 'map' || is?.kind !== 'map' || !sides.every(isPlain) || !sameContext(was, is)) return undefined;
  const schemas = changedSchemas(was, is);
  const unchanged: UnchangedOperation[] = [];
  const dropped = new Set<MapEntry>();
  for (const { key, value: item } of entriesOf(memberOf(was, 'paths'))) {
    const path = key.value;
    const other = memberOf(memberOf(is, 'paths'), path);
    if (other === undefined || !sameItem(item, base, other)) continue;
    for (const entry of entriesOf(item)) {
      const httpMethod = VERBS.get(entry.key.value);
      const twin = entryOf(other, entry.key.value);
      if (httpMethod === undefined || twin === undefined) continue;
      const text = commonText(entry.value, base, twin.value, revision);
      if (text === undefined) continue;
      const uses = usesOf(text, memberOf(item, 'parameters'), schemas);
      if (uses === 'unclear') continue;
      unchanged.push({ path, httpMethod, uses });
      dropped.add(entry).add(twin);
    }
  }
  const [left, right] = [withoutOperations(was, base, dropped), withoutOperations(is, revision, dropped)];
  return left === undefined || right === undefined ? undefined : { base: left, revision: right, unchanged };
}

/** These say nothing about any operation, and may be another in the revision. */
const INDEPENDENT: ReadonlySet<string> = new Set([
  'info', 'paths', 'definitions', 'tags', 'externalDocs', 'x-amazon-apigateway-gateway-responses', 'x-amazon-apigateway-policy',
  'x-amazon-apigateway-documentation', 'x-amazon-apigateway-binary-media-types', 'x-amazon-apigateway-minimum-compression-size',
]); // prettier-ignore

/** A path as the model has it, so that no other one means the same resource. */
const PLAIN_PATH = /^\/(?:[^/]+(?:\/[^/]+)*)?$/;

/** A reference into a path may lead into an operation. */
const REFERENCE_TO_PATH = /(?:#|\\u0023)(?:\\?\/|\\u002[fF])paths/;

/** Whether each operation stands for itself: no key twice on the way to it, no path written in two ways, no reference into it or into another file. */
function isPlain(root: SourceNode | undefined): boolean {
  const paths = memberOf(root, 'paths');
  if (root?.kind !== 'map' || paths?.kind !== 'map' || root.twins || paths.twins) return false;
  return paths.entries.every(({ key }) => PLAIN_PATH.test(key.value)) && !mayLeave(root.file) && !REFERENCE_TO_PATH.test(root.file.text);
}

/** Whether all of the root that has a say in operations is the same. */
function sameContext(was: MapNode, is: MapNode): boolean {
  const names = new Set([...was.entries, ...is.entries].map(({ key }) => key.value));
  return [...names].every(
    (name) => INDEPENDENT.has(name) || (name === 'components' ? sameButSchemas : sameNode)(memberOf(was, name), memberOf(is, name)),
  );
}

function sameButSchemas(was: SourceNode | undefined, is: SourceNode | undefined): boolean {
  const names = new Set([...entriesOf(was), ...entriesOf(is)].map(({ key }) => key.value));
  return [...names].every((name) => name === 'schemas' || sameNode(memberOf(was, name), memberOf(is, name)));
}

function sameNode(was: SourceNode | undefined, is: SourceNode | undefined): boolean {
  return was === is || (was !== undefined && is !== undefined && jsonText(was) === jsonText(is));
}

/** Whether two path items are the same but for their operations. */
function sameItem(was: SourceNode, { unread }: Outline, is: SourceNode): boolean {
  if (was.kind !== 'map' || is.kind !== 'map' || was.twins || is.twins) return false;
  const [before, after] = [was, is].map((item) => item.entries.filter(({ key }) => !VERBS.has(key.value))) as [MapEntry[], MapEntry[]];
  return (
    before.length === after.length &&
    before.every(({ key, value }) => {
      const other = memberOf(is, key.value);
      return key.value !== '$ref' && !unread.has(value) && sameNode(value, other);
    })
  );
}

/** The operation as JSON, where both definitions have the same; undefined where they differ. */
function commonText(was: SourceNode, base: Outline, is: SourceNode, revision: Outline): string | undefined {
  const [before, after] = [base.unread.get(was), revision.unread.get(is)];
  if (before !== undefined && before === after) return before;
  const [left, right] = [readThrough(was, base), readThrough(is, revision)];
  if (left?.kind !== 'map' || right?.kind !== 'map') return undefined;
  const text = jsonText(left);
  return text === jsonText(right) ? text : undefined;
}

interface ChangedSchemas {
  /** Those that only one of the definitions has. */
  readonly oneSided: ReadonlySet<string>;
  /** All that are not the same, and the parts that refer to them, through others too. */
  readonly reaching: ReadonlySet<string>;
}

function changedSchemas(was: MapNode, is: MapNode): ChangedSchemas {
  const oneSided = new Set<string>();
  const changed = new Set<string>();
  for (const [folder, before, after] of [
    ['definitions', memberOf(was, 'definitions'), memberOf(is, 'definitions')],
    ['components/schemas', memberOf(memberOf(was, 'components'), 'schemas'), memberOf(memberOf(is, 'components'), 'schemas')],
  ] as const) {
    for (const { key } of [...entriesOf(before), ...entriesOf(after)]) {
      const [left, right] = [memberOf(before, key.value), memberOf(after, key.value)];
      const part = `${folder}/${key.value}`;
      if (left === undefined || right === undefined) oneSided.add(part);
      if (!sameNode(left, right)) changed.add(part);
    }
  }
  return { oneSided, reaching: changed.size === 0 ? changed : partsThatReach(changed, [was, is]) };
}

const REFERENCE = /"\$ref"\s*:\s*("(?:[^"\\]|\\.)*")/g;

/**
 * Where an operation uses models of which one is another in the revision, which these are; undefined where it uses none such.
 *
 * @param text - the operation as JSON
 * @param shared - the parameters of its path
 */
function usesOf(text: string, shared: SourceNode | undefined, { oneSided, reaching }: ChangedSchemas): ModelUses | 'unclear' | undefined {
  if (reaching.size === 0) return undefined;
  const own = Array.from(text.matchAll(REFERENCE), ([, reference = '']) => JSON.parse(reference) as string);
  const inherited = shared === undefined ? [] : referencesIn(shared);
  const parts = [...own, ...inherited].map((reference) => partOf(reference) ?? '');
  if (!parts.some((part) => reaching.has(part))) return undefined;
  if (inherited.length > 0 || parts.some((part) => oneSided.has(part))) return 'unclear';
  return modelUses(text) ?? 'unclear';
}

/** What is behind a stand-in is read. */
function readThrough(node: SourceNode, { unread, readOperation }: Outline): SourceNode | undefined {
  return unread.has(node) ? readOperation(node) : node;
}

/** A definition without some of its operations, all others read; undefined where one cannot be. */
function withoutOperations(root: MapNode, outline: Outline, dropped: ReadonlySet<MapEntry>): MapNode | undefined {
  let failed = false;
  const readEntry = (entry: MapEntry): MapEntry => {
    const value = readThrough(entry.value, outline);
    failed ||= value === undefined;
    return value === undefined || value === entry.value ? entry : { ...entry, value };
  };
  const paths = replaced(memberOf(root, 'paths') as MapNode, ({ key, value: item }) => ({
    key,
    value: item.kind === 'map' ? { ...item, entries: item.entries.filter((entry) => !dropped.has(entry)).map(readEntry) } : item,
  }));
  const whole = replaced(root, (entry) => (entry.key.value === 'paths' ? { ...entry, value: paths } : entry));
  return failed ? undefined : whole;
}

const replaced = (map: MapNode, entry: (entry: MapEntry) => MapEntry): MapNode => ({ ...map, entries: map.entries.map(entry) });
