import { doubleText } from './double-text.ts';

/** `Integer`, `Long` and `BigInteger`; Java chooses methods and text by the width, so it is kept with the value. */
export class Whole {
  readonly value: bigint;
  readonly width: Width;

  constructor(value: bigint, width: Width = narrowest(value)) {
    this.value = value;
    this.width = width;
  }

  get text(): string {
    return this.value.toString();
  }
}

export type Width = 'int' | 'long' | 'big';

/** `Double`. */
export class Double {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  get text(): string {
    return doubleText(this.value);
  }
}

/** `BigDecimal`: `unscaled / 10^scale`. */
export class Decimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** As `BigDecimal.toString`: an exponent only where the number is below 1E-6 or its scale negative. */
  get text(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
    const exponent = digits.length - 1 - this.scale;
    if (this.scale === 0) return sign + digits;
    if (this.scale > 0 && exponent >= -6) {
      const padded = digits.padStart(this.scale + 1, '0');
      return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
    }
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${fraction}E${exponent < 0 ? '' : '+'}${exponent}`;
  }
}

export type JavaNumber = Whole | Double | Decimal;

export const isNumber = (value: unknown): value is JavaNumber =>
  value instanceof Whole || value instanceof Double || value instanceof Decimal;

export const int = (value: number): Whole => new Whole(BigInt(value), 'int');

const INT_LIMIT = 2n ** 31n;
const LONG_LIMIT = 2n ** 63n;

/** The first of Integer, Long and BigInteger that holds the number. */
export function narrowest(value: bigint): Width {
  if (value >= -INT_LIMIT && value < INT_LIMIT) return 'int';
  return value >= -LONG_LIMIT && value < LONG_LIMIT ? 'long' : 'big';
}

export function toDouble(number: JavaNumber): number {
  if (number instanceof Double) return number.value;
  return number instanceof Whole ? Number(number.value) : Number(number.text);
}

/** `Double.parseDouble` of digits that are known to be a number, `BigDecimal` beyond 18 characters as json-smart reads them. */
export function parseDecimal(text: string): Decimal {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  return new Decimal(BigInt(`${whole}${fraction}` || '0') * (sign === '-' ? -1n : 1n), fraction.length - Number(exponent));
}

/** Roughly how many bits a number takes, more where its scale is large. */
export function bitsOf(number: JavaNumber): number {
  if (number instanceof Double) return 64;
  if (number instanceof Decimal) return number.unscaled.toString(16).length * 4 + Math.abs(number.scale) * 4;
  return number.width === 'big' ? number.value.toString(16).length * 4 : 64;
}
