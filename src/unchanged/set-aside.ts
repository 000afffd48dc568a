import type { Definition } from '../definition/definition.ts';
import { VERBS } from '../definition/path-items.ts';
import { append } from '../diagnostics/diagnostic.ts';
import { intrinsicOf } from '../placeholder/intrinsic.ts';
import { unreadJson } from '../read/outline-json.ts';
import type { Outline } from '../read/outline-json.ts';
import { entriesOf, entryOf, memberOf, toData } from '../source/node.ts';
import type { MapEntry, MapNode, SourceNode } from '../source/node.ts';
import { changedSchemas, furthest } from './changed-schemas.ts';
import type { ReachOf } from './changed-schemas.ts';
import { operationsAreIndependent } from './independent.ts';
import { isOperation, operationsOfItem } from './items.ts';
import type { UnchangedOperation } from './items.ts';
import { modelUses } from './model-uses.ts';
import type { ModelUses } from './model-uses.ts';
import { unchangedSchemas, withoutSchemas } from './schemas.ts';
import type { UnchangedSchemas } from './schemas.ts';
import { referencesIn, sameOnBothSides } from './sides.ts';
import type { Sides } from './sides.ts';
import { sameTree } from './same-tree.ts';

/** What two definitions have in common, and what is left of them. */
export interface Reduced {
  readonly base: SourceNode;
  readonly revision: SourceNode;
  readonly operations: readonly UnchangedOperation[];
  /** In what is left these are unresolved, so that they are known, and nothing is made of them. */
  readonly schemas: UnchangedSchemas;
}

/**
 * Takes what is the same in two definitions out of both, so that nothing is made of it: most versions of an API differ in a few operations.
 * Undefined where that cannot be told from looking at each by itself; then everything has to be compiled.
 *
 * An operation is the same if it says the same, and so does all that has a say in what becomes of it. The schemas that it uses may differ, as
 * a method knows its models by name.
 */
export function setAside(sides: Sides): Reduced | undefined {
  const [was, is] = [sides.base.value, sides.revision.value];
  if (was?.kind !== 'map' || is?.kind !== 'map' || !operationsAreIndependent(was, is)) return undefined;
  const comparing: Comparing = {
    sides,
    version: memberOf(was, 'swagger') === undefined ? 'openapi3' : 'swagger2',
    reach: changedSchemas(sides),
    // A path that is new or gone may be in the way of any other.
    mayDropPaths: samePaths(was, is),
    dropped: new Set(),
  };
  const operations = unchangedOperations(was, is, comparing);
  const before = operations && withoutOperations(was, sides.base, comparing);
  const after = operations && withoutOperations(is, sides.revision, comparing);
  if (operations === undefined || before === undefined || after === undefined) return undefined;
  const schemas = unchangedSchemas([before, after], sides);
  const [base, revision] = [withoutSchemas(before, schemas, sides.base), withoutSchemas(after, schemas, sides.revision)];
  return base && revision && { base, revision, operations, schemas };
}

interface Comparing {
  readonly sides: Sides;
  readonly version: Definition['version'];
  /** Undefined where both have the same schemas. */
  readonly reach: ReachOf | undefined;
  readonly mayDropPaths: boolean;
  /** The entries of operations and of whole paths that both have, of both sides. */
  readonly dropped: Set<MapEntry>;
}

/** Undefined where a path item cannot be read. */
function unchangedOperations(was: MapNode, is: MapNode, comparing: Comparing): readonly UnchangedOperation[] | undefined {
  const operations: UnchangedOperation[] = [];
  const {
    sides: { base, revision },
    mayDropPaths,
    dropped,
  } = comparing;
  const after = memberOf(is, 'paths');
  for (const path of entriesOf(memberOf(was, 'paths'))) {
    const twin = entryOf(after, path.key.value);
    if (twin === undefined) continue;
    const text = base.unread.get(path.value);
    const isSame = mayDropPaths && text !== undefined && text === revision.unread.get(twin.value);
    const all = isSame ? operationsOfItem(text, path.key.value, comparing) : undefined;
    if (all !== undefined) {
      append(operations, all);
      dropped.add(path).add(twin);
      continue;
    }
    const [item, other] = [base.itemOf(path), revision.itemOf(twin)];
    if (item === undefined || other === undefined) return undefined;
    if (sameItem(item, other, base)) addUnchanged(operations, path.key.value, [item, other], comparing);
  }
  return operations;
}

