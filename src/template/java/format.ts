import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { Whole, isNumber, toDouble } from './number.ts';
import { textOf } from './text.ts';
import type { Element } from './value.ts';

const MAX_WIDTH = 1_000;

/** `String.format` for `%s %S %d %x %X %f %b %c %n %%` with index, flags, width and precision; other conversions are refused. */
export function formatText(form: string, values: readonly Element[], budget: Budget): string {
  let next = 0;
  const text = form.replace(
    /%(?:(\d{1,3})\$)?([-#+ 0,(]*)(\d{1,6})?(?:\.(\d{1,6}))?([a-zA-Z%])?/g,
    (all: string, index?: string, flags = '', width = '0', precision?: string, conversion?: string) => {
      if (conversion === undefined) throw new TemplateError(`The format specifier ${JSON.stringify(all)} is unknown.`);
      if (Number(width) > MAX_WIDTH || Number(precision ?? 0) > MAX_WIDTH)
        throw new TemplateError(`A format wider than ${MAX_WIDTH} characters is not supported.`);
      if (conversion === 'n') return '\n';
      const position = index === undefined ? next : Number(index) - 1;
      if (conversion !== '%' && index === undefined) next += 1;
      if (conversion !== '%' && position >= values.length)
        throw new TemplateError(`The format specifier ${JSON.stringify(all)} has no value.`);
      const plain = conversion === '%' ? '%' : converted(conversion, values[position] ?? null, flags, precision, budget);
      if (flags.includes('-')) return plain.padEnd(Number(width));
      if (!flags.includes('0') || !/^[-+]?[\da-fA-F]/.test(plain)) return plain.padStart(Number(width));
      const [sign = ''] = /^[-+]/.exec(plain) ?? [];
      return sign + plain.slice(sign.length).padStart(Number(width) - sign.length, '0');
    },
  );
  budget.text(text.length);
  return text;
}

function converted(conversion: string, value: Element, flags: string, precision: string | undefined, budget: Budget): string {
  switch (conversion) {
    case 's':
    case 'S': {
      const text = textOf(value, budget).slice(0, precision === undefined ? undefined : Number(precision));
      return conversion === 'S' ? text.toUpperCase() : text;
    }
    case 'd':
      if (value instanceof Whole) return signed(grouped(value.text, flags), flags);
      break;
    case 'x':
    case 'X':
      if (value instanceof Whole) {
        const digits = BigInt.asUintN(value.width === 'int' ? 32 : 64, value.value).toString(16);
        return conversion === 'X' ? digits.toUpperCase() : digits;
      }
      break;
    case 'f':
      if (isNumber(value) && !(value instanceof Whole))
        return signed(grouped(toDouble(value).toFixed(Math.min(Number(precision ?? 6), 100)), flags), flags);
      break;
    case 'b':
      return String(typeof value === 'boolean' ? value : value !== null);
    case 'c':
      if (value instanceof Whole) return String.fromCodePoint(Math.min(Math.max(Number(value.value), 0), 0x10_ff_ff));
      if (value !== null && typeof value === 'object' && 'text' in value && value.text.length === 1) return value.text;
      break;
  }
  throw new TemplateError(`The conversion %${conversion} is not supported for ${JSON.stringify(textOf(value, budget).slice(0, 40))}.`);
}

const grouped = (digits: string, flags: string): string =>
  flags.includes(',') ? digits.replace(/(\d)(?=(\d{3})+(?:\.|$))/g, '$1,') : digits;
const signed = (digits: string, flags: string): string => (flags.includes('+') && !digits.startsWith('-') ? `+${digits}` : digits);
