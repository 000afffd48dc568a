import { expect, it } from 'vitest';
import { inspectTemplate } from '../../src/template/check-template.ts';
import { InspectedTemplates } from '../../src/template/inspected-templates.ts';

it('tells the same text apart by what it must make', () => {
  const templates = new InspectedTemplates();
  const text = '{a: 1, b: $context.stagee}';
  for (const json of ['strict', 'lenient', undefined, 'strict', undefined, 'lenient'] as const) {
    expect(templates.inspect(text, json)).toEqual(inspectTemplate(text, { json }));
  }
  expect(templates.inspect(text, 'strict')).toHaveLength(2);
  expect(templates.inspect(text, 'lenient')).toHaveLength(1);
});

it('keeps what it has room for, and answers beyond', () => {
  const templates = new InspectedTemplates();
  const small = '$input.jsn("$")';
  const first = templates.inspect(small, undefined);
  expect(templates.inspect(small, undefined)).toBe(first);
  for (let count = 0; count < 4; count += 1) templates.inspect(`${count}${'x'.repeat(290_000)}`, undefined);
  const again = templates.inspect(small, undefined);
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
