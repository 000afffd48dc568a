import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { read } from '../../src/read/read.ts';
import { embeddedText } from '../../src/source/embedded-text.ts';
import { memberOf } from '../../src/source/node.ts';

async function embedded(text: string, path = 'a.yaml') {
  const node = memberOf((await read({ text, path })).value, 'k');
  if (node?.kind !== 'scalar') throw new Error(`no scalar under k in ${JSON.stringify(text)}`);
  return { file: text, ...embeddedText(node)! };
}

/** Every letter is unique in its text, so where it stands in the file is known. */
it.each([
  ['JSON', 'a.json', '{"k": "\\ta\\u00e9b\\nc\\"d\\\\e\\/f"}'],
  ['double quotes', 'a.yaml', 'k: "\\ta\\x41b\\nc\\"d\\\\e\\U0001F389f"\n'],
  ['double quotes over lines', 'a.yaml', 'k: "a b\n  c\n\n  d \\\n   e\\n\\\n  \\ f"\n'],
  ['single quotes', 'a.yaml', "k: 'a''b  c'''\n"],
  ['single quotes over lines', 'a.yaml', "k: 'a''b\n    c\n\n\n  d''e'\n"],
  ['plain', 'a.yaml', 'k: a b c # d\n'],
  ['plain over lines', 'a.yaml', 'k: a b\n  c\n\n  d\r\n  e\n'],
  ['literal', 'a.yaml', 'k: | # x\n\n    a\n      b\n\n    c\n\n\nz: 1\n'],
  ['literal, stripped, CRLF', 'a.yaml', 'k: |-\r\n  a\r\n  b\r\n\r\n  c'],
  ['literal, kept', 'a.yaml', 'k: |+\n  a\n  b\n  c\n\n\nz: 1\n'],
  ['literal with an indicator', 'a.yaml', 'k: |2\n    a\n   b\n  c\n'],
  ['folded', 'a.yaml', 'k: >\n  a\n  b\n\n  c\n    d\n   e\n\n  f\n'],
  ['folded, with blanks at the end that the reader drops', 'a.yaml', 'k: >4 \n     a\n    b c\n     d\n     \n\n\n'],
  ['folded and stripped, in a list', 'a.yaml', 'k: >-\n  a b\n  c\n'],
])('maps the characters of %s', async (_, path, text) => {
  const { text: value, offsetAt, spanOf, file } = await embedded(text, path);
  let letters = 0;
  for (const [offset, letter] of [...value].map((letter, index) => [index, letter] as const).filter(([, letter]) => /[a-f]/.test(letter))) {
    const shift = [...value].slice(0, offset).join('').length - offset;
    expect(file[offsetAt(offset + shift)]).toBe(letter);
    const { start, end } = spanOf(offset + shift, offset + shift + 1);
    expect(file.slice(start, end)).toBe(letter);
    letters += 1;
  }
  expect(letters).toBeGreaterThan(2);
});

it('gives an escape its own span', async () => {
  const { text, spanOf, file } = await embedded('{"k": "a\\u00e9\\nb"}', 'a.json');
  expect(text).toBe('aé\nb');
  const spelled = (start: number, end: number): string => file.slice(spanOf(start, end).start, spanOf(start, end).end);
  expect([spelled(0, 1), spelled(1, 2), spelled(2, 3), spelled(3, 4), spelled(0, 4), spelled(4, 4)]).toEqual([
    'a',
    '\\u00e9',
    '\\n',
    'b',
    'a\\u00e9\\nb',
    '',
  ]);
});

it('never leaves the file, and never goes back', async () => {
  const style = fc.constantFrom(
    (text: string) => ['a.json', JSON.stringify({ k: text })] as const,
    (text: string) => ['a.yaml', `k: ${JSON.stringify(text)}\n`] as const,
    (text: string) => ['a.yaml', `k: '${text.replaceAll("'", "''").replaceAll('\n', '\n\n  ')}'\n`] as const,
    (text: string) => ['a.yaml', `k: |-\n  x${text.replaceAll('\n', '\n  ')}\n`] as const,
    (text: string) => ['a.yaml', `k: >\n  x${text.replaceAll('\n', '\n  ')}\n`] as const,
  );
  const content = fc.array(fc.constantFrom('a', 'é', '"', "'", '\\', '\n', ' ', '🎉', '$', '#')).map((characters) => characters.join(''));
  await fc.assert(
    fc.asyncProperty(content, style, async (text, print) => {
      const [path, whole] = print(text);
      const { value } = await read({ text: whole, path });
      const node = memberOf(value, 'k');
      fc.pre(node?.kind === 'scalar' && typeof node.value === 'string');
      const inner = embeddedText(node as never)!;
      let last = (node as { start: number }).start;
      for (let offset = 0; offset <= inner.text.length; offset += 1) {
        const at = inner.offsetAt(offset);
        expect(at).toBeGreaterThanOrEqual(last);
        expect(at).toBeLessThanOrEqual(whole.length);
        // What is copied from the file is found where it stands.
        expect(/[a-zé$#]/.test(inner.text[offset] ?? '') ? whole[at] : inner.text[offset]).toBe(inner.text[offset]);
        last = at;
      }
    }),
    { numRuns: 1000 },
  );
});

it('is no text for other scalars, and stays at the start of one that the file does not spell', async () => {
  const node = memberOf((await read({ text: 'k: 1\nl: "x"\n', path: 'a.yaml' })).value, 'k');
  expect(embeddedText(node as never)).toBeUndefined();
  const filled = { ...memberOf((await read({ text: 'k: "${x}"\n', path: 'a.yaml' })).value, 'k')!, value: 'abc' };
  expect(embeddedText(filled as never)?.offsetAt(2)).toBe(3);
});
