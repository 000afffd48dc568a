import { pointerSteps } from '../definition/references.ts';
import type { Outline } from '../read/outline-json.ts';
import { entriesOf, memberOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
import { referencesIn, sameOnBothSides } from './sides.ts';
import type { Sides } from './sides.ts';

/** What a reference has to do with schemas that differ: it leads to none, to one that both sides have, or to one that only one side has. */
export type Reach = 'none' | 'changed' | 'one-sided';

/** Tells where a reference leads. */
export type ReachOf = (reference: string) => Reach;

/** A part of a definition that is referred to by its name, as `definitions/Pet` and `components/responses/Gone` are. */
type PartName = string;

/** Named parts by name. */
type Parts = ReadonlyMap<PartName, SourceNode>;

/**
 * Where references lead, such as `#/definitions/Pet`, directly and through others; undefined where two definitions have the same schemas.
 *
 * @param sides - that are the same in all that is not schemas
 */
export function changedSchemas(sides: Sides): ReachOf | undefined {
  const [before, after] = [namedParts(sides.base), namedParts(sides.revision)];
  const changed = new Set<PartName>();
  for (const [name, was] of before) {
    const is = after.get(name);
    if (is === undefined || !sameOnBothSides(was, is, sides)) changed.add(name);
  }
  for (const name of after.keys()) if (!before.has(name)) changed.add(name);
  if (changed.size === 0) return undefined;
  const reaching = withReferrers(changed, before, after);
  const known = new Map<string, Reach>();
  return (reference) => {
    let reach = known.get(reference);
    if (reach === undefined) {
      const name = partOf(reference);
      const isOneSided = reference.includes('\\') || before.has(name) !== after.has(name);
      known.set(reference, (reach = isOneSided ? 'one-sided' : reaching.has(name) ? 'changed' : 'none'));
    }
    return reach;
  };
}

/** Of Swagger 2.0; those of OpenAPI 3.0 stand in `components`. */
const FOLDERS = ['definitions', 'parameters', 'responses'];

function namedParts({ value: root }: Outline): Parts {
  const parts = new Map<PartName, SourceNode>();
  const add = (folder: string, node: SourceNode | undefined): void => {
    for (const { key, value } of entriesOf(node)) parts.set(`${folder}/${key.value}`, value);
  };
  for (const folder of FOLDERS) add(folder, memberOf(root, folder));
  for (const { key, value } of entriesOf(memberOf(root, 'components'))) add(`components/${key.value}`, value);
  return parts;
}

/** What any of some references has to do with them. */
export function furthest(references: readonly string[], reach: ReachOf): Reach {
  let found: Reach = 'none';
  for (let index = 0; index < references.length && found !== 'one-sided'; index += 1) {
    const each = reach(references[index] as string);
    if (each !== 'none') found = each;
  }
  return found;
}

/** The name of the part that a reference leads to or into; of one that leads elsewhere no part's name. */
function partOf(reference: string): PartName {
  const steps = pointerSteps(reference) ?? [];
  return steps.slice(0, steps[0] === 'components' ? 3 : 2).join('/');
}

/** Some parts and all that refer to them on either side, through others too. */
function withReferrers(names: ReadonlySet<PartName>, before: Parts, after: Parts): ReadonlySet<PartName> {
  const referrers = new Map<PartName, PartName[]>();
  const add = (name: PartName, node: SourceNode): void => {
    for (const reference of referencesIn(node)) {
      const to = partOf(reference);
      const others = referrers.get(to);
      if (others === undefined) referrers.set(to, [name]);
      else others.push(name);
    }
  };
  for (const [name, node] of before) add(name, node);
  // What is not among the changed ones refers to the same.
  for (const [name, node] of after) if (names.has(name)) add(name, node);
  const reached = new Set(names);
  for (const name of reached) for (const referrer of referrers.get(name) ?? []) reached.add(referrer);
  return reached;
}
