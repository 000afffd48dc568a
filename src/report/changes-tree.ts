import { AUDIENCES, CRITICALITIES } from '../diff/change.ts';
import type { Change, Section } from '../diff/change.ts';

/** Changes by the thing they belong to: sections, in them things, in resources methods. */
export interface ChangedSection {
  readonly section: Section;
  readonly title: string;
  readonly things: readonly ChangedThing[];
}

export type Fate = 'added' | 'removed' | 'changed';

export interface ChangedThing {
  readonly name: string;
  readonly fate: Fate;
  /** Those of the thing itself. */
  readonly changes: readonly Change[];
  /** The methods of a resource, by verb. */
  readonly methods: readonly ChangedThing[];
}

const SECTION_TITLES: Readonly<Record<Section, string>> = {
  api: 'API',
  resource: 'Resources',
  model: 'Models',
  authorizer: 'Authorizers',
  validator: 'Request validators',
  'gateway-response': 'Gateway responses',
  documentation: 'Documentation',
  stage: 'Stages',
  'api-key': 'API keys',
  'usage-plan': 'Usage plans',
};

/** Things in the order of the changes; in each the worst first, of the same criticality by whom they concern. */
export function changesTree(changes: readonly Change[]): ChangedSection[] {
  const sections = grouped(changes, ({ part }) => part.section);
  return [...sections].map(([section, all]) => ({
    section,
    title: SECTION_TITLES[section],
    things: [...grouped(all, ({ part }) => part.name)].map(([name, own]) => thingOf(name, own)),
  }));
}

function thingOf(name: string, all: readonly Change[]): ChangedThing {
  const methods = grouped(all, ({ part }) => part.httpMethod);
  const own = methods.get(undefined) ?? [];
  methods.delete(undefined);
  return { name, fate: fateOf(own), changes: own.sort(forReaders), methods: Array.from(methods, methodOf) };
}

function methodOf([verb, changes]: [verb: string | undefined, changes: Change[]]): ChangedThing {
  return { name: verb ?? '', fate: fateOf(changes), changes: changes.sort(forReaders), methods: [] };
}

function forReaders(a: Change, b: Change): number {
  return (
    CRITICALITIES.indexOf(a.criticality) - CRITICALITIES.indexOf(b.criticality) ||
    AUDIENCES.indexOf(a.audience) - AUDIENCES.indexOf(b.audience)
  );
}

/** A thing comes or goes as a whole where a change without field says so. */
function fateOf(changes: readonly Change[]): Fate {
  let fate: Fate = 'changed';
  for (const { part, code } of changes) {
    if (part.field !== undefined) continue;
    if (code.endsWith('/added') || code.endsWith('/taken-from-any')) return 'added';
    if (code.endsWith('/removed') || code.endsWith('/left-to-any')) fate = 'removed';
  }
  return fate;
}

function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
