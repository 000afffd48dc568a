import fc from 'fast-check';
import { expect, it } from 'vitest';
import { render } from 'velocityjs';
import { renderTemplate } from '../../src/template/render-template.ts';

/**
 * velocityjs is another reading of Velocity, in JavaScript. Where the two languages agree, so must the engines: text, references, conditions
 * on texts, loops, sums of small whole numbers, and the line breaks that directives take along.
 */
const data = { name: 'Rex', kind: 'dog', items: ['a', 'b', 'c'], owner: { city: 'Oslo' }, n: 3 };
const preamble = `#set($name = 'Rex')#set($kind = 'dog')#set($items = ['a', 'b', 'c'])#set($owner = {'city': 'Oslo'})#set($n = 3)`;

const text = fc.constantFrom('x', ' a b ', '{"k": 1}', ',', '- ', 'é', "it's");
const reference = fc
  .constantFrom('$name', '${kind}', '$!name', '$owner.city', '${owner.city}', '$n', '$items[1]', '$items.get(0)', '$items.size()')
  .map((written) => `${written};`);
const condition = fc.constantFrom(
  '$kind == "dog"',
  "$name != 'x'",
  '$n > 2',
  '$n <= 2',
  '!($n == 3)',
  '$n == 3 && $kind == "cat"',
  'true || false',
);
const sum = fc.constantFrom('1 + 2', '$n * 2', '$n - 1', '7 % 4', '($n + 1) * 2', '"$name!"', "'$name'", '[1..3]');

const block: fc.Arbitrary<string> = fc.letrec((tie) => ({
  block: fc.array(tie('node') as fc.Arbitrary<string>, { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'small' },
    text,
    reference,
    sum.map((value) => `#set($v = ${value})$v;`),
    fc.tuple(condition, tie('block'), tie('block')).map(([test, yes, no]) => `#if(${test})\n${String(yes)}#{else}${String(no)}#{end}`),
    fc.tuple(tie('block')).map(([body]) => `#foreach($i in $items)\n${String(body)}$i#if($foreach.hasNext),#{end}#{end}`),
  ),
})).block as fc.Arbitrary<string>;

it('agrees with velocityjs where JavaScript and Java agree', () => {
  fc.assert(
    fc.property(block, (template) => {
      const ours = renderTemplate(preamble + template);
      expect('output' in ours ? ours.output : ours.error).toBe(render(template, structuredClone(data)));
    }),
    { numRuns: 300 },
  );
});
