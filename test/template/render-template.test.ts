import { describe, expect, it } from 'vitest';
import { renderTemplate } from '../../src/template/render-template.ts';
import type { TemplateInput } from '../../src/template/render-template.ts';

const body = JSON.stringify({
  name: "O'Neil",
  n: 7,
  list: [{ k: 'v/w' }, 2.5, null],
  map: { z: 1, a: { deep: [true] } },
  text: 'one,two,,',
  nothing: null,
});
const input: TemplateInput = {
  body,
  params: { path: { id: '9', both: 'path' }, querystring: { both: 'query' }, header: { 'X-Id': 'h' } },
  context: { stage: 'beta', identity: { user: 'u', sourceIp: '192.0.2.1', caller: 'c' }, authorizer: { claims: { sub: 's' } } },
  stageVariables: { host: 'example.com' },
};

/** The output, or `error: ` and its place. */
function render(template: string, given: TemplateInput = input): string {
  const result = renderTemplate(template, given);
  return 'output' in result ? result.output : `error ${result.error.line}:${result.error.column}`;
}

function table(name: string, rows: readonly (readonly [template: string, output: string])[]): void {
  describe(`${name}`, () => {
    it.each(rows)('%j gives %j', (template, output) => {
      expect(render(template)).toBe(output);
    });
  });
}

table('what is missing is the text ""', [
  ['[$nope][$nope.a.b()][$input.path("$.nope").x][$input.path("$.nothing")]', '[][][][]'],
  ['#if($nope == "" && $nope == $none)both#end', 'both'],
  ['#if($nope)true as well#end', 'true as well'],
  ['#set($x = 1)#set($x = $nope)[$x]', '[]'],
  ['#set($x = 1)#set($x = 3 / 0)[$x]', '[1]'],
  ['$input|$util|$context|$context.identity|$input.params', '||||'],
]);

table('values print as in Java', [
  ['$input.path("$.map")', '{z=1, a={deep=[true]}}'],
  ['$input.path("$.list")', '[{"k":"v\\/w"},2.5,null]'],
  ['$input.json("$.list")', '[{"k":"v/w"},2.5,null]'],
  ['#set($l = [1, "a", [2.0], {"k": "v"}])$l', '[1, a, [2.0], {k=v}]'],
  ['#set($x = 1e10)$x#set($x = 12.0)|$x#set($x = 0.00012)|$x#set($x = 99999999999999999999)|$x', '1.0E10|12.0|1.2E-4|99999999999999999999'],
  ['$context.identity.keySet()', '[caller, sourceIp, user]'],
  ['$input.params()', '{path={id=9, both=path}, querystring={both=query}, header={X-Id=h}}'],
]);

table('sums', [
  ['#set($x = 7 / 2)$x#set($x = 7 / 2.0)|$x#set($x = -7 % 3)|$x', '3|3.5|-1'],
  ['#set($x = 2147483647 + 1)$x#set($x = 9223372036854775807 * 10)|$x', '2147483648|92233720368547758070'],
  ['#set($x = 12345678901234567890 + 0.5)$x', '12345678901234567890.5'],
  ['#set($x = "a" + 1 + 2)$x#set($x = 1 + 2 + "a")|$x', 'a12|3a'],
  ['#set($x = 1 + 2 * 3 == 7 && !(1 > 2) || false)$x', 'true'],
  ['#if(true || false && false)and binds tighter#end', 'and binds tighter'],
  ['#if(1 + 1)sums are false#else right#end', ' right'],
]);

table('methods', [
  ['#set($t = $input.path("$.text"))$t.split(",").size() $t.split(",", -1).size() $t.length()', '2 4 9'],
  ['#set($t = $input.path("$.name"))$util.escapeJavaScript($t).replaceAll("\\\\\'", "\'")', "O'Neil"],
  ['#set($t = "abc")$t.substring(1) $t.replaceAll("(b)(c)", "$2$1") $t.matches("[a-c]+") $t.indexOf("c")', 'bc acb true 2'],
  ['#set($t = "abc")[$t.includes("a")][$t.length][$t.concat(1)]', '[][][]'],
  ['#set($m = {"size": 3})$m.size $m.size() $m.put("b", 1)$m.keySet()', '3 1 [size, b]'],
  ['#set($l = [1, 2])$l.add(3)$l.get(2)$l[-1]$l.contains(2)', 'true33true'],
  ['#set($i = 5)$i.parseInt("12") $i.equals(5)', '12 true'],
  [
    '$util.urlEncode("a b/ä~")|$util.urlDecode("a+b%C3%A4")|$util.base64Encode("ä")|$util.base64Decode("w6Q")',
    'a+b%2F%C3%A4%7E|a bä|w6Q=|ä',
  ],
]);