/** Adds the operations that two path items have in common. */
function addUnchanged(
  operations: UnchangedOperation[],
  path: string,
  [item, other]: readonly [SourceNode, SourceNode],
  { sides, version, reach, dropped }: Comparing,
): void {
  const shared = memberOf(item, 'parameters');
  const inherited = reach === undefined || shared === undefined ? [] : referencesIn(shared);
  for (const entry of entriesOf(item)) {
    const httpMethod = VERBS.get(entry.key.value);
    const twin = entryOf(other, entry.key.value);
    if (httpMethod === undefined || twin === undefined || !sameOnBothSides(entry.value, twin.value, sides)) continue;
    const text = sides.base.unread.get(entry.value);
    const json = text === undefined ? undefined : unreadJson(text);
    if (text === undefined ? !isOperationNode(entry.value) : !isOperation(json)) continue;
    const uses = reach && usesOf(entry.value, json, inherited, { version, reach });
    if (uses === 'unclear') continue;
    operations.push({ path, httpMethod, uses });
    dropped.add(entry).add(twin);
  }
}

/** Whether two path items are the same but for their operations. */
function sameItem(was: SourceNode, is: SourceNode, { unread }: Outline): boolean {
  if (was.kind !== 'map' || is.kind !== 'map' || was.twins || is.twins) return false;
  let surplus = 0;
  for (const { key, value } of was.entries) {
    if (VERBS.has(key.value)) continue;
    if (key.value === '$ref' || unread.has(value) || !sameTree(value, memberOf(is, key.value))) return false;
    surplus += 1;
  }
  for (const { key } of is.entries) if (!VERBS.has(key.value)) surplus -= 1;
  return surplus === 0;
}

/**
 * The models that an operation uses, where one of them is another in the revision; undefined where none is.
 *
 * @param json - what it says, where that is known
 * @param inherited - the references of the parameters of its path
 */
function usesOf(
  operation: SourceNode,
  json: unknown,
  inherited: readonly string[],
  { version, reach }: { readonly version: Definition['version']; readonly reach: ReachOf },
): ModelUses | 'unclear' | undefined {
  const own = furthest(referencesIn(operation), reach);
  const theirs = furthest(inherited, reach);
  if (own === 'one-sided' || theirs === 'one-sided') return 'unclear';
  if (own === 'none' && theirs === 'none') return undefined;
  return inherited.length > 0 ? 'unclear' : (modelUses(json ?? toData(operation), version) ?? 'unclear');
}

/** The same of a node. */
const isOperationNode = (node: SourceNode): boolean => node.kind === 'map' && intrinsicOf(node) === undefined;

function samePaths(was: MapNode, is: MapNode): boolean {
  const [before, after] = [entriesOf(memberOf(was, 'paths')), entriesOf(memberOf(is, 'paths'))];
  return before.length === after.length && before.every(({ key }, index) => key.value === after[index]?.key.value);
}

/** A definition without some of its operations, and without paths that have no others; all others read. Undefined where one cannot be. */
function withoutOperations(root: MapNode, { itemOf, readThrough }: Outline, { dropped, mayDropPaths }: Comparing): MapNode | undefined {
  const paths = memberOf(root, 'paths') as MapNode;
  const items: MapEntry[] = [];
  for (const path of paths.entries) {
    if (dropped.has(path)) continue;
    const item = itemOf(path);
    if (item === undefined) return undefined;
    const left: MapEntry[] = [];
    const all = item.kind === 'map' ? item.entries : [];
    for (const entry of all) {
      if (dropped.has(entry)) continue;
      const value = readThrough(entry.value);
      if (value === undefined) return undefined;
      left.push(value === entry.value ? entry : { key: entry.key, value });
    }
    if (left.length === all.length && all.length === 0) items.push(item === path.value ? path : { key: path.key, value: item });
    else if (!mayDropPaths || left.some(({ key }) => VERBS.has(key.value)) || left.length === all.length)
      items.push({ key: path.key, value: { ...(item as MapNode), entries: left } });
  }
  const entries = root.entries.map((entry) => (entry.value === paths ? { key: entry.key, value: { ...paths, entries: items } } : entry));
  return { ...root, entries };
}
