import { TemplateError } from '../budget.ts';
import { refuseComparison } from './object-methods.ts';
import { compareDoubles, compareNumbers } from './arithmetic.ts';
import { doubleText } from './double-text.ts';
import { Double, Whole, int, toDouble } from './number.ts';
import type { JavaNumber } from './number.ts';
import { table } from './value.ts';
import type { Char, MethodTable } from './value.ts';

const numberMethods: MethodTable = table<JavaNumber>({
  'intValue()': (self) => int(Number(BigInt.asIntN(32, truncated(self, 31)))),
  'longValue()': (self) => new Whole(BigInt.asIntN(64, truncated(self, 63)), 'long'),
  'shortValue()': (self) => int(Number(BigInt.asIntN(16, truncated(self, 31)))),
  'byteValue()': (self) => int(Number(BigInt.asIntN(8, truncated(self, 31)))),
  'doubleValue()': (self) => new Double(toDouble(self)),
  'floatValue()': (self) => new Double(asFloat(toDouble(self))),
});

/** A double beyond the range becomes the range's end, as a Java cast does it. */
function truncated(number: JavaNumber, bits: number): bigint {
  if (number instanceof Whole) return number.value;
  const value = toDouble(number);
  if (Number.isNaN(value)) return 0n;
  const limit = 2n ** BigInt(bits);
  if (value >= Number(limit)) return limit - 1n;
  return value <= -Number(limit) ? -limit : BigInt(Math.trunc(value));
}

/** A Float, as the double that has its text. */
const asFloat = (value: number): number => Number(doubleText(Math.fround(value), 24));

export const intMethods: MethodTable = table<Whole>(
  {
    'compareTo(i)': (self, [other]) => int(Math.sign(Number(self.value) - other)),
    'compareTo(o)': refuseComparison,
    'compare(ii)': (_self, [left, right]) => int(Math.sign(left - right)),
    'parseInt(s)': (_self, [text]) => new Whole(parsed(text, 10, 31), 'int'),
    'parseInt(si)': (_self, [text, base]) => new Whole(parsed(text, base, 31), 'int'),
    'valueOf(s)': (_self, [text]) => new Whole(parsed(text, 10, 31), 'int'),
    'valueOf(i)': (_self, [value]) => int(value),
    'toString(i)': (_self, [value]) => String(value),
    'toHexString(i)': (_self, [value]) => (value >>> 0).toString(16),
    'toBinaryString(i)': (_self, [value]) => (value >>> 0).toString(2),
    'toOctalString(i)': (_self, [value]) => (value >>> 0).toString(8),
    'max(ii)': (_self, [left, right]) => int(Math.max(left, right)),
    'min(ii)': (_self, [left, right]) => int(Math.min(left, right)),
    'sum(ii)': (_self, [left, right]) => int((left + right) | 0),
  },
  numberMethods,
);

export const longMethods: MethodTable = table<Whole>(
  {
    'compareTo(o)': (self, [other]) =>
      other instanceof Whole && other.width === 'long' ? int(compareNumbers(self, other)) : refuseComparison(),
    'parseLong(s)': (_self, [text]) => new Whole(parsed(text, 10, 63), 'long'),
    'valueOf(s)': (_self, [text]) => new Whole(parsed(text, 10, 63), 'long'),
    'valueOf(l)': (_self, [value]) => new Whole(value, 'long'),
    'toString(l)': (_self, [value]) => String(value),
    'toHexString(l)': (_self, [value]) => BigInt.asUintN(64, value).toString(16),
    'toBinaryString(l)': (_self, [value]) => BigInt.asUintN(64, value).toString(2),
    'toOctalString(l)': (_self, [value]) => BigInt.asUintN(64, value).toString(8),
    'max(ll)': (_self, [left, right]) => new Whole(left > right ? left : right, 'long'),
    'min(ll)': (_self, [left, right]) => new Whole(left < right ? left : right, 'long'),
  },
  numberMethods,
);

