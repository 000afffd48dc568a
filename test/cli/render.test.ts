import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { apigw, folderWith } from '../support/cli.ts';

const TEMPLATE = `#set($r = $input.path('$'))
{"id": "$input.params('id')", "n": $r.n, "stage": "$context.stage", "host": "$stageVariables.host"}`;

it('renders a template with all that a request has', () => {
  const cwd = folderWith({
    't.vtl': TEMPLATE,
    'body.json': '{"n": 3}',
    'params.yaml': 'path: { id: "7" }\n',
    'context.json': '{"stage": "prod"}',
  });
  const args = [
    'render',
    't.vtl',
    '--body',
    '@body.json',
    '--params',
    'params.yaml',
    '--context',
    'context.json',
    '--stage-variable',
    'host=h=1',
  ];
  expect(apigw(args, { cwd })).toEqual({ code: 0, stderr: '', stdout: '{"id": "7", "n": 3, "stage": "prod", "host": "h=1"}' });
  expect(apigw([...args, '-o', 'out.json'], { cwd })).toEqual({ code: 0, stderr: '', stdout: '' });
  expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe('{"id": "7", "n": 3, "stage": "prod", "host": "h=1"}');
});

it('shows the place of a fault, and every value on the way', () => {
  const { code, stdout, stderr } = apigw(['render', '-', '--body', '{"l": [1]}', '--trace'], {
    input: '$input.path("$.l")\n$input.path("$.l").get(4)',
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('-:1:1 $input.path("$.l") = "[1]"\n');
  expect(stderr).toContain('-:2:20 error\n');
  expect(stderr).toContain('> 2 | $input.path("$.l").get(4)');
});

it('tells the overrides beside the output', () => {
  const { code, stdout, stderr } = apigw(['render', '-'], { input: '#set($context.responseOverride.status = 404)gone' });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'gone', stderr: '$context.responseOverride = {"status":404}\n' });
});

it('makes a template of a model, which reads what the model describes', () => {
  const cwd = folderWith({
    'api.yaml': `swagger: "2.0"
info: { title: Shop, version: "1" }
paths: {}
definitions:
  Order:
    type: object
    properties:
      id: { type: integer }
      note: { type: string }
      lines: { type: array, items: { $ref: "#/definitions/Line" } }
      parent: { $ref: "#/definitions/Order" }
  Line: { type: object, properties: { "unit price": { type: number }, tags: { type: array, items: { type: string } } } }
`,
  });
  const made = apigw(['render', '--from-model', 'api.yaml', '--model', 'Order'], { cwd });
  expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' });
  expect(made.stdout).toBe(`#set($inputRoot = $input.path('$'))
{
  "id": $inputRoot.id,
  "note": "$inputRoot.note",
  "lines": [
#foreach($elem in $inputRoot.lines)
    {
      "unit price": $elem['unit price'],
      "tags": [
#foreach($elem2 in $elem.tags)
        "$elem2"#if($foreach.hasNext),#end
#end
      ]
    }#if($foreach.hasNext),#end
#end
  ],
  "parent": {}
}
`);
  const order = {
    id: 1,
    note: 'n',
    lines: [
      { 'unit price': 2.5, tags: ['a', 'b'] },
      { 'unit price': 1, tags: [] },
    ],
    parent: {},
  };
  const { stdout } = apigw(['render', '-', '--body', JSON.stringify(order)], { input: made.stdout });
  expect(JSON.parse(stdout)).toEqual(order);
});

it.each([
  [['render'], 'the name of a template is missing'],
  [['render', 'nope.vtl'], 'cannot read nope.vtl'],
  [['render', '-', '--body', '-'], 'standard input cannot be both'],
  [['render', '-', '--stage-variable', 'x'], '--stage-variable takes name=value'],
  [['render', '--model', 'Pet'], 'give both'],
  [['render', '-', '--params', '/dev/null'], 'holds no object'],
])('refuses %j', (args, message) => {
  const { code, stdout, stderr } = apigw(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

it.each([
  ['headers: { a: 1 }\n', 'not "headers"'],
  ['{"header": "a"}', 'header holds no names and values'],
  ['{"path": ["a"]}', 'path holds no names and values'],
])('refuses the parameters %j', (params, message) => {
  const { code, stdout, stderr } = apigw(['render', '-', '--params', 'p.yaml'], { input: 'x', cwd: folderWith({ 'p.yaml': params }) });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
