import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../src/postman/pattern/match-pattern.ts';
import { writePattern } from '../../src/postman/pattern/write-pattern.ts';

const quantifiers = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{0,2}?', '{2,}');
const { pattern: anyPattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom('a', 'b', '.', '\\d', '\\w', '\\S', '\\.', '[ab]', '[^a]', '[0-9a-]', '[\\w-]', '\\x61', '\\u0062', 'a{', '\\-'),
    tie('pattern').map((inner) => `(${inner})`),
    tie('pattern').map((inner) => `(?:${inner})`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(${one}|${other})`),
  ),
  pattern: fc
    .array(fc.tuple(tie('atom'), quantifiers), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.map((part) => part.join('')).join('')),
}));
const anchored = fc.tuple(fc.constantFrom('', '^'), anyPattern, fc.constantFrom('', '$')).map((parts) => parts.join(''));
const anyText = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '0', '.', '-', ' ', '{'), maxLength: 6 });

it('matches what the engine of the language matches', () => {
  const law = fc.property(anchored, anyText, (pattern, text) => {
    expect(matchesPattern(pattern, text)).toBe(new RegExp(pattern).test(text));
  });
  fc.assert(law, { numRuns: 2000, seed: 5 });
});

it('writes what the engine of the language matches', () => {
  const law = fc.property(anchored, fc.nat(9), fc.nat(3), (pattern, min, variant) => {
    const text = writePattern(pattern, min, 40, variant);
    expect(text === undefined || (text.length >= min && text.length <= 40 && new RegExp(pattern).test(text))).toBe(true);
  });
  fc.assert(law, { numRuns: 1000, seed: 5 });
});

describe('texts', () => {
  it.each([
    ['^\\d{10}$', '0000000000'],
    ['^[a-fA-F0-9]{6}$', 'aaaaaa'],
    ['^([a-fA-F0-9]{6})?$', ''],
    ['^S[A-Z0-9]{2,}$', 'SAA'],
    ['[a-zA-Z0-9_.-]+', 'a'],
    ['(\\n|.)+', '\n'],
    ['^(cat|dog)$', 'cat'],
    ['^#[^"]$', '#a'],
  ])('%s gives %j', (pattern, text) => {
    expect(writePattern(pattern, 0, 100, 0)).toBe(text);
  });

  it('are as long as they have to be', () => {
    expect(writePattern('^[A-Z]+-[0-9]{1,3}$', 12, 12, 0)).toHaveLength(12);
    expect(writePattern('^[A-Z]{3}$', 4, 10, 0)).toBeUndefined();
    expect(writePattern('^ab', 5, 10, 0)).toBe('abaaa');
  });

  it('differ by variant', () => {
    expect([0, 1, 2].map((variant) => writePattern('^id-\\d$', 0, 9, variant))).toEqual(['id-0', 'id-1', 'id-2']);
  });

  it.each([
    '(?=a)a',
    '(?<!a)b',
    '(a)\\1',
    '\\bword',
    '\\p{L}',
    '(?i)a',
    'a++',
    '[a&&b]',
    '[[:alpha:]]',
    '(',
    '[',
    '*',
    'a'.repeat(2000),
    '(?:'.repeat(40) + ')'.repeat(40),
  ])('are not made for %s', (pattern) => {
    expect(writePattern(pattern, 0, 100, 0)).toBeUndefined();
    expect(matchesPattern(pattern, 'a')).toBeUndefined();
  });

  it.each(['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '^((a*)*)*$', '(.*)*x', '^(a?){500}a{500}$'])('take no time over %s', (pattern) => {
    expect(matchesPattern(pattern, `${'a'.repeat(80)}!`)).not.toBe(true);
  });
});