export const bigMethods: MethodTable = table<JavaNumber>(
  { 'compareTo(o)': (self, [other]) => (other instanceof self.constructor ? int(compareNumbers(self, other as JavaNumber)) : undefined) },
  numberMethods,
);

export const doubleMethods: MethodTable = table<Double>(
  {
    'isNaN()': (self) => Number.isNaN(self.value),
    'isInfinite()': (self) => !Number.isFinite(self.value) && !Number.isNaN(self.value),
    'compareTo(o)': (self, [other]) => (other instanceof Double ? int(compareDoubles(self.value, other.value)) : refuseComparison()),
    'parseDouble(s)': (_self, [text]) => new Double(parsedDouble(text)),
    'valueOf(s)': (_self, [text]) => new Double(parsedDouble(text)),
    'valueOf(d)': (_self, [value]) => new Double(value),
    'toString(d)': (_self, [value]) => new Double(value).text,
    'max(dd)': (_self, [left, right]) => new Double(Math.max(left, right)),
    'min(dd)': (_self, [left, right]) => new Double(Math.min(left, right)),
    'sum(dd)': (_self, [left, right]) => new Double(left + right),
  },
  numberMethods,
);

export const booleanMethods: MethodTable = table<boolean>({
  'booleanValue()': (self) => self,
  'compareTo(b)': (self, [other]) => int(Number(self) - Number(other)),
  'compareTo(o)': refuseComparison,
  'parseBoolean(s)': (_self, [text]) => text.toLowerCase() === 'true',
  'valueOf(s)': (_self, [text]) => text.toLowerCase() === 'true',
  'valueOf(b)': (_self, [value]) => value,
  'toString(b)': (_self, [value]) => String(value),
});

export const charMethods: MethodTable = table<Char>({
  'charValue()': (self) => self,
  'compareTo(c)': (self, [other]) => int(self.text.charCodeAt(0) - other.text.charCodeAt(0)),
  'compareTo(o)': refuseComparison,
  'isDigit(c)': (_self, [other]) => /\p{Nd}/u.test(other.text),
  'isLetter(c)': (_self, [other]) => /\p{L}/u.test(other.text),
  'isLetterOrDigit(c)': (_self, [other]) => /[\p{L}\p{Nd}]/u.test(other.text),
  'isWhitespace(c)': (_self, [other]) => /\s/.test(other.text),
  'isUpperCase(c)': (_self, [other]) => /\p{Lu}/u.test(other.text),
  'isLowerCase(c)': (_self, [other]) => /\p{Ll}/u.test(other.text),
});

const MAX_DIGITS = 100;

function parsed(text: string, base: number, bits: number): bigint {
  const wrong = (): never => {
    throw new TemplateError(`The text ${JSON.stringify(text.slice(0, 60))} is no whole number (NumberFormatException).`);
  };
  const [, sign = '', digits = ''] = /^([-+]?)([0-9a-z]+)$/i.exec(text) ?? wrong();
  if (digits.length > MAX_DIGITS || base < 2 || base > 36) return wrong();
  let value = 0n;
  for (const digit of digits) {
    const weight = Number.parseInt(digit, 36);
    if (weight >= base) return wrong();
    value = value * BigInt(base) + BigInt(weight);
  }
  if (sign === '-') value = -value;
  const limit = 2n ** BigInt(bits);
  return value >= limit || value < -limit ? wrong() : value;
}

function parsedDouble(text: string): number {
  const trimmed = text.trim();
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[dDfF]?$/.test(trimmed)) return Number.parseFloat(trimmed);
  const [, sign = '', special] = /^([-+]?)(NaN|Infinity)$/.exec(trimmed) ?? [];
  if (special === undefined) throw new TemplateError(`The text ${JSON.stringify(text.slice(0, 60))} is no number (NumberFormatException).`);
  return special === 'NaN' ? NaN : sign === '-' ? -Infinity : Infinity;
}
