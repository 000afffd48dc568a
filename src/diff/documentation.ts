import type { DocumentationPart } from '../model/api-model.ts';
import { modelPath } from '../model/model-path.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { pair } from './pair.ts';
import { sameJsonText } from './same-json.ts';
import { namedScope } from './scope.ts';
import type { Scope } from './scope.ts';

export const documentationSpecs = changeSpecs({
  'documentation/added': {
    reverse: 'documentation/removed',
    criticality: 'safe',
    audience: 'documentation',
    message: () => 'The documentation part is added.',
    why: 'Only readers see it.',
  },
  'documentation/removed': {
    reverse: 'documentation/added',
    criticality: 'safe',
    audience: 'documentation',
    message: () => 'The documentation part is removed.',
    why: 'Only readers see it.',
  },
  'documentation/changed': {
    criticality: 'safe',
    audience: 'documentation',
    message: () => 'The documentation part is changed.',
    why: 'Only readers see it.',
  },
});

type Location = DocumentationPart['location'];

const nameOf = (location: Location): string => modelPath.documentationPart(location).replace(/^documentation /, '');
const scopeOfPart = (name: string, formerName?: string): Scope => namedScope('documentation', name, formerName);

/** Documentation parts by location; a renamed path variable moves them along. */
export function* documentationChanges({ base, revision, paths }: Comparison): Generator<Judged> {
  const moved = (location: Location): Location =>
    location.path === undefined ? location : { ...location, path: paths.after(location.path) };
  const before = base.model.documentationParts.map((part) => ({ part, was: nameOf(part.location), name: nameOf(moved(part.location)) }));
  const after = revision.model.documentationParts.map((part) => ({ part, was: nameOf(part.location), name: nameOf(part.location) }));
  const { added, removed, kept } = pair(before, after, ({ name }) => name);
  for (const { part, was } of removed)
    yield scopeOfPart(was).judged(documentationSpecs['documentation/removed'], { base: part.properties });
  for (const { part, was } of added)
    yield scopeOfPart(was).judged(documentationSpecs['documentation/added'], { revision: part.properties });
  for (const [was, is] of kept) {
    if (sameJsonText(was.part.properties, is.part.properties)) continue;
    yield scopeOfPart(is.was, was.was).judged(documentationSpecs['documentation/changed'], {
      base: was.part.properties,
      revision: is.part.properties,
    });
  }
}
