import type { PrintSubjectOf } from '../extensions/extension.ts';
import { registry } from '../extensions/registry.ts';
import { brings } from './extension-selection.ts';
import type { ExtensionSelection } from './extension-selection.ts';

type Subject = PrintSubjectOf<'document' | 'operation' | 'securityScheme'>;

/** The extensions of one object of the export: those that the choice brings, that may stand there, and have something to say. */
export function printExtensions(subject: Subject, selection: ExtensionSelection): Readonly<Record<string, unknown>> {
  const printed = registry
    .filter(({ places, exportedWith }) => places.includes(subject.place) && brings(selection, exportedWith))
    .map(({ name, print }): [string, unknown] => [name, print?.(subject)]);
  return Object.fromEntries(printed.filter(([, value]) => value !== undefined));
}
