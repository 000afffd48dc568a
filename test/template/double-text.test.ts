import { expect, it } from 'vitest';
import { doubleText } from '../../src/template/java/double-text.ts';

it.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [100, '100.0'],
  [-8.95, '-8.95'],
  [0.001, '0.001'],
  [0.00099, '9.9E-4'],
  [9_999_999, '9999999.0'],
  [1e7, '1.0E7'],
  [12345678.5, '1.23456785E7'],
  [100 / 3, '33.333333333333336'],
  // 64-bit division that overflows.
  [0.0024702464672736826, '0.0024702464672736826'],
  // More digits than are needed.
  [2 ** -44, '5.6843418860808015E-14'],
  [1.005, '1.005'],
  [-0.0012, '-0.0012'],
  [2e23, '1.9999999999999998E23'],
  [1e23, '9.999999999999999E22'],
  [77041382458992304, '7.7041382458992304E16'],
  [3.035420144102702e82, '3.0354201441027017E82'],
  // Whole numbers beyond the precision.
  [2 ** 62, '4.6116860184273879E18'],
  [9007199254740993e3, '9.007199254740993E18'],
  // The ends of the range.
  [5e-324, '4.9E-324'],
  [Number.MAX_VALUE, '1.7976931348623157E308'],
])('prints %d as Java before 19', (value, text) => {
  expect(doubleText(value)).toBe(text);
});
