import { expect, it } from 'vitest';
import { javaRegexFault } from '../../src/rules/java-regex.ts';

it.each([
  '4\\d{2}',
  '.*Error.*',
  '(\\n|.)+',
  '^5\\d\\d$',
  'a++b*+c?+',
  '(?>a|b)',
  '(?i)error',
  '(?<name>x)\\k<name>',
  '\\Q[x\\E',
  '[a-z&&[^m]]',
  '[]a]',
  '[a\\]]',
  '\\p{Alpha}\\P{L}',
  'a{2,}?',
  ']',
  '}',
  '(?<!a)b',
  '',
  '\\x{1F600}',
  '\\[.*\\]',
  'Bad Request: .*',
  '(a|)',
])('takes %s', (pattern) => {
  expect(javaRegexFault(pattern)).toBeUndefined();
});

it.each([
  ['4\\d{2', 'Unclosed counted closure', 3],
  ['(4', 'Unclosed group', 2],
  ['4)', "Unmatched closing ')'", 1],
  ['*', "Dangling meta character '*'", 0],
  ['a**', "Dangling meta character '*'", 2],
  ['(|+)', "Dangling meta character '+'", 2],
  ['{name}', 'Illegal repetition', 0],
  ['a{3,1}', 'Illegal repetition range', 1],
  ['[a-z', 'Unclosed character class', 0],
  ['[]', 'Unclosed character class', 0],
  ['[z-a]', 'Illegal character range', 1],
  ['\\y', 'Illegal/unsupported escape sequence', 0],
  ['a\\', 'Unexpected internal error: a backslash at the end', 1],
  ['(?y)', 'Unknown group type', 0],
])('refuses %s: %s', (pattern, reason, index) => {
  expect(javaRegexFault(pattern)).toEqual({ reason, index });
});

it('takes a long hostile pattern in one pass', () => {
  expect(javaRegexFault('('.repeat(100_000))).toMatchObject({ reason: 'Unclosed group' });
  expect(javaRegexFault('['.repeat(100_000))).toMatchObject({ reason: 'Unclosed character class' });
});
