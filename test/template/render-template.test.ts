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

table('signs that begin nothing are joined to what follows', [
  // To a reference: kept before its value, but for what stands between the backslash and an escaped one.
  ['#set($n = 3)$$n|#$n|$\\$n|\\\\$$n', '$3|#3|$\\3|\\$3'],
  ['#set($n = 3)\\$$n|\\$\\$n|\\$!$n|\\$#$n', '$n|$n|$n|$n'],
  // Where the ! stands behind a backslash there is no reference any more.
  ['#set($n = 3)[$\\!n][\\$\\!{n}]', '[][]'],
  // To a text: $ and #, and backslashes before a $ with the sign behind it.
  ['$5 \\$5 \\$$5 $!5 \\$!5 $! \\$#"', '$5 \\$5 \\$5 $5 \\$5 $ \\$"'],
  ['$[0] $![0]', '$[0] $![0]'],
  ['$\\x $\\\\x $\\#if $\\#foo', '$\\x \\\\x #if \\#foo'],
  // To a number, after which blanks are a new token.
  ['#1 #set($x = 1)a #1.5 #set($x = 1)b #$1 #set($x = 1)c', '#1a #1.5b #$1c'],
  // Swallowed.
  ['\\$#if(true)a\\$#{else}b#end\\$ #set($x = 1)c', 'ac'],
  ['$##c', '$'],
  // To a dot and a name, of which steps are lost.
  ['$.a[0].b|$$.a[0].b|\\$.a[0].b|$!.a.b()', '$.a[0].b|$$.a|.a|.a'],
  // No directive is called end@b.
  ['#if(true)a#{end}@b.org #end@b.org', 'a@b.org #end@b.org'],
]);

table('what follows a reference is still looked at', [
  ['#set($id = 1)/$id{name}/$id{name.x()}/$id{ name}/${id}{name}', '/1{/1{/1{ name}/1{name}'],
  ['#set($id = 1)$id{{name}$id{$id}|$id{\\$!id.x}', '1{{1{|1{'],
  ['#set($l = [1])$l.size()x.y[0]|$l[0]x.y()|$l.size()x{y}', '1x|1x|1x{'],
  ['#set($id = 1)${$id}|$!{$id.x}|\\${$id}|#${$id}', '||${$id}|#'],
  ['${ #set($x = 1)a', '${a'],
  // Behind a property ## begins no comment.
  [
    "$stageVariables.host## c\n$stageVariables.get('host')## c\n${stageVariables.host}## c\n$stageVariables.host ## c",
    'example.com## c\nexample.comexample.comexample.com ',
  ],
  ['$stageVariables.host###c', 'example.com'],
  ['$n.a##if(true)b#end', 'b'],
  ['$n.a${n}##c', '##c'],
  ['$n.b().a##c\n$n.b()x.y##c', '##c\nx##c'],
  ['#if($true && !$false)a#end', 'a'],
]);

describe('errors of the lexer', () => {
  it.each([
    '## a#',
    '## a$',
    '## a $!',
    '###',
    '## a##',
    '$true',
    '$n.a$!{false}',
    '#set($true = 1)',
    '$l[0]true',
    '$m.a[0](x)',
    '#* a #',
    '#*',
    '$n.a##',
    '$n.a##set($x = 1)',
    '$n{m',
    '$n{m x}',
    '${n$m}',
    '\\$[0]',
    '#$[0]',
    '\\$.a(b)',
    '$n.a$m(b)',
    '$n.true',
    '#if(true)a#end@b',
    '#literal()#end',
    '#foreach($i in $n x)#end',
    '#if($l.size()eq 1)#end',
    '#if($l[0]and true)#end',
  ])('%s', (template) => {
    expect(render(template)).toMatch(/^error/);
  });

  it.each(['## a#\n', '## a!', '## $n', '#* $ *#', '#* a', '#** a *'])('but not %j', (template) => {
    expect(render(template)).toBe('');
  });
});

table('a word among the arguments is null', [
  ['#set($l = ["a"])$l.contains(a)|$l.indexOf(a)|$l.add(a)|$l', 'false|-1|true|[a, null]'],
  ['#set($s = "a")$s.equals(a)|$s.equalsIgnoreCase(a)', 'false|false'],
  ['#set($m = {"a": 1})$m.containsKey(a)|$m.put(a, 2)|$m', 'false||{a=1, null=2}'],
  ['[$util.urlEncode(a)][$util.parseJson(a)]', '[][]'],
]);

it.each(['$s.contains(a)', '$s.indexOf(a)', '$s.replaceAll("a", b)', '$s.valueOf(a)', '$l.addAll(a)', '$m.putAll(a)'])(
  'and %s a NullPointerException',
  (call) => {
    expect(render(`#set($s = "a")#set($l = [])#set($m = {})${call}`)).toMatch(/^error/);
  },
);

table('lists and arrays that change', [
  ['#set($l = [1, 2])#foreach($x in $l)$x#if($x == 1)$l.remove(0)#end#end', '11'],
  ['#set($m = {"a": 1, "b": 2})#foreach($x in $m)$x#if($x == 2)$m.clear()#end#end', '12'],
  ['#set($l = [1, 2])#set($c = $l.clone())$l.clear()$c', '[1, 2]'],
  ['#set($s = "x y")#set($a = $s.split(" "))#set($a[0] = "z")$a[0]$a.removeAll(["x"])', 'zfalse'],
]);

it.each([
  '#set($l = [1])#foreach($x in $l)$l.add(2)#end',
  '#set($l = [1, 2, 3])#foreach($x in $l)$l.clear()#end',
  '#set($m = {"a": 1, "b": 2})#foreach($x in $m)$m.clear()#end',
  '#set($s = "a b")#set($a = $s.split(" "))#set($a[0] = 1)',
  '#set($s = "a b")$s.split(" ").removeAll(["a"])',
  '#set($s = "a b")$s.split(" ").retainAll(["a"])',
  '#set($s = "a b")$s.split(" ").addAll(3, [])',
])('%s is an error', (template) => {
  expect(render(template)).toMatch(/^error/);
});

table('of macros of one name, one inside another counts first', [['#macro(m)a#macro(m)b#end#end#m()', 'b']]);

table('numbers, in detail', [
  ['#set($x = 1e400)$x|#set($x = -1e400)$x', 'Infinity|-Infinity'],
  ['$input.path("$.n").floatValue()|#set($x = 12345678901)$x.floatValue()', '7.0|1.23456788E10'],
  ['#set($x = 12345678901)$x.toBinaryString(5)|$x.compareTo(12345678902)', '101|-1'],
  ['#set($s = "ab")$s.regionMatches(0, "xy", 1, -1)|$s.regionMatches(0, "xb", 1, 1)', 'true|false'],
  ['#set($s = "")$s.join("-", "a", "b")|$s.join("-", ["a", "b"])', 'a-b|a-b'],
]);

it.each(['#set($x = 1.5)$x.compareTo(1)', '#set($x = 12345678901)$x.compareTo(1)'])('%s is a ClassCastException', (template) => {
  expect(render(template)).toMatch(/^error/);
});
