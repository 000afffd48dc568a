import { expect, it } from 'vitest';
import { apigw } from '../support/cli.ts';

it('tells why, what to do, and shows both examples with the words of the case', () => {
  const { code, stdout, stderr } = apigw(['explain', 'suppression/unknown-code']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('There is no finding "text/duplicate-keys" to suppress.');
  expect(stdout).toContain('Did you mean text/duplicate-key?');
  expect(stdout).toMatch(/^Why\n {2}\S/m);
  expect(stdout).toMatch(/^Bad\n {2}swagger: "2\.0"\n {2}info:\n {4}# apigw-ignore-next-line/m);
  expect(stdout).toMatch(/^Good\n {2}swagger: "2\.0"/m);
});

it('shows large and binary examples in a readable way', () => {
  const { code, stdout } = apigw(['explain', 'text/too-deep', 'text/encoding']);
  expect(code).toBe(0);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(200);
  expect(stdout).toContain(String.raw`title: "\u0000"`);
});

const codesOf = (...args: string[]): (string | undefined)[] =>
  apigw(['explain', '--list', ...args])
    .stdout.trim()
    .split('\n')
    .map((line) => line.split(' ')[0]);

it('lists all codes, or those of an area, each once', () => {
  const all = codesOf();
  expect(all).toEqual([...new Set(all)]);
  expect(all).toContain('text/syntax');
  expect(codesOf('suppression')).toEqual(all.filter((code) => code?.startsWith('suppression/')));
  expect(codesOf('suppression/*', 'text')).toHaveLength(all.filter((code) => /^(?:suppression|text)\//.test(code ?? '')).length);
});

it.each([
  [['explain'], 'name a code'],
  [['explain', 'text/syntaxx'], 'there is no finding or change "text/syntaxx"; did you mean text/syntax?'],
  [['explain', 'nonsense'], 'apigw explain --list lists them'],
  [['explain', '--list', 'txt'], 'there is no area "txt"'],
])('takes %j for wrong usage', (args, message) => {
  const answer = apigw(args);
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  expect(answer.stderr).toContain(message);
});
