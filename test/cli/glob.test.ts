import { expect, it } from 'vitest';
import { compileGlob, isGlob, splitBase } from '../../src/cli/glob.ts';

it.each([
  ['*.yaml', 'a.yaml', true],
  ['*.yaml', 'a/b.yaml', false],
  ['*.yaml', '.a.yaml', false],
  ['.*.yaml', '.a.yaml', true],
  ['**/*.yaml', 'a.yaml', true],
  ['**/*.yaml', 'a/b/c.yaml', true],
  ['**/*.yaml', 'a/.b/c.yaml', false],
  ['a/**', 'a/b/c.yaml', true],
  ['a/**/c.yaml', 'a/c.yaml', true],
  ['a/**/b/**/c', 'a/x/b/y/z/c', true],
  ['a/**/b/**/c', 'a/x/y/z/c', false],
  ['a?.json', 'ab.json', true],
  ['a?.json', 'a.json', false],
  ['[a-c].json', 'b.json', true],
  ['[!a-c].json', 'b.json', false],
  ['[!a-c].json', 'd.json', true],
  ['api.{yaml,yml,json}', 'api.yml', true],
  ['{a,b}/{c,d}.json', 'b/c.json', true],
  ['{a,b}/{c,d}.json', 'c/b.json', false],
  ['{a,b/c}.json', 'b/c.json', true],
  ['a+(b).json', 'a+(b).json', true],
  ['a.json', 'axjson', false],
  ['./a.json', 'a.json', true],
  ['[', '[', true],
])('%s against %s: %s', (pattern, path, expected) => {
  expect(compileGlob(pattern).matches(path)).toBe(expected);
});

it('refuses braces that multiply without end', () => {
  expect(() => compileGlob('{a,b}'.repeat(9))).toThrow(RangeError);
});

it('tells patterns from names and keeps the folders without wildcards', () => {
  expect(['a.yaml', 'a*.yaml', '{a,b}', 'a[1].json'].map(isGlob)).toEqual([false, true, true, true]);
  expect(splitBase('apis/v1/**/*.yaml')).toEqual({ base: 'apis/v1', rest: '**/*.yaml' });
  expect(splitBase('*.yaml')).toEqual({ base: '', rest: '*.yaml' });
  expect(splitBase('/*.yaml')).toEqual({ base: '/', rest: '*.yaml' });
});
