import { describe, expect, it } from 'vitest';
import { Budget, TemplateError } from '../../src/template/budget.ts';
import { matchesRegex, replaceRegex, splitRegex } from '../../src/template/java/regex/replace.ts';

const replaced = (text: string, pattern: string, replacement: string): string =>
  replaceRegex(text, pattern, replacement, Infinity, new Budget());

describe('expressions of Java', () => {
  it.each([
    ['aXbXc', '(?i)x', '-', 'a-b-c'],
    ['a1b22', '\\d+', '<$0>', 'a<1>b<22>'],
    ['2024-05', '(?<y>\\d+)-(\\d+)', '${y}/$2', '2024/05'],
    ['aaa', 'a*?', '-', '-a-a-a-'],
    ['aaab', 'a++b', 'x', 'x'],
    ['aaa', 'a*+a', 'x', 'aaa'],
    ['foobar', 'foo(?=bar)', 'x', 'xbar'],
    ['foobar', '(?<=foo)bar', 'x', 'foox'],
    ['foobaz', '(?<!foo)baz|z', 'x', 'foobax'],
    ['abcdef', '[a-f&&[^cd]]', '.', '..cd..'],
    ['abab', '(ab)\\1', 'x', 'x'],
    ['a.b', '\\Q.\\E', '-', 'a-b'],
    ['Äa1_', '\\p{L}|\\p{Punct}', '.', '..1.'],
    ['one\ntwo', '(?m)^', '> ', '> one\n> two'],
    ['one\n', '$', '!', 'one!\n!'],
    ['a😀b', '.', 'x', 'xxx'],
    ['a b', '(?x) a \\s b # comment', 'x', 'x'],
    ['ab', '(?>a|ab)b', 'x', 'x'],
    ['tel', '(t)(e)?(x)?', '[$1$2$3]', '[te]l'],
    // A quantifier in braces that stands by itself, or behind another, repeats nothing.
    ['aaaa', 'a{2}{3}', 'x', 'xx'],
    ['aa', '{2}a', 'x', 'xx'],
    ['a\r\nb\u2028c', '\\R', '-', 'a-b-c'],
    ['a]b', '[\\Q]b\\E]', 'x', 'axx'],
    ['abcd', '[&&[ab]]', 'x', 'xxcd'],
    ['abcd', '[a-d&&[ab]c]', 'x', 'xxxd'],
    ['abcd', '[a-d&&a-c&&[^b]]', 'x', 'xbxd'],
    ['é1ſ', '\\p{L1}', 'x', 'xxſ'],
    ['a1٣!', '\\p{IsDigit}|\\p{IsPunctuation}', 'x', 'axxx'],
    // A lazy round that takes nothing is the last one.
    ['ab', '(?:a??)*', '-', '-a-b-'],
    // \G is where the last match ended, not where the search begins.
    ['aab', '\\Ga', 'x', 'xxb'],
    ['ab', '\\G', '-', '-ab'],
  ])('%j with %j', (text, pattern, replacement, expected) => {
    expect(replaced(text, pattern, replacement)).toBe(expected);
  });

  it('matches the whole text only', () => {
    expect(matchesRegex('abc', 'b', new Budget())).toBe(false);
    expect(matchesRegex('abc', 'a|abc', new Budget())).toBe(true);
  });
});

it.each(['[&&]', '\\p{Alphabetic}', '\\X', '\\b{g}', '\\p{InGreek}', 'a**', 'a{2}*', '[a', '(?<=a+)b'])('%s is refused', (pattern) => {
  expect(() => replaced('a', pattern, '')).toThrow(TemplateError);
});

describe('split', () => {
  it.each([
    ['a,b,,', ',', 0, ['a', 'b']],
    ['a,b,,', ',', -1, ['a', 'b', '', '']],
    ['a,b,c', ',', 2, ['a', 'b,c']],
    ['abc', '', 0, ['a', 'b', 'c']],
    ['', ',', 0, ['']],
    [',a', ',', 0, ['', 'a']],
    ['a1b2', '\\d', 0, ['a', 'b']],
    [',,', ',', 0, []],
  ])('%j by %j (%j)', (text, pattern, limit, parts) => {
    expect(splitRegex(text, pattern, limit, new Budget())).toEqual(parts);
  });
});

describe('what is wrong is said', () => {
  it.each(['(', '[a', 'a{2', '*a', '\\y', '(?<n>a)\\k<m>', 'a{3,2}', '\\p{Nope}', '(?z)', ')'])('%s', (pattern) => {
    expect(() => replaced('a', pattern, '')).toThrow(TemplateError);
  });

  it.each(['$', '$2', '${n}', 'a\\'])('the replacement %s', (replacement) => {
    expect(() => replaced('a', '(a)', replacement)).toThrow(TemplateError);
  });
});
