import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogue } from '../src/catalogue.ts';
import type { Finding } from '../src/report/finding.ts';
import { validateSource } from '../src/validate.ts';
import { codesOfExample } from './support/run-example.ts';

it('holds every finding that is declared', () => {
  const source = new URL('../src/', import.meta.url);
  const declared = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      [...readFileSync(new URL(name, source), 'utf8').matchAll(/= finding[<(][\s\S]*?\bcode: '([^']+)'/g)].map(([, code]) => code),
    );
  expect(declared.length).toBeGreaterThan(50);
  expect(declared.sort()).toEqual(catalogue.map(({ code }) => code).sort());
});

it('has each code once, made of area and name', () => {
  const codes = catalogue.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  expect(codes.filter((code) => !/^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code))).toEqual([]);
});

it.each(catalogue.map((spec) => [spec.code, spec] as const))(
  '%s: its bad example gives it and nothing else, its good one nothing of it',
  async (code, spec) => {
    expect(await codesOfExample(spec, spec.bad)).toEqual([code]);
    expect(await codesOfExample(spec, spec.good)).toEqual([]);
  },
);

it.each(catalogue.map((spec) => [spec.code, spec] as const))('%s: its words end as sentences', async (code, { bad, why }) => {
  const { findings } = await validateSource({ text: bad, path: 'example.yaml' });
  const own = findings.filter((finding: Finding) => finding.code === code);
  const texts = [why, ...own.flatMap(({ message, fix }) => [message, fix])];
  expect(texts.filter((text) => !/[.?:`)']$/.test(text.trim()) || /!(?!=)/.test(text))).toEqual([]);
});
