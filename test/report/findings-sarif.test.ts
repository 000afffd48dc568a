import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { finding } from '../../src/diagnostics/finding.ts';
import type { Finding } from '../../src/report/finding.ts';
import { sarifWriter } from '../../src/report/findings-sarif.ts';
import { findingAt, reportOf } from '../support/findings.ts';
import { sarifSchema } from './sarif-schema.ts';

interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: object; readonly region: object } }[];
        readonly relatedLocations?: readonly object[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
      readonly tool: {
        readonly driver: { readonly rules: readonly { readonly id: string; readonly help?: { readonly markdown: string } }[] };
      };
    },
  ];
}

const text = 'swagger: "2.0"\npaths:\n  /a: {}\n  /b: {}\n';
const spec = finding({
  code: 'integration/uri-required',
  effect: 'fails-import',
  evidence: 'documented',
  message: () => 'An integration needs a uri.',
  why: 'API Gateway has nowhere to send the request. Only mock integrations answer by themselves.',
  fix: 'Add uri.',
  bad: 'type: http\n',
  good: 'type: mock\n',
});
const specOf = (code: string): typeof spec | undefined => (code === spec.code ? spec : undefined);
const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const isSarif = ajv.compile(sarifSchema);

function sarifOf(findings: readonly Finding[], content = text): Sarif['runs'][0] {
  const report = JSON.parse(reportOf(sarifWriter({ version: '1.2.3' }), [{ file: 'x', findings, text: content }], specOf)) as Sarif;
  isSarif(report);
  expect(isSarif.errors).toBeNull();
  return report.runs[0];
}

it('fits the schema with and without findings', () => {
  const related = [{ message: 'First here.', file: 'b.yaml', pointer: '', range: findingAt(text, '/b').range }];
  const { results, tool } = sarifOf([
    findingAt(text, '/a', { serviceMessage: 'No.', related }),
    findingAt(text, '/a', { code: 'other/code', severity: 'warning' }),
    findingAt(text, '/b', { severity: 'info', pointer: '' }),
  ]);
  expect(results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
    ['integration/uri-required', 0, 'error'],
    ['other/code', 1, 'warning'],
    ['integration/uri-required', 0, 'note'],
  ]);
  expect(results[0]?.message.text).toBe('An integration of type http needs a uri.\nAPI Gateway says: No.');
  expect(results[0]?.relatedLocations).toHaveLength(1);
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(['integration/uri-required', 'other/code']);
  expect(tool.driver.rules[0]?.help?.markdown).toContain('```yaml\ntype: mock\n```');
  expect(sarifOf([]).results).toEqual([]);
});

it('places findings by lines, columns and characters', () => {
  expect(sarifOf([findingAt(text, '/a')]).results[0]?.locations[0]?.physicalLocation.region).toEqual({
    startLine: 3,
    startColumn: 3,
    endLine: 3,
    endColumn: 5,
    charOffset: 24,
    charLength: 2,
  });
});

it.each([
  ['apis/pets.yaml', { uri: 'apis/pets.yaml', uriBaseId: '%SRCROOT%' }],
  ['./apis/pets.yaml', { uri: 'apis/pets.yaml', uriBaseId: '%SRCROOT%' }],
  [String.raw`apis\pets.yaml`, { uri: 'apis/pets.yaml', uriBaseId: '%SRCROOT%' }],
  ['größe & [1] #2%.yaml', { uri: 'gr%C3%B6%C3%9Fe%20%26%20%5B1%5D%20%232%25.yaml', uriBaseId: '%SRCROOT%' }],
  ['../pets.yaml', { uri: '../pets.yaml', uriBaseId: '%SRCROOT%' }],
  ['/home/me/pets.yaml', { uri: 'file:///home/me/pets.yaml' }],
  [String.raw`C:\me\pets.yaml`, { uri: 'file:///C:/me/pets.yaml' }],
  ['-', { uri: 'stdin', uriBaseId: '%SRCROOT%' }],
  ['half \ud800 pair.yaml', { uri: 'half%20%EF%BF%BD%20pair.yaml', uriBaseId: '%SRCROOT%' }],
])('names %j as an encoded URI', (file, expected) => {
  expect(sarifOf([findingAt(text, '/a', { file })]).results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual(expected);
});

const printsOf = (content: string, message: string): (string | undefined)[] =>
  sarifOf(
    [
      findingAt(content, '/a', { message }),
      findingAt(content, '/a', { message: `${message}!` }),
      findingAt(content, '/b', { pointer: '/b' }),
    ],
    content,
  ).results.map(({ partialFingerprints }) => partialFingerprints['apigwFinding/v1']);

it('gives fingerprints that survive moved lines and other words, and tell findings of a place apart', () => {
  const before = printsOf(text, 'One.');
  expect(printsOf(`# a line\n# more\n${text}`, 'Another.')).toEqual(before);
  expect(new Set(before).size).toBe(3);
});
