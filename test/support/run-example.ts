import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { AnyFindingSpec } from '../../src/diagnostics/finding.ts';
import { importApi } from '../../src/import-api.ts';
import { readModel } from '../../src/model/read-model.ts';
import { compile } from '../../src/pipeline.ts';
import { adviseOnPlaceholders } from '../../src/placeholder/findings.ts';
import { read } from '../../src/read/read.ts';
import { validateSource } from '../../src/validate.ts';

const codes = (diagnostics: Iterable<{ readonly code: string }>): readonly string[] => [
  ...new Set([...diagnostics].map(({ code }) => code)),
];

/** The codes that an example of a finding yields, each once, in what it stands in. */
export async function codesOfExample({ code: own, context = {} }: AnyFindingSpec, text: string): Promise<readonly string[]> {
  const { as, files = {}, prior, variables = {} } = context;
  if (as === 'model') {
    const { value, diagnostics } = await read({ text, path: 'model.yaml' });
    return codes(value === undefined ? diagnostics : readModel(value).diagnostics);
  }
  if (prior !== undefined) {
    const { model } = await importApi({ text: prior });
    return codes((await importApi({ text }, { mode: 'merge', ...(model === undefined ? {} : { prior: model }) })).findings);
  }
  if (as === 'import') return codes(await imported(text, variables));
  const { findings } = await validateSource({ text, path: 'example.yaml' }, { access: access(files) });
  // That there are several files is said of every example that has some.
  return codes(findings).filter((code) => code === own || code !== 'reference/several-files');
}

async function imported(text: string, variables: Readonly<Record<string, string>>): Promise<readonly Diagnostic[]> {
  const compiled = await compile({ text, path: 'example.yaml' }, { variables: new Map(Object.entries(variables)) });
  const advice = compiled.definitions.flatMap(({ root, placeholders }) => adviseOnPlaceholders(root, placeholders, Object.keys(variables)));
  return [...compiled.diagnostics, ...advice];
}

/** Files of a folder that is not on the disk. */
const access = (files: Readonly<Record<string, string>>) => ({
  locate: (path: string) => `/${path}`,
  read: (location: string) => {
    const name = location.split('/').at(-1) ?? '';
    const text = Object.hasOwn(files, name) ? files[name] : undefined;
    return Promise.resolve(text === undefined ? { refused: 'there is no such file' } : { name, text });
  },
});
