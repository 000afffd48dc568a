import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadVariables } from '../../src/cli/variables.ts';
import { UsageError } from '../../src/cli/usage-error.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'variables-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function load(name: string, text: string): Promise<Record<string, string>> {
  writeFileSync(join(folder, name), text);
  return Object.fromEntries((await loadVariables([], [join(folder, name)])).values);
}

it.each([
  ['v.json', '{ "A": "a", "N": 1.50, "B": true, "L": [1], "Nil": null }', { A: 'a', N: '1.50', B: 'true' }],
  ['v.json', '{ "Parameters": { "A": "a" }, "Tags": { "T": "t" } }', { A: 'a' }],
  ['v.json', '[{ "ParameterKey": "A", "ParameterValue": "a" }, { "x": 1 }]', { A: 'a' }],
  ['v.yaml', 'A: a\nPetFunction.Arn: "arn:x"\n', { A: 'a', 'PetFunction.Arn': 'arn:x' }],
  ['dev.env', '# c\nA=a b # c\nexport B="x\\n#y"\nC=\'$x "y"\'\r\nD=\n', { A: 'a b', B: 'x\n#y', C: '$x "y"', D: '' }],
  ['.env', 'A=1', { A: '1' }],
  [
    'dev.tfvars',
    'a = "x \\"y\\" # z" // c\nb=3 # c\nc = true\nd = ["1",\n "2"]\ne = {\n  f = "g"\n}\nh = <<-EOT\n  i = "j"\n  EOT\nk = "$${l}"\n',
    { a: 'x "y" # z', b: '3', c: 'true', k: '${l}' },
  ],
])('reads %s: %s', async (name, text, expected) => {
  expect(await load(name, text)).toEqual(expected);
});

it('lets a later value win, and options over files', async () => {
  const files = ['1', '2'].map((name) => join(folder, `${name}.env`));
  writeFileSync(files[0] as string, 'A=1\nB=1\nC=1');
  writeFileSync(files[1] as string, 'B=2\nC=2');
  const { values, givenOneByOne } = await loadVariables(['C=3', 'D=a=b', 'E='], files);
  expect(Object.fromEntries(values)).toEqual({ A: '1', B: '2', C: '3', D: 'a=b', E: '' });
  expect(givenOneByOne).toEqual(['C', 'D', 'E']);
});

it.each([
  ['v.env', 'A=1\nnonsense', 'line 2'],
  ['v.tfvars', 'nonsense', 'line 1'],
  ['v.json', '{ "A" ', 'cannot be read'],
  ['v.yaml', 'text', 'cannot be read'],
])('refuses %s: %s', async (name, text, words) => {
  await expect(load(name, text)).rejects.toThrow(UsageError);
  await expect(load(name, text)).rejects.toThrow(words);
});

it.each(['A', '=a'])('refuses --var %s', async (assignment) => {
  await expect(loadVariables([assignment], [])).rejects.toThrow(UsageError);
});
