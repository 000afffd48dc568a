import { expect, it } from 'vitest';
import { catalogue } from '../src/catalogue.ts';
import type { Finding } from '../src/report/finding.ts';
import { validateSource } from '../src/validate.ts';

const codesOf = async (text: string): Promise<string[]> => {
  const { findings } = await validateSource({ text, path: 'example.yaml' });
  return [...new Set(findings.map(({ code }) => code))];
};

it('has each code once, made of area and name', () => {
  const codes = catalogue.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  expect(codes.filter((code) => !/^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code))).toEqual([]);
});

it.each(catalogue.map((spec) => [spec.code, spec] as const))(
  '%s: its bad example gives it and nothing else, its good one nothing of it',
  async (code, { bad, good }) => {
    expect(await codesOf(bad)).toEqual([code]);
    expect(await codesOf(good)).not.toContain(code);
  },
);

it.each(catalogue.map((spec) => [spec.code, spec] as const))('%s: its words end as sentences', async (code, { bad, why }) => {
  const { findings } = await validateSource({ text: bad, path: 'example.yaml' });
  const own = findings.filter((finding: Finding) => finding.code === code);
  const texts = [why, ...own.flatMap(({ message, fix }) => [message, fix])];
  expect(texts.filter((text) => !/[.?:`)]$/.test(text.trim()) || text.includes('!'))).toEqual([]);
});
