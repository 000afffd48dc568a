import type { PrintSubjectOf } from '../extensions/extension.ts';
import { registry } from '../extensions/registry.ts';
import type { AnyExtension } from '../extensions/registry.ts';
import { brings } from './extension-selection.ts';
import type { ExtensionSelection } from './extension-selection.ts';

type Subject = PrintSubjectOf<'document' | 'operation' | 'securityScheme'>;

/** The extensions of one object of the export: those that the choice brings, that may stand there, and have something to say. */
export function printExtensions(subject: Subject, selection: ExtensionSelection): Readonly<Record<string, unknown>> {
  const printed: Record<string, unknown> = {};
  for (const { name, print } of chosenFor(subject.place, selection)) {
    const value = print?.(subject);
    if (value !== undefined) printed[name] = value;
  }
  return printed;
}

/** Worked out once for the methods of an export. */
const chosen = new WeakMap<ExtensionSelection, Map<Subject['place'], readonly AnyExtension[]>>();

function chosenFor(place: Subject['place'], selection: ExtensionSelection): readonly AnyExtension[] {
  const byPlace = chosen.get(selection) ?? new Map<Subject['place'], readonly AnyExtension[]>();
  chosen.set(selection, byPlace);
  const known =
    byPlace.get(place) ?? registry.filter(({ places, exportedWith }) => places.includes(place) && brings(selection, exportedWith));
  byPlace.set(place, known);
  return known;
}
