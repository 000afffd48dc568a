import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importApi } from '../../src/import-api.ts';
import type { AnyFindingSpec } from '../../src/diagnostics/finding.ts';

/** Every module beside the rules and the integration: their findings are found without a list. */
const modules = await Promise.all(
  ['rules', 'extensions/integration'].flatMap((folder) => {
    const url = new URL(`../../src/${folder}/`, import.meta.url);
    return readdirSync(url).map((file) => import(new URL(file, url).href) as Promise<Record<string, unknown>>);
  }),
);

const isSpec = (value: unknown): value is AnyFindingSpec =>
  typeof value === 'object' && value !== null && 'code' in value && 'bad' in value && 'effect' in value;

const specs = new Map(
  modules.flatMap((module) =>
    Object.values(module)
      .filter(isSpec)
      .map((spec) => [spec.code, spec] as const),
  ),
);

const codesOf = async (text: string): Promise<string[]> => {
  const { findings } = await importApi({ text, path: 'example.yaml' });
  return [...new Set(findings.map(({ code }) => code))];
};

it.each([...specs])('%s: its bad example gives it and nothing else, its good one nothing of it', async (code, { bad, good }) => {
  expect(await codesOf(bad)).toEqual([code]);
  expect(await codesOf(good)).toEqual([]);
});
