import { pointerSteps } from '../definition/references.ts';
import { entriesOf, memberOf } from '../source/node.ts';
import type { MapEntry, SourceNode } from '../source/node.ts';

/** A part of a definition that is referred to by its name, as `#/definitions/Pet` and `#/components/responses/Gone` are. */
type PartName = string;

/** The named part that a reference leads to or into; undefined where it leads elsewhere. */
export function partOf(reference: string): PartName | undefined {
  const steps = pointerSteps(reference);
  const [section, name] = [steps?.[0], steps?.[1]];
  if (section === undefined || name === undefined) return undefined;
  return section === 'components' ? `components/${name}/${steps?.[2] ?? ''}` : `${section}/${name}`;
}

/** The model that a schema names, where it is nothing but a reference to one. */
export function modelNamed(reference: string): string | undefined {
  return /^#\/(?:definitions|components\/schemas)\/([a-zA-Z0-9]+)$/.exec(reference)?.[1];
}

/** The folders of Swagger 2.0 for named parts that references lead to; those of OpenAPI 3.0 stand in `components`. */
const SWAGGER2_FOLDERS = ['definitions', 'parameters', 'responses'];

interface NamedPart {
  readonly name: PartName;
  readonly node: SourceNode;
}

/** Every named part of a definition. */
function namedParts(root: SourceNode): readonly NamedPart[] {
  return [
    ...SWAGGER2_FOLDERS.flatMap((folder) => partsIn(folder, memberOf(root, folder))),
    ...entriesOf(memberOf(root, 'components')).flatMap(({ key, value }) => partsIn(`components/${key.value}`, value)),
  ];
}

function partsIn(folder: string, node: SourceNode | undefined): NamedPart[] {
  return entriesOf(node).map(({ key, value }) => ({ name: `${folder}/${key.value}`, node: value }));
}

/** The texts of all `$ref` in a tree. */
export function referencesIn(node: SourceNode, found: string[] = []): readonly string[] {
  if (node.kind === 'list') for (const item of node.items) referencesIn(item, found);
  if (node.kind !== 'map') return found;
  const { entries } = node;
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    if (value.kind !== 'scalar') referencesIn(value, found);
    else if (key.value === '$ref' && typeof value.value === 'string') found.push(value.value);
  }
  return found;
}

/** Some named parts and all that refer to them, through others too. */
export function partsThatReach(changed: ReadonlySet<PartName>, roots: readonly SourceNode[]): ReadonlySet<PartName> {
  const referrers = new Map<PartName, PartName[]>();
  for (const { name, node } of roots.flatMap(namedParts)) {
    for (const reference of referencesIn(node)) {
      const to = partOf(reference);
      if (to === undefined) continue;
      const known = referrers.get(to);
      if (known === undefined) referrers.set(to, [name]);
      else known.push(name);
    }
  }
  const reached = new Set(changed);
  for (const name of reached) for (const referrer of referrers.get(name) ?? []) reached.add(referrer);
  return reached;
}
