import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as findings from '../../src/template/findings.ts';
import { checkTemplate } from '../../src/template/check-template.ts';
import type { KnownNames } from '../../src/template/check-template.ts';

/** Code and place of each problem; the place as the characters that it covers. */
function problemsOf(text: string, known: KnownNames = {}): readonly string[] {
  return checkTemplate(text, known).map(({ finding, start, end }) => `${finding.code} ${text.slice(start, end)}`);
}

const parameters = new Set(['petId', 'kind']);
const stageVariables = new Set(['host']);

describe('faults at their place', () => {
  it.each([
    ['a\n#if($x == 1)\nb', 'mapping-template/syntax #'],
    ['{"a": $input.path("$.a" }', 'mapping-template/syntax }'],
    ['#set($x = 5-7)', 'mapping-template/syntax -'],
    ['#end', 'mapping-template/syntax #'],
    ['$util.toJson($input.body)', 'mapping-template/unknown-member toJson'],
    ['$input.jsn("$")', 'mapping-template/unknown-member jsn'],
    ['$input.path', 'mapping-template/unknown-member path'],
    ['$context.identity.sourceIP', 'mapping-template/unknown-member sourceIP'],
    ['$util["toJson"]', 'mapping-template/unknown-member ["toJson"]'],
    ['$input["body"]', 'mapping-template/unknown-member ["body"]'],
    ['$context["stagee"]', 'mapping-template/unknown-member ["stagee"]'],
    ['$input.params().headers', 'mapping-template/unknown-member headers'],
    ['$input.params("petid")', 'mapping-template/parameter-undeclared params'],
    ['$input.params().path.id', 'mapping-template/parameter-undeclared id'],
    ['$stageVariables.hots', 'mapping-template/stage-variable-undeclared hots'],
    ['${stageVariables["hots"]}', 'mapping-template/stage-variable-undeclared ["hots"]'],
    ['$input.path("$.l").includes("x")', 'mapping-template/unknown-method includes'],
    ['"$input.path(\'$.l\').length"', 'mapping-template/unknown-method length'],
    ['#set($r = $input.path("$"))#if($r.name)x#end', 'mapping-template/bare-condition $r.name'],
    ['#if(!$input.path("$.a") && 1 == 1)x#end', 'mapping-template/bare-condition $input.path("$.a")'],
    ['#foreach($e in $input.path("$.l"))#if($e)x#end#end', 'mapping-template/bare-condition $e'],
    ['#set($t = "<$context.stagee>")$t', 'mapping-template/unknown-member stagee'],
    ['#for($i in [1])', 'mapping-template/unknown-macro #for($i in [1])'],
    ['#set(${x} = 1)', 'mapping-template/set-nothing #set(${x} = 1)'],
  ])('%s', (text, problem) => {
    expect(problemsOf(text, { parameters, stageVariables })).toEqual([problem]);
  });
});

it.each([
  '$input.params("petId") $input.params().querystring.kind $stageVariables.host $context.identity.sourceIp',
  '$context.authorizer.anything.below $context.requestOverride.header.x $context.stage.length()',
  '#set($context = {"x": 1})$context.x',
  '#foreach($k in $input.params().keySet())$k#if($foreach.hasNext),#end#end',
  '#if($input.path("$.l").isEmpty() || $input.path("$.a") == "")x#end',
  '#macro(line $a)$a#end#line("x") #abc color: #fff',
  'plain text without anything',
])('has nothing to say of %s', (text) => {
  expect(problemsOf(text, { parameters, stageVariables })).toEqual([]);
});

it('says nothing of names where none are known', () => {
  expect(problemsOf('$input.params("x")$stageVariables.y')).toEqual([]);
});

describe('what cannot be JSON', () => {
  it.each(['{"a": "$x",}', 'not json', '{"a": $x', '[#foreach($i in $l){"a": $i}#end]}', '#if($a == 1){#else[#end'])('%s', (text) => {
    expect(problemsOf(text, { json: 'strict' })).toContain(`mapping-template/not-json ${text[0] ?? ''}`);
  });

  it.each([
    '{"a": "$x", "b": $y}',
    '$input.json("$")',
    '[#foreach($i in $l)$i#if($foreach.hasNext),#end#end]',
    '{"a": 1 $rest }',
    '#if($a == 1){"a": 1}#else[]#end',
    '#set($x = 1)',
  ])('may be: %s', (text) => {
    expect(problemsOf(text, { json: 'strict' })).toEqual([]);
  });

  it('reads the template of a mock as the service does', () => {
    expect(problemsOf('{statusCode: 200}', { json: 'lenient' })).toEqual([]);
    expect(problemsOf('{statusCode: 200}', { json: 'strict' })).toEqual(['mapping-template/not-json {']);
    expect(problemsOf('statusCode: 200', { json: 'lenient' })).toEqual(['mapping-template/not-json s']);
  });
});

/** The templates of an example definition, with what is known of them there. */
function examplesIn(definition: string): readonly string[] {
  const { paths } = parse(definition) as {
    paths: {
      '/pets': {
        get: {
          'x-amazon-apigateway-integration': {
            requestTemplates: Record<string, string>;
            responses: { default: { responseTemplates: Record<string, string> } };
          };
        };
      };
    };
  };
  const { requestTemplates, responses } = paths['/pets'].get['x-amazon-apigateway-integration'];
  const names = { parameters: new Set(['kind']), stageVariables: new Set<string>() };
  return [
    ...Object.values(requestTemplates).flatMap((template) => problemsOf(template, names)),
    ...Object.values(responses.default.responseTemplates).flatMap((template) => problemsOf(template, { ...names, json: 'strict' })),
  ].map((problem) => problem.split(' ')[0] ?? '');
}

it.each(Object.values(findings).map((spec) => [spec.code, spec] as const))('the examples of %s show it', (code, { bad, good }) => {
  expect(examplesIn(bad)).toEqual([code]);
  expect(examplesIn(good)).toEqual([]);
});

it('suggests what is near', () => {
  const [problem] = checkTemplate('$context.requestID');
  expect(findings.templateUnknownMember.fix).toBeTypeOf('function');
  expect(problem?.args).toEqual({ name: '$context.requestID', suggestion: '$context.requestId' });
});
