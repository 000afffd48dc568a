import { entriesOf, memberOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
import { follow, fragmentOf, leavesItsFile, referenceOf, targetOf } from './reference.ts';
import type { Target } from './reference.ts';

/** The names under which schemas of other files come to stand in the bundled definition. */
export interface SchemaNames {
  /** The name of a schema; a new one is queued for {@link take}. */
  nameOf(target: Target): string;
  /** The next schema that has been named and not taken yet. */
  take(): { readonly name: string; readonly target: Target } | undefined;
}

export const idOf = ({ location, steps }: Target): string => location + fragmentOf(steps);

/** Where the definition keeps its named schemas. */
export const containerOf = (root: SourceNode): readonly string[] =>
  memberOf(root, 'swagger') === undefined ? ['components', 'schemas'] : ['definitions'];

/**
 * A schema that the definition itself gives a name to keeps that name: `definitions: { Pet: { $ref: pet.yaml } }` makes `pet.yaml` the schema
 * `Pet` wherever else it is referred to. All others are called as in their file, or as the file, with a number where the name is taken.
 */
export function schemaNames(root: SourceNode, entry: string, rootOf: (location: string) => SourceNode | undefined): SchemaNames {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const queue: { name: string; target: Target }[] = [];
  for (const { name, target } of ownNames(root, entry, rootOf)) {
    taken.add(name);
    if (target !== undefined && !names.has(idOf(target))) names.set(idOf(target), name);
  }
  const nameOf = (target: Target): string => {
    const known = names.get(idOf(target));
    if (known !== undefined) return known;
    const name = freeName(wordOf(target), taken);
    taken.add(name);
    names.set(idOf(target), name);
    queue.push({ name, target });
    return name;
  };
  return { nameOf, take: () => queue.shift() };
}

/** The named schemas of the definition, and for those that come from other files where they stand. */
function ownNames(root: SourceNode, entry: string, rootOf: (location: string) => SourceNode | undefined) {
  const container = elsewhere(follow(root, containerOf(root)), entry);
  const map =
    container === undefined
      ? follow(root, containerOf(root))
      : rootOf(container.location) && follow(rootOf(container.location) as SourceNode, container.steps);
  return entriesOf(map).map(({ key, value }) => {
    const name = key.value;
    const target = elsewhere(value, container?.location ?? entry);
    return { name, target: target ?? (container === undefined ? undefined : { ...container, steps: [...container.steps, name] }) };
  });
}

function elsewhere(node: SourceNode | undefined, location: string): Target | undefined {
  const reference = node?.kind === 'map' ? referenceOf(node)?.value : undefined;
  return reference === undefined || !leavesItsFile(reference) ? undefined : targetOf(reference, location);
}

/** Model names are alphanumeric. */
function wordOf({ location, steps }: Target): string {
  const last = steps.at(-1) ?? location.slice(location.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return last.replaceAll(/[^A-Za-z0-9]/g, '') || 'Model';
}

function freeName(word: string, taken: ReadonlySet<string>): string {
  if (!taken.has(word)) return word;
  for (let number = 2; ; number += 1) if (!taken.has(word + number)) return word + number;
}
