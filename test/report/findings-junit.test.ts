import { expect, it } from 'vitest';
import { junitWriter } from '../../src/report/findings-junit.ts';
import { findingAt, reportOf } from '../support/findings.ts';
import { readXml } from '../support/xml.ts';
import type { XmlElement } from '../support/xml.ts';

const text = 'swagger: "2.0"\npaths:\n  /a: {}\n';

/**
 * The JUnit format as the Jenkins xunit schema has it, for the elements apigw writes: which children and attributes each may have, and
 * which attributes it must.
 */
const format: Readonly<
  Record<string, { readonly children: readonly string[]; readonly may: readonly string[]; readonly must: readonly string[] }>
> = {
  testsuites: { children: ['testsuite'], may: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'], must: [] },
  testsuite: {
    children: ['properties', 'testcase', 'system-out', 'system-err'],
    may: ['tests', 'failures', 'errors', 'time', 'disabled', 'skipped', 'timestamp', 'hostname', 'id', 'package'],
    must: ['name', 'tests'],
  },
  testcase: {
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    may: ['assertions', 'time', 'classname', 'status'],
    must: ['name'],
  },
  failure: { children: [], may: ['type', 'message'], must: [] },
  'system-out': { children: [], may: [], must: [] },
};

function misfitsOf({ name, attributes, children }: XmlElement): string[] {
  const rule = format[name];
  if (rule === undefined) return [`unknown element ${name}`];
  return [
    ...rule.must.filter((attribute) => !attributes.has(attribute)).map((attribute) => `${name} lacks ${attribute}`),
    ...[...attributes.keys()]
      .filter((attribute) => ![...rule.may, ...rule.must].includes(attribute))
      .map((attribute) => `${name} has ${attribute}`),
    ...children.filter((child) => !rule.children.includes(child.name)).map((child) => `${child.name} in ${name}`),
    ...children.flatMap(misfitsOf),
  ];
}

it('fits the format; what fails is a failure, the rest passes and is said', () => {
  const report = readXml(
    reportOf(junitWriter(), [
      {
        file: 'a.yaml',
        findings: [findingAt(text, '/a', { serviceMessage: 'No <uri>.' }), findingAt(text, 'paths', { severity: 'warning' })],
      },
      { file: 'b.yaml', findings: [] },
    ]),
  );
  expect(misfitsOf(report)).toEqual([]);
  const [first, second] = report.children;
  expect(['tests', 'failures'].map((name) => first?.attributes.get(name))).toEqual(['2', '1']);
  const [failed, passed] = first?.children ?? [];
  expect(failed?.children[0]).toMatchObject({ name: 'failure' });
  expect(failed?.children[0]?.attributes.get('message')).toBe('An integration of type http needs a uri.');
  expect(failed?.children[0]?.text).toContain('API Gateway says: No <uri>.');
  expect(passed?.children[0]).toMatchObject({ name: 'system-out' });
  expect(['tests', 'failures'].map((name) => second?.attributes.get(name))).toEqual(['1', '0']);
  expect(second?.children[0]?.children).toEqual([]);
});

it('escapes what XML does not take', () => {
  const message = 'a < b & "c" \u0007 \ud800 ]]>\n\tnext';
  const report = readXml(reportOf(junitWriter(), [{ file: '<&">', findings: [findingAt(text, '/a', { message })] }]));
  expect(report.children[0]?.attributes.get('name')).toBe('<&">');
  expect(report.children[0]?.children[0]?.children[0]?.attributes.get('message')).toBe('a < b & "c" \ufffd \ufffd ]]>\n\tnext');
});
