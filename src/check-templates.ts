import type { BuiltDefinition } from './build/built-api.ts';
import { diagnose } from './diagnostics/diagnostic.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { ExtendedDefinition } from './extensions/extend.ts';
import { integration } from './extensions/integration/index.ts';
import { embeddedText } from './source/embedded-text.ts';
import { entriesOf, isUnresolved, memberOf } from './source/node.ts';
import type { SourceNode } from './source/node.ts';
import { checkTemplate } from './template/check-template.ts';
import type { KnownNames } from './template/check-template.ts';

/** What is wrong inside the mapping templates of a definition, at its line and column in the file. Those of proxies are never used. */
export function checkTemplates(extended: ExtendedDefinition, { placed }: BuiltDefinition): readonly Diagnostic[] {
  return [...placed.keys()].flatMap((operation) => {
    const located = extended.valueOf(integration, operation);
    const type = located?.value.type;
    if (located === undefined || type === undefined || type.endsWith('_PROXY')) return [];
    const parameters = new Set([...operation.parameters.map(({ name }) => name.replace(/\+$/, '')), ...variablesOf(operation.path)]);
    const responses = entriesOf(memberOf(located.node, 'responses'));
    return [
      ...checkEach(memberOf(located.node, 'requestTemplates'), () => ({ parameters, json: type === 'MOCK' ? 'lenient' : undefined })),
      ...responses.flatMap(({ value }) =>
        checkEach(memberOf(value, 'responseTemplates'), (mediaType) => ({ parameters, json: isJson(mediaType) ? 'strict' : undefined })),
      ),
    ];
  });
}

function checkEach(templates: SourceNode | undefined, knownFor: (mediaType: string) => KnownNames): readonly Diagnostic[] {
  return entriesOf(templates).flatMap(({ key, value }) => {
    if (value.kind !== 'scalar' || isUnresolved(value)) return [];
    const text = embeddedText(value);
    if (text === undefined || text.text === '') return [];
    return checkTemplate(text.text, knownFor(key.value)).map(({ finding, start, end, args }) =>
      diagnose(finding, text.spanOf(start, end), args),
    );
  });
}

const isJson = (mediaType: string): boolean => /^application\/(?:[\w.+-]+\+)?json\b/i.test(mediaType);

const variablesOf = (path: string): readonly string[] => [...path.matchAll(/\{([^{}+]+)\+?\}/g)].map(([, name = '']) => name);