table('directives', [
  ['#foreach($e in [1..3])$e#if($foreach.hasNext), #end#end', '1, 2, 3'],
  ['#foreach($e in $input.path("$.map"))$foreach.count:$e #end', '1:1 2:{deep=[true]} '],
  ['#foreach($i in [1..3])#foreach($j in [1..3])#if($j == 2)#break#end$i$j #end#end', '11 21 31 '],
  ['#foreach($i in [1..5000])#set($n = $i)#end$n', '1000'],
  ['#macro(twice $x)$x$x#end#twice("a")#twice($nope)|#unknown(1)', 'aa|#unknown(1)'],
  ['#two#macro(two)2#end', '2'],
  ['#define($d)<$x>#end#set($x = 1)$d#set($x = 2)$d', '<1><2>'],
  ['#evaluate("#set($q = 4)$q")|$q', '4|4'],
  ['#define($r)x$r#end$r', 'xx$r'],
  ['#foreach($i in [1..3])#foreach($j in [1..3])$i$j#break($foreach.parent)#end#end|', '11|'],
  ["#macro(m)a#break b#end#m()c#evaluate('d#stop e')f", 'acdf'],
  ['#macro(wrap)<$bodyContent>#end#@wrap()$context.stage#end', '<beta>'],
  ['before#stop after', 'before'],
  ['#[[ $raw #if ]]#|#literal()$x#end', ' $raw #if |$x'],
]);

table('whitespace', [
  ['{\n  #set($x = 1)\n  $x\n}', '{\n    1\n}'],
  ['#if(true) \n a\n#else\n b\n#end\nc', ' a\nc'],
  ['#set($x = 1)  #set($y = 2)\n$x$y', '12'],
  ['a ## comment\nb#* c *#\nd', 'a b\nd'],
  ['x\r\n#if(true)\r\ny\r\n#end\r\nz', 'x\r\ny\r\nz'],
]);

table('what begins nothing is text', [
  ['US$ 5 #1 a\\b \\n $-x ${} #{}', 'US$ 5 #1 a\\b \\n $-x ${} #{}'],
  ['\\#m()#macro(m)M#end\\#m()\\\\#m()', '\\#m()#m()\\M'],
  ['\\$context.stage \\\\$context.stage \\#if \\#foo', '$context.stage \\beta #if \\#foo'],
  ['$context.stage.$context.stage-x', 'beta.'],
  ['#set($x = 1)$#if(true)y#end $#set($x = 2)$x', 'y 2'],
]);

table('texts', [
  ['#set($x = "$context.stage ""q"" #if(true)y#end \\u0041\\n")$x', 'beta "q" y A\\n'],
  ["#set($x = '$context.stage ''q'' \\u0041')$x", "$context.stage 'q' \\u0041"],
]);

describe('errors have a place', () => {
  it.each([
    ['a\n  #if(true)', 'error 2:3'],
    ['#set($x = 5-7)', 'error 1:12'],
    ['{\n"a": $input.path("$.list").get(9)', 'error 2:28'],
    ['#set($l = [1..200000])', 'error 1:1'],
    ['#macro(r)#r()#end#r()', 'error 1:10'],
    ['$util.urlDecode("%zz")', 'error 1:7'],
    ['$input.path("$[")', 'error 1:8'],
    ['#if($a)#else #else #end', 'error 1:14'],
  ])('%j', (template, place) => {
    expect(render(template)).toBe(place);
  });

  it('in a body that is no JSON', () => {
    expect(render('$input.path("$")', { body: '{a' })).toBe('error 1:8');
    expect(render('$input.path("$")$input.json("$")', { body: 'a=b' })).toBe('a=b"a=b"');
    expect(render('$input.body', { body: '' })).toBe('{}');
  });
});

it('gives the overrides beside the output', () => {
  const template = `#set($context.requestOverride.header["X-A"] = "v")#set($context.responseOverride.status = 404)
#set($d = $context.requestOverride.querystring.put("q", ["a", "b"]))ok`;
  expect(renderTemplate(template, input)).toEqual({
    output: 'ok',
    requestOverride: { header: { 'X-A': 'v' }, querystring: { q: ['a', 'b'] } },
    responseOverride: { status: 404 },
  });
});

it('tells of every reference that it evaluates', () => {
  const told: string[] = [];
  const template = '#set($x = $input.path("$.n"))$x';
  renderTemplate(template, input, ({ start, end, value }) => told.push(`${template.slice(start, end)} ${value}`));
  expect(told).toEqual(['$input.path("$.n") 7', '$x 7']);
});
