/** The digits of a number and where its point stands: the value is `0.digits × 10^exponent`. */
interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

const FRACTION_BITS = 52;
const BIAS = 1023;

/**
 * The digits that `Double.toString` chose before Java 19, for a positive number. They are not always the fewest: 2E23 has
 * the digits 19999999999999998. The method is Steele and White's: long division, digit by digit, until what is left is less than half the
 * distance to the next double.
 *
 * @param precision How many bits of the mantissa count: 24 for a float.
 */
export function digitsOf(value: number, precision = FRACTION_BITS + 1): Digits {
  const { fraction, exponent, significant: bitsThere } = binary(value);
  const significant = Math.min(bitsThere, precision);
  const zeros = trailingZeros(fraction);
  const bits = FRACTION_BITS + 1 - zeros;
  const beyondPoint = Math.max(0, bits - exponent - 1);
  if (exponent >= -21 && exponent <= 62 && beyondPoint === 0) return wholeDigits(fraction, exponent, significant);
  return divided(fraction >> BigInt(zeros), bits, beyondPoint, exponent, significant, estimate(fraction, exponent));
}

/** The mantissa with its leading bit at place 52, the exponent of that bit, and how many of the bits count. */
function binary(value: number): { fraction: bigint; exponent: number; significant: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number(bits >> 52n) & 0x7_ff;
  const fraction = bits & ((1n << 52n) - 1n);
  if (exponent > 0) return { fraction: fraction | (1n << 52n), exponent: exponent - BIAS, significant: FRACTION_BITS + 1 };
  const significant = fraction.toString(2).length;
  const shift = FRACTION_BITS + 1 - significant;
  return { fraction: fraction << BigInt(shift), exponent: 1 - shift - BIAS, significant };
}

function trailingZeros(value: bigint): number {
  const text = value.toString(2);
  return text.length - 1 - text.lastIndexOf('1');
}

/** A whole number that a long holds: all its digits, but for those below the precision of the double. */
function wholeDigits(fraction: bigint, exponent: number, significant: number): Digits {
  const shift = BigInt(exponent - FRACTION_BITS);
  let whole = shift >= 0n ? fraction << shift : fraction >> -shift;
  const unsure = exponent > significant ? Math.floor((exponent - significant - 1) * Math.LOG10E * Math.LN2) : 0;
  const unit = 10n ** BigInt(unsure);
  if (unsure > 0) whole = whole / unit + (whole % unit >= unit / 2n ? 1n : 0n);
  const text = whole.toString();
  return { digits: text.replace(/0+$/, ''), exponent: text.length + unsure };
}

/** The decimal exponent, or one too many. */
function estimate(fraction: bigint, exponent: number): number {
  const mantissa = Number(fraction) / 2 ** FRACTION_BITS;
  return Math.floor((mantissa - 1.5) * 0.289529654 + 0.176091259 + exponent * 0.301029995663981);
}

function divided(odd: bigint, bits: number, beyondPoint: number, exponent: number, significant: number, estimated: number): Digits {
  // Powers of 5 and 2 in the number, in what it is divided by, and in half the distance to the next double.
  const numberFives = Math.max(0, -estimated);
  const divisorFives = Math.max(0, estimated);
  let numberTwos = numberFives + beyondPoint + exponent;
  let divisorTwos = divisorFives + beyondPoint;
  let halfTwos = numberTwos - significant;
  numberTwos -= bits - 1;
  const common = Math.min(numberTwos, divisorTwos);
  numberTwos -= common;
  divisorTwos -= common;
  halfTwos -= common;
  // Below a power of two the doubles lie twice as close.
  if (bits === 1) halfTwos -= 1;
  if (halfTwos < 0) {
    numberTwos -= halfTwos;
    divisorTwos -= halfTwos;
    halfTwos = 0;
  }
  const numberBits = bits + numberTwos + bitsOfFive(numberFives);
  const divisorBits = divisorTwos + 1 + bitsOfFive(divisorFives + 1);
  const width = Math.max(numberBits, divisorBits);
  return longDivision(
    (odd * 5n ** BigInt(numberFives)) << BigInt(numberTwos),
    (5n ** BigInt(divisorFives)) << BigInt(divisorTwos),
    (5n ** BigInt(numberFives)) << BigInt(halfTwos),
    estimated,
    width < 32 ? 32 : width < 64 ? 64 : Infinity,
  );
}

/** How many bits 5^power takes, roughly beyond 26. */
const bitsOfFive = (power: number): number => (power === 0 ? 0 : power < 27 ? (5n ** BigInt(power)).toString(2).length : power * 3);

/** Java divides in ints or longs where they suffice, and lets them overflow; `width` is their size. */
function longDivision(number: bigint, divisor: bigint, half: bigint, estimated: number, width: number): Digits {
  const wrap = (value: bigint): bigint => (width === Infinity ? value : BigInt.asIntN(width, value));
  const tens = wrap(divisor * 10n);
  let rest = number;
  let margin = half;
  let low = false;
  let high = false;
  const digit = (): string => {
    const quotient = rest / divisor;
    rest = wrap(10n * (rest % divisor));
    margin = wrap(margin * 10n);
    const sum = wrap(rest + margin);
    low = margin <= 0n || rest < margin;
    high = margin <= 0n || (width === Infinity ? sum >= tens : sum > tens);
    return quotient.toString();
  };
  let exponent = estimated;
  let digits = digit();
  if (digits === '0' && !high) {
    digits = '';
    exponent -= 1;
  }
  // With an exponent there is a digit behind the point in any case.
  if (exponent < -3 || exponent >= 8) low = high = false;
  for (let done = low || high; !done; done = low || high) digits += digit();
  return rounded(digits, exponent + 1, high && (!low || roundsUp(wrap(rest * 2n - tens), digits)));
}

const roundsUp = (difference: bigint, digits: string): boolean =>
  difference > 0n || (difference === 0n && Number(digits[digits.length - 1]) % 2 === 1);

function rounded(digits: string, exponent: number, up: boolean): Digits {
  if (!up) return { digits, exponent };
  const next = (BigInt(digits) + 1n).toString().padStart(digits.length, '0');
  return { digits: next.slice(0, digits.length), exponent: exponent + next.length - digits.length };
}
