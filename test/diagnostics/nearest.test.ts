import { expect, it } from 'vitest';
import { nearest } from '../../src/diagnostics/nearest.ts';

it.each([
  ['uir', 'uri'],
  ['URI', 'uri'],
  ['type_', 'type'],
  ['passthruBehavior', 'passthroughBehavior'],
  ['htpMethod', 'httpMethod'],
  ['credentials', undefined],
  ['', undefined],
  ['x'.repeat(10_000), undefined],
])('%s is meant as %s', (word, expected) => {
  expect(nearest(word, ['uri', 'type', 'httpMethod', 'passthroughBehavior'])).toBe(expected);
});

it('takes the first of equally near ones', () => {
  expect(nearest('cat', ['bat', 'cot'])).toBe('bat');
});
