import type { Finding } from './finding.ts';
import type { FindingsWriter } from './findings-writer.ts';
import { plural } from './findings-text.ts';
import { wellFormed } from './visible.ts';

/**
 * JUnit XML as CI servers read it: a suite for each definition, a test case for each finding, and one that passes where there is none.
 * JUnit knows no warnings: findings that do not fail are passed test cases that say what was found.
 */
export function junitWriter(): FindingsWriter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="apigw">\n',
    batch({ file, findings, fails }) {
      const failures = findings.filter(fails).length;
      const tests = Math.max(1, findings.length);
      const cases =
        findings.length === 0
          ? [`    <testcase name="no findings" classname="${attribute(file)}" time="0"/>`]
          : findings.map((finding) => testCase(finding, fails(finding)));
      return [
        `  <testsuite name="${attribute(file)}" tests="${tests}" failures="${failures}" errors="0" skipped="0" time="0">`,
        ...cases,
        '  </testsuite>\n',
      ].join('\n');
    },
    end: ({ files, counts }) =>
      `  <!-- ${plural(files, 'file')}: ${plural(counts.error, 'error')}, ${plural(counts.warning, 'warning')}, ${counts.info} info -->\n</testsuites>\n`,
  };
}

function testCase(finding: Finding, failed: boolean): string {
  const { code, severity, message, file, range } = finding;
  const open = `    <testcase name="${attribute(`${code} at ${range.start.line}:${range.start.column}`)}" classname="${attribute(file)}" time="0">`;
  const body = failed
    ? `<failure message="${attribute(message)}" type="${attribute(code)}">${content(details(finding))}</failure>`
    : `<system-out>${content(`${severity}: ${details(finding)}`)}</system-out>`;
  return `${open}\n      ${body}\n    </testcase>`;
}

function details({ file, pointer, range: { start }, message, serviceMessage, fix }: Finding): string {
  const lines = [message, `${file}:${start.line}:${start.column} ${pointer}`.trimEnd()];
  if (serviceMessage !== undefined) lines.push(`API Gateway says: ${serviceMessage}`);
  return [...lines, `Fix: ${fix}`].join('\n');
}

/** XML 1.0 has no way to write these control characters, not even escaped. */
// oxlint-disable-next-line no-control-regex -- these are the characters XML forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function content(text: string): string {
  return wellFormed(text)
    .replace(forbidden, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}
