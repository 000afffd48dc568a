import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TemplateError } from '../../src/template/budget.ts';
import { checkTemplate } from '../../src/template/check-template.ts';
import { evaluateJsonPath } from '../../src/template/json-path/evaluate-json-path.ts';
import { renderTemplate } from '../../src/template/render-template.ts';

const body = '{"__proto__": {"polluted": 1}, "constructor": "c", "a": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "l": [1, [2, [3]]]}';

describe('no way leads to JavaScript', () => {
  it.each([
    ['$input.constructor$input.__proto__.x$util.constructor.constructor("return 1")', '.__proto__.x'],
    ['#set($s = "")[$s.constructor][$s.defineGetter("x", 1)][$s.valueOf][$s.prototype]', '[][][][]'],
    ['#set($m = {})#set($m.x = 1)[$m.hasOwnProperty("x")][$m.toString.call]', '[][]'],
    ['#set($r = $input.path("$"))$r.constructor $r.get("__proto__")', 'c {polluted=1}'],
    ['#set($m = {})#set($m["__proto__"] = {"y": 1})[$m.y]$m.size()', '[]1'],
    ['$process$globalThis$eval$require', ''],
  ])('%s', (template, output) => {
    expect(renderTemplate(template, { body })).toEqual({ output });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('gives back own keys only', () => {
    const found = evaluateJsonPath('$', body) as { value: object };
    expect(Object.keys(found.value)).toEqual(['__proto__', 'constructor', 'a', 'l']);
    expect(Object.getPrototypeOf(found.value)).toBe(Object.prototype);
  });
});

describe('bounds', () => {
  it.each([
    ['loops', '#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])#set($x = 1)#end#end#end', /steps|values/],
    ['ranges', '#set($l = [1..2000000000])', /range/],
    ['recursion', '#macro(m)#m()#end#m()', /deep/],
    ['text', '#set($s = "0123456789")#foreach($i in [1..40])#set($s = "$s$s")#end', /10 MB/],
    ['output', '#set($s = "0123456789")#foreach($i in [1..12])#set($s = "$s$s")#end#foreach($i in [1..1000])$s#end', /10 MB/],
    ['regular expressions', '$input.path("$.a").matches("(a|aa)+$")', /steps/],
    ['nested regular expressions', '$input.path("$.a").matches("(((a+)+)+)+$")', /steps/],
    ['repetition', '$input.body.repeat(1000000)', /10 MB/],
    ['lists in themselves', '#set($l = [])#set($d = $l.add([$l]))$l', /deeper/],
    ['numbers', '#set($n = 9223372036854775807)#foreach($i in [1..1000])#set($n = $n * $n)#end', /bits/],
    ['blocks', `${'#if(true)'.repeat(5000)}${'#end'.repeat(5000)}`, /deeper/],
    ['expressions', `#set($x = ${'('.repeat(5000)}1${')'.repeat(5000)})`, /deeper/],
    ['lists', `#set($x = ${'['.repeat(5000)}1${']'.repeat(5000)})`, /deeper/],
    ['sums', `#set($x = 1${' + 1'.repeat(5000)})`, /operators/],
    ['templates', 'x'.repeat(307_201), /300 KB/],
  ])('%s', (_name, template, message) => {
    const result = renderTemplate(template, { body });
    expect('error' in result ? result.error.message : result.output.slice(0, 80)).toMatch(message);
  });

  const long = '#set($s = "0123456789")#foreach($i in [1..16])#set($s = "$s$s")#end';
  const often = Array.from({ length: 1000 }, () => '$s').join(',');
  const named = Array.from({ length: 1000 }, (_, index) => `"${index}": $s`).join(',');
  const deep = `#set($l = [1])${'#set($l = [$l, $l])'.repeat(40)}`;

  it.each([
    ['printing a list of long texts', `${long}#set($l = [${often}])$l`, /10 MB/],
    ['printing a map of long texts', `${long}#set($m = {${named}})$m`, /10 MB/],
    ['JSON of long texts', `${long}#set($l = $input.path("$.l"))#set($x = $l.addAll([${often}]))$input.json("$")`, /10 MB/],
    ['joining long texts', `${long}#set($l = $input.path("$.l"))#set($x = $l.addAll([${often}]))$input.path("$.l.concat($.l)")`, /10 MB/],
    ['hash codes of long texts', `${long}#set($l = [${often}])$l.hashCode()`, /steps/],
    ['hash codes of lists that hold one list often', `${deep}$l.hashCode()`, /steps/],
    ['comparing long texts', `${long}#set($l = [${often}])#set($x = $l.equals([${often}]))`, /steps/],
    [
      'keys asked for often',
      '#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = $input.path("$.keys()"))#end#end',
      /values|steps/,
    ],
    ['a property that passes through a text', `${long}#foreach($i in [1..1000])#set($x = $s.blank)#end`, /steps/],
    [
      'replacing groups of long texts',
      `${long}#set($d = "$")#foreach($i in [1..3])#set($x = $s.replaceAll("(.)", "${'${d}1'.repeat(9)}"))#end`,
      /steps|10 MB/,
    ],
    [
      'runs of escapes',
      '#set($s = "%41a")#foreach($i in [1..17])#set($s = "$s$s")#end#foreach($i in [1..1000])#set($x = $util.urlDecode($s))#end',
      /steps/,
    ],
    ['overrides of long texts', `${long}#set($context.requestOverride.header.x = [${often}])`, /text/],
    ['overrides that hold one list often', `${deep}#set($context.requestOverride.header.x = $l)`, /values/],
  ])('of %s', (_name, template, message) => {
    const result = renderTemplate(template, { body });
    expect('error' in result ? result.error.message : result.output.slice(0, 80)).toMatch(message);
  });

  it('of JSONPaths', () => {
    const wide = `[${'['.repeat(20)}${Array.from({ length: 50 }, () => '[1,[2,[3]]]').join(',')}${']'.repeat(20)}]`;
    expect(evaluateJsonPath(`$${'..*'.repeat(30)}`, wide)).toMatchObject({ error: { message: expect.stringMatching(/steps/) as string } });
  });

  it('of the stack, in JSONPaths by themselves', () => {
    const text = JSON.stringify([{ a: `${'a'.repeat(3000)}!` }]);
    expect(evaluateJsonPath('$[?(@.a =~ /(a|aa)+$/)]', text)).toMatchObject({
      error: { message: expect.stringMatching(/deep/) as string },
    });
  });

  it('of bodies', () => {
    expect(renderTemplate('$input.json("$")', { body: '['.repeat(100_000) })).toHaveProperty('error');
    expect(renderTemplate('$input.json("$")', { body: '{"a":'.repeat(100_000) })).toHaveProperty('error');
  });
});

it('keeps no trace of the stack, which would make filters that find nothing five times as slow', () => {
  const template = '$input.json("$.l[?(@.x =~ /(a+)+$/)]")'.repeat(2000);
  const items = JSON.stringify({ l: Array.from({ length: 100 }, (_, index) => ({ index })) });
  expect(renderTemplate(template, { body: items })).toEqual({ output: '[]'.repeat(2000) });
  expect(new TemplateError('x')).not.toHaveProperty('stack');
});

const pieces = fc.constantFrom(
  ...(
    '$ # { } ( ) [ ] " \' \\ \n . .. a $x ${x} $!x #set( #set($x=1) #if( #if(true) #else #elseif(true) #end #foreach($i in [1..3]) #macro(m ' +
    '#m() #define($d) #evaluate( #stop #break #* *# ## #[[ ]]# $input .path("$.l") .json("$") $util .parseJson( .split("") .replaceAll("a", "$0") 1 -1 1.5 1e400 = == && ! , : ]'
  ).split(' '),
);
const templates = fc
  .array(fc.oneof(pieces, fc.string({ maxLength: 3 }), fc.constant(' ')), { maxLength: 40 })
  .map((parts) => parts.join(''));

it('answers every text with an output or an error', () => {
  fc.assert(
    fc.property(templates, (template) => {
      const result = renderTemplate(template, { body });
      checkTemplate(template, { json: 'strict', parameters: new Set(), stageVariables: new Set() });
      return 'output' in result || (result.error.message !== '' && (result.error.offset ?? 0) <= template.length);
    }),
    { numRuns: 3000 },
  );
});

it('answers every JSONPath and body', () => {
  const part = fc.constantFrom(...'$ . .. * [ ] ( ) ? @ a l 0 -1 : , \' " == =~ /a+/ && ! length() sum() nin null'.split(' '));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 15 }), fc.oneof(fc.constant(body), fc.string()), (parts, text) => {
      const result = evaluateJsonPath(parts.join(''), text);
      return 'value' in result || result.error.message !== '';
    }),
    { numRuns: 3000 },
  );
});
