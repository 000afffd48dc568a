import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fastYaml } from '../../src/read/fast-yaml.ts';
import { readYaml } from '../../src/read/read-yaml.ts';
import type { SourceFile } from '../../src/source/node.ts';
import { bare } from '../support/tree.ts';

const fileOf = (text: string): SourceFile => ({ path: 'a.yaml', text, format: 'yaml' });

const places = (diagnostics: NonNullable<ReturnType<typeof fastYaml>>['diagnostics']) =>
  diagnostics.map(({ code, message, span: { start, end } }) => ({ code, message, start, end }));

/** What the fast reader and the package give for a text; undefined when the fast reader leaves it to the package. */
function both(text: string) {
  const fast = fastYaml(fileOf(text));
  if (fast === undefined) return undefined;
  const slow = readYaml(fileOf(text));
  return {
    fast: { tree: fast.value && bare(fast.value), findings: places(fast.diagnostics) },
    slow: { tree: slow.value && bare(slow.value), findings: places(slow.diagnostics) },
  };
}

/** Holds the two to each other; true when the fast reader read the text. */
function agrees(text: string): boolean {
  const results = both(text);
  expect(results?.fast).toEqual(results?.slow);
  return results !== undefined;
}

const SAMPLE = `---
# A definition with a little of everything.
swagger: "2.0"
info: {title: Pets, version: 1.0, 'x': [a, "b", {c: d},]}
basePath: /v1 # at the front
schemes:
- https
x-empty:
x-words: [yes, No, ~, null, 0x1F, 1e3, -.5, 012, 2016-09-12, 12:30]
tags:
  - name: pets
    description: Plain text
      over several

      lines, with a: colon
  -
    name: other
  - - nested
    - list
  -
paths:
  /pets/{id}:
    get:
      summary: 'It''s
        quoted'
      description: "Two \\
        lines \\"and\\" \\u00e9

        more"
      responses:
        200: {description: ok}
        "404":
          # comment
          description: >-
            folded
            lines

              indented

            end
      x-amazon-apigateway-integration:
        uri: !Sub "arn:\${AWS::Region}"
        credentials: !GetAtt Role.Arn
        list: !Join
          - ""
          - - a
            - !Ref B
            - !If [C, !Ref D, 5]
        template: !Sub |
          {"id": "$input.params('id')"}

          #set($x = 1)
        requestTemplates:
          application/json: |-
            #if($x)
              a
            #end
        both: [
          one,   # first
          two
        ]
`.replace('lines, with a: colon', 'lines, with a colon');

it('reads everyday YAML without the package, and as the package does', () => {
  expect(agrees(SAMPLE)).toBe(true);
  expect(agrees(SAMPLE.replaceAll('\n', '\r\n'))).toBe(true);
  expect(agrees(SAMPLE.trimEnd())).toBe(true);
});

it.each([
  'a: 1\n',
  '- a\n- b: 1\n  c: 2\n-   d\n',
  'a:\n  - b\nc:\n- d\n-\ne:\n',
  '{"a": 1, b: [x, y], "c":d}',
  '[\n  a,\n  b\n]\n',
  'a: |\n\n  x\n\n\n  y\n\n\nb: >\n\n  x\n  y\n\n\n   z\n\n  w\n\n',
  'a: |\n   x\n     \n   y\n',
  'a: |\n   x\n ',
  'a: |-\n  x\n\n  y\n\n\n',
  '"a b" : c\n\'d\': e\nf g: h\n',
  'a: b#c\nd: e:f\ng: -1\nh: -x\ni: ?x\nj: :x\n',
  'a:\n  text\n  more\nb:\n  "x"\nc:\n  [1]\nd:\n  !Ref E\n',
  'a: !Sub\n  - x\n  - {y: z}\n',
  'a: 1\na: 2\n',
  'a: on\nb: [off]\non: 1\n',
])('reads %j as the package does', (text) => {
  expect(agrees(text)).toBe(true);
});

it.each([
  'a: &x 1\nb: *x\n',
  '<<: {a: 1}\n',
  '? a\n: b\n',
  '%YAML 1.2\n---\na: 1\n',
  'a: 1\n---\nb: 2\n',
  'a:\n\t- b\n',
  'a: !!str 1\n',
  'a: !other 1\n',
  'a: !Ref yes\n',
  'a: !Ref\n  !Ref b\n',
  '!Ref |\n---\n',
  '["a\n--- b"]\n',
  '{a: b\n#c\n}',
  'a:\n#c\n  d\nb:',
  'a: b: c\n',
  'a: "x\n',
  'a: [1, 2\n',
  'a: "x" y\n',
  'a: 1\n  b: 2\n',
  ' a: 1\nb: 2\n',
  'a: @b\n',
  'a: |2\n    x\n',
  'a: |+\n  x\n\n',
  'a: {b}\n',
  'a: [b: c]\n',
  'text\n',
  'a\rb: 1\n',
])('leaves %j to the package', (text) => {
  expect(fastYaml(fileOf(text))).toBeUndefined();
});

const BITS = [
  ' ', '  ', '\n', '\n\n', '\n  ', '    ', ':', ': ', '- ', '-', '#', ' #', '"', "'", "''", '{', '}', '[', ']', ',', '|', '>', ' |\n', '|-\n', '>-\n',
  '!Sub ', '!Ref ', '! ', '&a ', '*a', '\t', '\r\n', '\\', '\\n', '\\\n', '<<', '---\n', '...\n', '%', '@', '?', '? ', '~', 'yes', '0x1f', 'null', 'é',
]; // prettier-ignore

it('agrees with the package on broken and altered texts, or leaves them to it', () => {
  const lines = SAMPLE.split('\n');
  const bit = fc.constantFrom(...BITS);
  const edit = fc.tuple(fc.nat(400), fc.nat(5), bit);
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.integer({ min: 1, max: 15 }), fc.array(edit, { maxLength: 3 }), (from, count, edits) => {
      const slice = lines.slice(from, from + count);
      const indent = /^ */.exec(slice[0] ?? '')?.[0].length ?? 0;
      let text = slice.map((line) => line.slice(Math.min(indent, line.search(/\S|$/)))).join('\n');
      for (const [at, remove, insert] of edits) {
        const offset = at % (text.length + 1);
        text = text.slice(0, offset) + insert + text.slice(offset + (remove > 2 ? 0 : remove));
      }
      expect(agrees(text)).toBeTypeOf('boolean');
    }),
    { numRuns: 4000, seed: 2024 },
  );
});

it('agrees with the package on texts put together from the bits of YAML', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom('a', 'b: ', 'c:\n', 'd', '\n', '\n  ', '- '), fc.constantFrom(...BITS)), { maxLength: 14 }),
      (bits) => {
        expect(agrees(bits.join(''))).toBeTypeOf('boolean');
      },
    ),
    { numRuns: 4000, seed: 2024 },
  );
});

it('reads JSON as the JSON it is', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(agrees(JSON.stringify(value, null, 2))).toBeTypeOf('boolean');
    }),
  );
});
