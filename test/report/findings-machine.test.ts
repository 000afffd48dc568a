import { expect, it } from 'vitest';
import { githubWriter } from '../../src/report/findings-github.ts';
import { jsonWriter } from '../../src/report/findings-json.ts';
import { findingAt, reportOf } from '../support/findings.ts';

const text = 'swagger: "2.0"\npaths:\n  /a: {}\n  /b: {}\n';

it('writes JSON with findings, files and counts, with and without findings', () => {
  const one = findingAt(text, '/a', { severity: 'warning', effect: 'warns-import', serviceMessage: 'Ignoring.' });
  const two = findingAt(text, '/b');
  const report = JSON.parse(
    reportOf(jsonWriter(), [
      { file: 'x', findings: [one] },
      { file: 'y', findings: [] },
      { file: 'z', findings: [two] },
    ]),
  ) as object;
  expect(report).toEqual({ findings: [one, two], files: 3, counts: { error: 1, warning: 1, info: 0 } });
  expect(JSON.parse(reportOf(jsonWriter(), []))).toEqual({ findings: [], files: 0, counts: { error: 0, warning: 0, info: 0 } });
});

it('keeps the documented order of members', () => {
  const report = JSON.parse(reportOf(jsonWriter(), [{ file: 'x', findings: [findingAt(text, '/a', { serviceMessage: 's' })] }])) as {
    findings: object[];
  };
  expect(Object.keys(report.findings[0] ?? {})).toEqual(
    'code effect severity message serviceMessage file pointer range related fix'.split(' '),
  );
});

it('writes workflow commands, escaped', () => {
  const finding = findingAt(text, '/a', { file: 'a,b:c%.yaml', message: '100% wrong\nreally', serviceMessage: 'No.', severity: 'warning' });
  expect(reportOf(githubWriter(), [{ file: 'x', findings: [finding] }])).toBe(
    '::warning file=a%2Cb%3Ac%25.yaml,line=3,endLine=3,col=3,endColumn=5,title=integration/uri-required::100%25 wrong%0Areally%0AAPI Gateway says: No.%0AFix: Add uri, or use type mock.\n',
  );
});

it('gives columns only where a finding stands on one line', () => {
  const finding = findingAt(text, '/a: {}\n  /b', { severity: 'info' });
  expect(reportOf(githubWriter(), [{ file: 'x', findings: [finding] }])).toMatch(/^::notice file=apis\/pets\.yaml,line=3,endLine=4,title=/);
});
