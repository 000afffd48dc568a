import { assert, asyncProperty, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseOnPlaceholders } from '../../src/placeholder/findings.ts';
import { placeholders } from '../../src/placeholder/resolve-placeholders.ts';
import { read } from '../../src/read/read.ts';
import { memberOf, rawText, toData } from '../../src/source/node.ts';
import type { SourceNode } from '../../src/source/node.ts';

const treeOf = async (text: string): Promise<SourceNode> => {
  const { value } = await read({ path: 'definition.yaml', text });
  if (value === undefined) throw new Error(`not readable: ${text}`);
  return value;
};

/** What one value becomes; `{ unknown: text }` where it stays unresolved. */
async function valueOf(yaml: string, variables: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const root = placeholders(new Map(Object.entries(variables))).resolve(await treeOf(`v: ${yaml}`));
  const node = memberOf(root, 'v');
  if (node === undefined) return 'absent';
  return node.kind === 'scalar' && node.unresolved === true ? { unknown: node.value } : toData(node);
}

describe('in texts', () => {
  it.each([
    ['"https://${Host}/pets"', { Host: 'example.com' }, 'https://example.com/pets'],
    ['"https://${Host}/pets"', {}, { unknown: 'https://${Host}/pets' }],
    ['"${AWS::Region}-${Env}"', { Env: 'prod' }, { unknown: '${AWS::Region}-prod' }],
    ['"${AWS::Region}-${Env}"', { Env: 'prod', 'AWS::Region': 'eu-west-1' }, 'eu-west-1-prod'],
    ['"${PetFunction.Arn}"', { 'PetFunction.Arn': 'arn:x' }, 'arn:x'],
    ['"${var.project}"', { project: 'shop' }, 'shop'],
    ['"${data.aws_x.y.arn}"', {}, { unknown: '${data.aws_x.y.arn}' }],
    ['"${replace(a, \\"}\\", {b = 1})}"', {}, { unknown: '${replace(a, "}", {b = 1})}' }],
    ['"{{resolve:ssm:/db/host:1}}"', {}, { unknown: '{{resolve:ssm:/db/host:1}}' }],
    // API Gateway's own, Terraform's escape, and what only looks like a placeholder.
    ['"${stageVariables.link}"', { 'stageVariables.link': 'no' }, '${stageVariables.link}'],
    ['"$${stageVariables.link}"', {}, '${stageVariables.link}'],
    ['"$${Name}"', { Name: 'no' }, '${Name}'],
    ['"${!Name}"', { '!Name': 'no' }, '${!Name}'],
    ['"${}"', {}, '${}'],
    ['"${stageVariables.link}/${Stage}"', { Stage: 'prod' }, '${stageVariables.link}/prod'],
    ['"{{x}} {{resolve:ssm:/a}}"', {}, { unknown: '{{x}} {{resolve:ssm:/a}}' }],
    ['"costs $5 {x}"', {}, 'costs $5 {x}'],
    ['"${open"', {}, '${open'],
    ['"${open\\n${A}"', { A: 'a' }, '${open\na'],
  ])('%s with %j is %j', async (yaml, variables, expected) => {
    expect(await valueOf(yaml, variables)).toEqual(expected);
  });

  it.each([
    ['${timeout}', '29000', 29_000],
    ['"${timeout}"', '29000', '29000'],
    ['${on}', 'true', true],
    ['${name}x', '1', '1x'],
  ])('an unquoted %s that is %j is %j', async (yaml, value, expected) => {
    expect(await valueOf(yaml, { timeout: value, on: value, name: value })).toBe(expected);
  });

  it('leaves references of the template language alone, and fills in what a variable names', async () => {
    const yaml = '{ requestTemplates: { application/json: "${id} $${x} ${stage} ${AWS::Region}" }, x: 1 }';
    const tree = placeholders(new Map([['stage', 'prod']])).resolve(await treeOf(`v: ${yaml}`));
    const template = memberOf(memberOf(memberOf(tree, 'v'), 'requestTemplates'), 'application/json');
    expect(template).toMatchObject({ value: '${id} $${x} prod ${AWS::Region}', unresolved: true });
    const plain = placeholders(new Map()).resolve(await treeOf('requestTemplates: { a/b: "${id} ${AWS.x}" }'));
    expect(memberOf(memberOf(plain, 'requestTemplates'), 'a/b')).not.toHaveProperty('unresolved');
  });

  it('takes time in proportion to the text', async () => {
    const open = '${'.repeat(200_000);
    expect(await valueOf(JSON.stringify(`${open}\n${open}`))).toBe(`${open}\n${open}`);
  });

  it('fills in keys', async () => {
    const tree = placeholders(new Map([['base', 'shop']])).resolve(await treeOf('"/${base}/pets": 1\n"/${other}": 2'));
    expect(tree.kind === 'map' && tree.entries.map(({ key }) => [key.value, key.unresolved])).toEqual([
      ['/shop/pets', undefined],
      ['/${other}', true],
    ]);
  });
});

