import { TemplateError } from '../budget.ts';
import { Decimal, Double, Whole, narrowest, toDouble } from './number.ts';
import type { JavaNumber, Width } from './number.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/**
 * A sum as Velocity's `MathUtils` does it: whole numbers stay whole and grow from Integer to Long to BigInteger where they must, one Double
 * makes a Double, BigInteger with Double a BigDecimal. Division and remainder by zero give null (undefined here).
 */
export function calculate(operator: ArithmeticOperator, left: JavaNumber, right: JavaNumber): JavaNumber | undefined {
  if ((operator === '/' || operator === '%') && isZero(right)) return undefined;
  if (left instanceof Whole && right instanceof Whole) {
    const isBig = left.width === 'big' || right.width === 'big';
    const value = operator === '%' && isBig ? modulus(left.value, right.value) : wholes(operator, left.value, right.value);
    return new Whole(value, wider(wider(left.width, right.width), narrowest(value)));
  }
  if (needsDecimal(left) || needsDecimal(right)) return decimals(operator, toDecimal(left), toDecimal(right));
  return new Double(doubles(operator, toDouble(left), toDouble(right)));
}

/** Below, at or above zero, as `MathUtils.compare`. */
export function compareNumbers(left: JavaNumber, right: JavaNumber): number {
  if (left instanceof Whole && right instanceof Whole) return sign(left.value, right.value);
  if (needsDecimal(left) || needsDecimal(right)) {
    const [a, b] = sameScale(toDecimal(left), toDecimal(right));
    return sign(a, b);
  }
  const [a, b] = [toDouble(left), toDouble(right)];
  // What is no number counts as less.
  return a > b ? 1 : a === b ? 0 : -1;
}

/** `Double.compare`. */
export function compareDoubles(left: number, right: number): number {
  return left < right ? -1 : left > right ? 1 : left === right ? 0 : Number.isNaN(left) ? 1 : -1;
}

const sign = (left: bigint, right: bigint): number => (left < right ? -1 : left > right ? 1 : 0);
const widths: readonly Width[] = ['int', 'long', 'big'];
const wider = (a: Width, b: Width): Width => (widths.indexOf(a) > widths.indexOf(b) ? a : b);
const needsDecimal = (number: JavaNumber): boolean => number instanceof Decimal || (number instanceof Whole && number.width === 'big');
const isZero = (number: JavaNumber): boolean => (number instanceof Decimal ? number.unscaled === 0n : toDouble(number) === 0);

function wholes(operator: ArithmeticOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}

/** `BigInteger.mod`: never negative. */
function modulus(a: bigint, b: bigint): bigint {
  if (b <= 0n) throw new TemplateError('The remainder of large numbers needs a positive divisor (ArithmeticException).');
  return ((a % b) + b) % b;
}

function doubles(operator: ArithmeticOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}

function decimals(operator: ArithmeticOperator, left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = sameScale(left, right);
  switch (operator) {
    case '+':
      return new Decimal(a + b, scale);
    case '-':
      return new Decimal(a - b, scale);
    case '*':
      return new Decimal(left.unscaled * right.unscaled, left.scale + right.scale);
    case '/':
      return new Decimal(halfDown(a * tenTo(Math.max(left.scale, 0)), b), Math.max(left.scale, 0));
    case '%':
      throw new TemplateError('The remainder of numbers this large or long cannot be worked out (ArithmeticException).');
  }
}

/** The quotient, the half rounded towards zero. */
function halfDown(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  const rest = a % b;
  const double = (rest < 0n ? -rest : rest) * 2n;
  if (double <= (b < 0n ? -b : b)) return quotient;
  return a < 0n === b < 0n ? quotient + 1n : quotient - 1n;
}

function sameScale(left: Decimal, right: Decimal): [bigint, bigint] {
  const scale = Math.max(left.scale, right.scale);
  return [left.unscaled * tenTo(scale - left.scale), right.unscaled * tenTo(scale - right.scale)];
}

/** Exponents come from the body; what is beyond any number's use counts as the bound. */
const MAX_EXPONENT = 5_000;
const tenTo = (exponent: number): bigint => 10n ** BigInt(Math.min(exponent, MAX_EXPONENT));

/** `new BigDecimal(double)`: the exact binary value, with all its digits. Velocity takes an Integer and a Long by way of a double too. */
function toDecimal(number: JavaNumber): Decimal {
  if (number instanceof Decimal) return number;
  if (number instanceof Whole && number.width === 'big') return new Decimal(number.value, 0);
  const value = toDouble(number);
  if (!Number.isFinite(value)) throw new TemplateError('A number is infinite or none (NumberFormatException).');
  let scale = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale += 1;
  }
  return new Decimal(BigInt(scaled) * 5n ** BigInt(scale), scale);
}
