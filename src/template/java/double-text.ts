import { digitsOf } from './double-digits.ts';

/** The shortest text is also Java's up to here, which was compared for every number it can be. */
const SHORT = 6;

/**
 * `Double.toString` as Java had it up to version 18: always a fraction, an exponent below 0.001 and from ten million on, and here and there
 * a digit more than is needed. Since Java 19 the text is the shortest; the service's engines come from long before.
 *
 * @param precision How many bits of the mantissa count: 24 for `Float.toString`.
 */
export function doubleText(value: number, precision?: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  if (size < 1e7 && Number.isInteger(size)) return `${sign}${size}.0`;
  if (precision === undefined && size >= 0.001 && size < 1e7) {
    const text = String(size);
    if (text.length <= SHORT) return sign + text;
  }
  const { digits, exponent } = digitsOf(size, precision);
  if (exponent > 0 && exponent < 8) {
    const whole = digits.slice(0, exponent).padEnd(exponent, '0');
    return `${sign}${whole}.${digits.slice(exponent) || '0'}`;
  }
  if (exponent <= 0 && exponent > -3) return `${sign}0.${'0'.repeat(-exponent)}${digits}`;
  return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${exponent - 1}`;
}