const nested = (levels: number): string => `${'{"Fn::Select":[0,['.repeat(levels)}"\${X}"${']]}'.repeat(levels)}`;

describe('objects of CloudFormation', () => {
  it.each([
    ['!Ref Name', { Name: 'pets' }, 'pets'],
    ['!Ref Name', {}, { unknown: '${Name}' }],
    ['!Ref AWS::NoValue', {}, 'absent'],
    ['!GetAtt Fn.Arn', { 'Fn.Arn': 'arn:x' }, 'arn:x'],
    ['{ Fn::GetAtt: [Fn, Arn] }', {}, { unknown: '${Fn.Arn}' }],
    ['!Sub "a-${B}-${!C}"', { B: 'b' }, 'a-b-${C}'],
    ['!Sub "${!stageVariables.Phase}-${B}"', {}, { unknown: '${stageVariables.Phase}-${B}' }],
    ['!Sub ["${X}-${Y}", { X: !Ref B }]', { B: 'b', Y: 'y' }, 'b-y'],
    ['!Sub ["${X}", { X: !Ref B }]', {}, { unknown: '${B}' }],
    ['!Sub ["${X}", { X: { a: 1 } }]', {}, { unknown: '${X}' }],
    ['!Join ["/", [a, !Ref B]]', { B: 'b' }, 'a/b'],
    ['!Join ["/", [a, !Ref B]]', {}, { unknown: 'a/${B}' }],
    ['!Join ["/", !Ref List]', {}, { unknown: '{"Fn::Join":["/",{"Ref":"List"}]}' }],
    ['!Select [1, [a, b]]', {}, 'b'],
    ['!Select [0, !Split ["-", "a-b"]]', {}, 'a'],
    ['!Select [7, [a, b]]', {}, { unknown: '{"Fn::Select":[7,["a","b"]]}' }],
    ['!Split [",", "a,b"]', {}, ['a', 'b']],
    ['!Split [",", !Ref X]', {}, { unknown: '{"Fn::Split":[",",{"Ref":"X"}]}' }],
    ['!Base64 pets', {}, 'cGV0cw=='],
    ['!ImportValue Net', { Net: 'vpc-1' }, 'vpc-1'],
    ['!ImportValue Net', {}, { unknown: '{"Fn::ImportValue":"Net"}' }],
    ['!FindInMap [A, B, C]', {}, { unknown: '{"Fn::FindInMap":["A","B","C"]}' }],
    ['!If [Big, { a: 1 }, !Ref AWS::NoValue]', {}, { unknown: '{"Fn::If":["Big",{"a":1},{"Ref":"AWS::NoValue"}]}' }],
    ['!If [Big, { a: !Ref B }, 2]', { Big: 'true', B: 'b' }, { a: 'b' }],
    ['!If [Big, 1, !Ref AWS::NoValue]', { Big: 'false' }, 'absent'],
    [
      '{ Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://b/k } } }',
      {},
      { unknown: '{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/k"}}}' },
    ],
    // No intrinsics.
    ['{ Ref: { type: string } }', {}, { Ref: { type: 'string' } }],
    ['{ Ref: a, b: c }', {}, { Ref: 'a', b: 'c' }],
  ])('%s with %j is %j', async (yaml, variables: Record<string, string>, expected) => {
    expect(await valueOf(yaml, variables)).toEqual(expected);
  });

  it('opens the map that a transform stands in among others', async () => {
    const tree = placeholders(new Map()).resolve(await treeOf('v: { Fn::Transform: { Name: AWS::Include }, a: 1 }'));
    expect(memberOf(tree, 'v')).toMatchObject({ open: true });
    expect(toData(tree)).toEqual({ v: { a: 1 } });
  });

  it('keeps the place of the object', async () => {
    const tree = placeholders(new Map([['B', 'b']])).resolve(await treeOf('v: { "Fn::Sub": "${B}" }'));
    expect(rawText(memberOf(tree, 'v') as SourceNode)).toBe('{ "Fn::Sub": "${B}" }');
  });

  it('does not look into intrinsics without end', async () => {
    expect(await valueOf(nested(20), { X: 'x' })).toBe('x');
    const stage = placeholders(new Map());
    stage.resolve(await treeOf(`v: ${nested(60)}`));
    expect([...stage.names.unresolved.keys()]).toEqual(['Fn::Select']);
  });
});

