import { expect, it } from 'vitest';
import { codeFrame } from '../../src/report/code-frame.ts';
import { textWriter } from '../../src/report/findings-text.ts';
import { plain } from '../../src/report/style.ts';
import { lineMap } from '../../src/source/line-map.ts';
import { findingAt, rangeOf, reportOf } from '../support/findings.ts';

const text = `swagger: "2.0"
info: { title: Pets }
paths:
  /pets:
    get:
      x-amazon-apigateway-integration:
        type: http
      responses: {}
`;
const frameOf = (content: string, part: string, context?: number): string =>
  codeFrame(lineMap(content), rangeOf(content, part), plain, context);

it('shows place, code, message, frame, the words of the service, the fix and related places', () => {
  const finding = findingAt(text, 'type: http', {
    serviceMessage: 'Unable to put integration',
    related: [{ message: 'The method begins here.', file: 'apis/pets.yaml', pointer: '/paths', range: rangeOf(text, 'get') }],
  });
  expect(reportOf(textWriter({ color: false }), [{ file: 'apis/pets.yaml', findings: [finding], text }]))
    .toBe(`apis/pets.yaml:7:9 error integration/uri-required
  An integration of type http needs a uri.
    5 |     get:
    6 |       x-amazon-apigateway-integration:
  > 7 |         type: http
      |         ^^^^^^^^^^
    8 |       responses: {}
  API Gateway says: Unable to put integration
  Fix: Add uri, or use type mock.
  apis/pets.yaml:5:5 The method begins here.
  > 5 |     get:
      |     ^^^

1 error in 1 file.
`);
});

it('explains each kind of advice once in a definition; what more there is of it takes a line', () => {
  const advice = { severity: 'info', effect: 'advice' } as const;
  const elsewhere = { message: 'Here.', file: 'other.yaml', pointer: '', range: rangeOf(text, 'paths') };
  const findings = [
    findingAt(text, 'info', { ...advice, code: 'a/first', message: 'One.' }),
    findingAt(text, 'title', { ...advice, code: 'a/first', message: 'Two\nlines.' }),
    findingAt(text, 'Pets', {
      ...advice,
      code: 'a/first',
      message: 'Three.',
      related: [{ ...elsewhere, file: 'apis/pets.yaml' }, elsewhere],
    }),
    findingAt(text, 'get', { code: 'b/error', message: 'Four.' }),
    findingAt(text, 'type', { code: 'b/error', message: 'Five.' }),
    findingAt(text, 'http', { ...advice, code: 'a/first', message: 'Six.' }),
  ];
  const report = reportOf(textWriter({ color: false, quiet: true }), [
    { file: 'apis/pets.yaml', findings, text },
    { file: 'apis/pets.yaml', findings: findings.slice(0, 1), text },
  ]);
  const frameLine = /^ {2}(?:[> ] \d+ |    )\|.*\n/gm;
  expect(report.replaceAll(frameLine, '')).toBe(`apis/pets.yaml:2:1 info a/first
  One.
  Fix: Add uri, or use type mock.

apis/pets.yaml:2:9 info a/first: Two lines.
apis/pets.yaml:2:16 info a/first: Three. See 3:1 and other.yaml:3:1.

apis/pets.yaml:5:5 error b/error
  Four.
  Fix: Add uri, or use type mock.

apis/pets.yaml:7:9 error b/error
  Five.
  Fix: Add uri, or use type mock.

apis/pets.yaml:7:15 info a/first: Six.

apis/pets.yaml:2:1 info a/first
  One.
  Fix: Add uri, or use type mock.

`);
});

it('says nothing where there is nothing to say, and no summary when quiet', () => {
  expect(reportOf(textWriter({ color: false }), [{ file: 'a', findings: [] }])).toBe('');
  const quiet = reportOf(textWriter({ color: false, quiet: true }), [{ file: 'a', findings: [findingAt(text, 'get')], text }]);
  expect(quiet).not.toContain('1 error');
});

it('sums up by severity and tells of the baseline', () => {
  const writer = textWriter({ color: false });
  const summary = (counts: { error: number; warning: number; info: number }, known = 0, gone = 0): string =>
    writer.end({ files: 2, counts, baseline: { known, gone }, specOf: () => undefined });
  expect(summary({ error: 2, warning: 1, info: 3 })).toBe('2 errors, 1 warning and 3 info in 2 files.\n');
  expect(summary({ error: 0, warning: 1, info: 0 }, 4, 1)).toBe(
    '1 warning in 2 files.\n4 findings of the baseline not shown.\n1 finding of the baseline no longer there: write it anew to drop it.\n',
  );
});

it('colours only when asked', () => {
  const batch = [{ file: 'apis/pets.yaml', findings: [findingAt(text, 'get')], text }];
  expect(reportOf(textWriter({ color: false }), batch)).not.toContain('\u001b');
  expect(reportOf(textWriter({ color: true }), batch)).toContain('\u001b[31merror\u001b[39m');
});

it('shows control and bidirectional characters instead of obeying them', () => {
  const hostile = 'title: "\u001b[2J\u202egnol"\n';
  const finding = findingAt(hostile, '\u001b[2J', { message: 'The title \u001b[2J is odd.' });
  const report = reportOf(textWriter({ color: false }), [
    { file: 'a\u0007.yaml', findings: [{ ...finding, file: 'a\u0007.yaml' }], text: hostile },
  ]);
  // oxlint-disable-next-line no-control-regex -- these must not be there
  expect(report).not.toMatch(/[\u0007\u001b\u202e]/);
  expect(report).toContain(String.raw`> 1 | title: "\u001b[2J\u202egnol"`);
  expect(report).toContain(`| ${' '.repeat('title: "'.length)}${'^'.repeat(String.raw`\u001b[2J`.length)}\n`);
});

it('cuts long lines around the place', () => {
  const long = `{"a":"${'x'.repeat(5000)}","here":1,"b":"${'y'.repeat(5000)}"}`;
  const [line = '', marks = ''] = frameOf(long, '"here"').split('\n');
  expect(line.length).toBeLessThan(125);
  expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('"here"');
});

it('underlines under wide and combining characters', () => {
  const [line = '', marks = ''] = frameOf('a: 日本 e\u0301 here', 'here').split('\n');
  // Two wide characters push the marks by two, the combining accent takes none.
  expect(marks.indexOf('^')).toBe(line.indexOf('here') + 2 - 1);
});

it.each([
  ['an empty place', 'ab', '', '> 1 | ab\n    | ^'],
  ['the end of a line', 'ab\ncd\n', 'b\nc', '> 1 | ab\n    |  ^'],
  ['a tab before it', '\ta: b', 'b', '> 1 |  a: b\n    |     ^'],
  ['carriage returns', 'a: 1\r\nb: 2\r\nc: 3', 'b', '  1 | a: 1\n> 2 | b: 2\n    | ^\n  3 | c: 3'],
])('frames %s', (_name, content, part, expected) => {
  expect(frameOf(content, part)).toBe(expected);
});
