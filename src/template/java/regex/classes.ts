import type { Test } from './node.ts';

const range =
  (...bounds: readonly string[]): Test =>
  (code) =>
    bounds.some((bound) => code >= bound.charCodeAt(0) && code <= bound.charCodeAt(bound.length - 1));

/** Made when first asked for: to read a Unicode property takes longer than most templates. */
function fromPattern(pattern: () => RegExp): Test {
  let made: RegExp | undefined;
  return (code) => (made ??= pattern()).test(String.fromCodePoint(code));
}

export const not =
  (test: Test): Test =>
  (code) =>
    !test(code);

/** `.` without DOTALL. */
export const isLineBreak: Test = (code) => code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;

/** What `\b` takes for part of a word. */
export const isWordPart: Test = fromPattern(() => /[\p{L}\p{Nd}_]/u);

const digit = range('09');
const word = range('az', 'AZ', '09', '_');
const space: Test = (code) => code === 32 || (code >= 9 && code <= 13);
const horizontal = fromPattern(() => /[ \t\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]/u);
const vertical: Test = (code) => (code >= 10 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029;

/** The classes of one letter; ASCII, as without UNICODE_CHARACTER_CLASS. */
export const letterClasses: ReadonlyMap<string, Test> = new Map([
  ['d', digit],
  ['D', not(digit)],
  ['w', word],
  ['W', not(word)],
  ['s', space],
  ['S', not(space)],
  ['h', horizontal],
  ['H', not(horizontal)],
  ['v', vertical],
  ['V', not(vertical)],
]);

const separator = fromPattern(() => /[^\S\u00a0\u2007\u202f\ufeff]/u);

/** `Character.isWhitespace`. */
const isJavaWhitespace: Test = (code) =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31) || (code > 127 && separator(code));
const punctuation: Test = (code) => code > 32 && code < 127 && !range('az', 'AZ', '09')(code);

const named: ReadonlyMap<string, Test> = new Map([
  ['Lower', range('az')],
  ['Upper', range('AZ')],
  ['ASCII', (code) => code < 128],
  ['Alpha', range('az', 'AZ')],
  ['Digit', digit],
  ['Alnum', range('az', 'AZ', '09')],
  ['Punct', punctuation],
  ['Graph', (code) => code > 32 && code < 127],
  ['Print', (code) => code >= 32 && code < 127],
  ['Blank', (code) => code === 32 || code === 9],
  ['Cntrl', (code) => code < 32 || code === 127],
  ['XDigit', range('09', 'af', 'AF')],
  ['Space', space],
  ['L1', (code) => code < 256],
  ['LD', fromPattern(() => /[\p{L}\p{Nd}]/u)],
  ['LC', fromPattern(() => /[\p{Lu}\p{Ll}\p{Lt}]/u)],
  ['all', () => true],
  ['IsDigit', fromPattern(() => /\p{Nd}/u)],
  ['IsLetter', fromPattern(() => /\p{L}/u)],
  ['IsPunctuation', fromPattern(() => /\p{P}/u)],
  ['IsControl', fromPattern(() => /\p{Cc}/u)],
  ['IsTitlecase', fromPattern(() => /\p{Lt}/u)],
  ['javaLowerCase', fromPattern(() => /\p{Lowercase}/u)],
  ['javaUpperCase', fromPattern(() => /\p{Uppercase}/u)],
  ['javaWhitespace', isJavaWhitespace],
  ['javaLetter', fromPattern(() => /\p{L}/u)],
  ['javaDigit', fromPattern(() => /\p{Nd}/u)],
  ['javaLetterOrDigit', fromPattern(() => /[\p{L}\p{Nd}]/u)],
  ['javaAlphabetic', fromPattern(() => /\p{Alphabetic}/u)],
]);

/** `\p{name}`; undefined where the name is none that we know. */
export function propertyClass(name: string): Test | undefined {
  const known = named.get(name);
  if (known !== undefined) return known;
  const [, prefix = '', rest = ''] = /^(Is|general_category=|gc=|script=|sc=)?([A-Za-z_]{1,40})$/.exec(name) ?? [];
  const tries = prefix === 'script=' || prefix === 'sc=' ? [`Script=${rest}`] : [rest, titled(rest), `Script=${titled(rest)}`];
  // Only the categories stand without a prefix.
  if (rest === '' || (prefix === '' && rest.length > 2)) return undefined;
  for (const property of tries) {
    try {
      const pattern = new RegExp(`\\p{${property}}`, 'u');
      return fromPattern(() => pattern);
    } catch {
      // Not a property by this spelling.
    }
  }
  return undefined;
}

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