it.each([
  ['{"a": ${timeout}}', { timeout: '29000' }, { a: 29_000 }],
  ['{"a": [${on}, ${x}]}', { on: 'true', x: 'x' }, { a: [true, 'x'] }],
  ['{"a": ${jsonencode({b = "}"})}, "c": 1}', {}, { a: '${jsonencode({b = "}"})}', c: 1 }],
])('takes placeholders without quotes in JSON: %s', async (text, variables: Record<string, string>, expected) => {
  const { value, diagnostics } = await read({ path: 'a.json', text });
  expect(diagnostics).toEqual([]);
  expect(toData(placeholders(new Map(Object.entries(variables))).resolve(value as SourceNode))).toEqual(expected);
});

it.each(['{"a": ${stageVariables.x}}', '{"a": $x}', '{"a": ${x}', '{"a": ${}}', '{${a}: 1}'])('refuses %s', async (text) => {
  expect((await read({ path: 'a.json', text })).value).toBeUndefined();
});

it('gives a tree without placeholders back as it is', async () => {
  const tree = await treeOf('a: [1, "$x", {b: "{c}"}]');
  expect(placeholders(new Map()).resolve(tree)).toBe(tree);
});

it('leaves nothing unresolved that a variable names', async () => {
  const name = stringMatching(/^[A-Za-z][A-Za-z0-9:.]{0,8}$/).filter((word) => !word.startsWith('stageVariables'));
  await assert(
    asyncProperty(name, string(), async (word, value) => {
      expect(await valueOf(JSON.stringify(`<\${${word}}>`), { [word]: value })).toBe(`<${value}>`);
    }),
  );
});

it('advises once on what is unresolved, and on variables that fill in nothing', async () => {
  const tree = await treeOf('a: "${X}"\nb: "${X} ${Y}"\nc: "${Z}"');
  const stage = placeholders(
    new Map([
      ['Z', 'z'],
      ['Typo', 't'],
      ['fromFile', 'f'],
    ]),
  );
  stage.resolve(tree);
  expect(adviseOnPlaceholders(tree, stage, ['Z', 'Typo']).map(({ message }) => message)).toEqual([
    'No variable fills in X, Y; the model keeps them as written.',
    'No placeholder is called Typo.',
  ]);
});
