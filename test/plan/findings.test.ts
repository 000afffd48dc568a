import { describe, expect, it } from 'vitest';
import type { AnyFindingSpec } from '../../src/diagnostics/finding.ts';
import { importApi } from '../../src/import-api.ts';
import * as modelFindings from '../../src/model/read-model-findings.ts';
import { isSavedModel, readModel } from '../../src/model/read-model.ts';
import { siblingInApi } from '../../src/plan/check-siblings.ts';
import { read } from '../../src/read/read.ts';

async function codesOf(text: string): Promise<readonly string[]> {
  const { value: root } = await read({ text, path: 'model.yaml' });
  if (root === undefined) throw new Error('the example cannot be read');
  expect(isSavedModel(root)).toBe(true);
  return readModel(root).diagnostics.map((diagnostic) => diagnostic.code);
}

describe.each(Object.values(modelFindings).map((spec: AnyFindingSpec) => [spec.code, spec] as const))('%s', (code, spec) => {
  it('has a bad example that yields it alone, and a good one that yields nothing', async () => {
    expect(new Set(await codesOf(spec.bad))).toEqual(new Set([code]));
    expect(await codesOf(spec.good)).toEqual([]);
  });
});

describe('plan/sibling-in-api', () => {
  it('has a bad example that cannot be merged, and a good one that can, both into the same API', async () => {
    const { model: prior } = await importApi({ text: siblingInApi.context?.prior ?? '' });
    if (prior === undefined) throw new Error('the prior definition cannot be imported');
    const bad = await importApi({ text: siblingInApi.bad }, { prior });
    expect(bad.findings.filter(({ effect }) => effect === 'fails-import').map(({ code }) => code)).toEqual([siblingInApi.code]);
    expect(bad.findings.find(({ code }) => code === siblingInApi.code)?.pointer).toBe('/paths/~1items~1{itemId}');
    expect(bad.error?.message).toMatch(/^Errors found during import:\n\tUnable to create resource at path '\/items\/\{itemId\}'/);
    expect((await importApi({ text: siblingInApi.good }, { prior })).error).toBeUndefined();
  });
});
