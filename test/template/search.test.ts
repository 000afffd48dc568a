import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextSearch, splitAt, trimmed } from '../../src/template/java/search.ts';
import { renderTemplate } from '../../src/template/render-template.ts';

const long = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 17, maxLength: 40 });
/** Texts that hold the part, its beginnings and its ends, over and over. */
const repeating = long.chain((part) =>
  fc.tuple(
    fc.constant(part),
    fc
      .array(
        fc.oneof(
          fc.constant(part),
          fc.constantFrom('a', 'b'),
          fc.nat(part.length).map((cut) => part.slice(cut)),
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
    fc.integer({ min: 0, max: 120 }),
  ),
);

it('finds what the built-in search finds', () => {
  fc.assert(
    fc.property(repeating, ([part, text, from]) => {
      const search = new TextSearch(part);
      expect(search.first(text, from)).toBe(text.indexOf(part, from));
      expect(search.first(text, -from)).toBe(text.indexOf(part, -from));
      expect(search.last(text, from)).toBe(text.lastIndexOf(part, from));
      expect(search.last(text)).toBe(text.lastIndexOf(part));
      expect(splitAt(text, part)).toEqual(text.split(part));
    }),
    { numRuns: 2000 },
  );
});

const part = `${'a'.repeat(50_000)}b${'a'.repeat(50_000)}`;
const body = JSON.stringify({ part, text: 'a'.repeat(2_000_000) });

// With the built-in search each of these takes half a minute or more, far beyond the limit of a test.
it.each([
  ['$x.indexOf($y)', '-1'],
  ['$x.lastIndexOf($y)', '-1'],
  ['$x.contains($y)', 'false'],
  ['$x.replace($y, "").length()', '2000000'],
  ['$x.replaceAll($y, "").length()', '2000000'],
  ['$x.split($y).size()', '1'],
  ['$input.path("$[?($.text contains $.part)]").size()', '0'],
])('is quick with texts that repeat themselves: %s', (call, output) => {
  expect(renderTemplate(`#set($x = $input.path("$.text"))#set($y = $input.path("$.part"))${call}`, { body })).toEqual({ output });
});

it('trims as Java does, also between long blanks', () => {
  expect(trimmed('\u0000\t x \u00a0 \r\n')).toBe('x \u00a0');
  expect(renderTemplate('$input.body.trim().length()', { body: ` x${' '.repeat(1_000_000)}x ` })).toEqual({ output: '1000002' });
});
