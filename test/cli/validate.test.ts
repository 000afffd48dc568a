import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Finding } from '../../src/report/finding.ts';
import { apigw, folderWith } from '../support/cli.ts';
import type { Answer } from '../support/cli.ts';

const clean = `swagger: "2.0"
info:
  title: Pets
  version: "1"
paths: {}
`;
const advised = clean.replace('  version', '  title: Animals\n  version');
const warned = `${clean}path: {}\n`;
const broken = clean.replace('Pets', '"Pets');
const sorted = JSON.stringify({ info: { title: 'Pets', description: 'x'.repeat(20_000), version: '1' }, paths: {}, swagger: '2.0' });

interface Report {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
  readonly baseline?: { readonly known: number; readonly gone: number };
}
const reportOf = ({ stdout }: Answer): Report => JSON.parse(stdout) as Report;
const codesOf = (answer: Answer): string[] => reportOf(answer).findings.map(({ file, code }) => `${file} ${code}`);
const json = (cwd: string, ...args: string[]): Answer => apigw(['validate', '--format', 'json', ...args], { cwd });

it.each([
  ['nothing', clean, [], 0],
  ['advice', advised, [], 0],
  ['advice, failing on warnings', advised, ['--fail-on-warnings'], 0],
  ['a warning', warned, [], 0],
  ['a warning, failing on warnings', warned, ['--fail-on-warnings'], 1],
  ["a warning, failing on warnings in the service's words", warned, ['--failonwarnings'], 1],
  ['an error', broken, [], 1],
])('ends by what it found: %s', (_name, text, args, code) => {
  const cwd = folderWith({ 'a.yaml': text });
  expect(apigw(['validate', ...args, 'a.yaml'], { cwd }).code).toBe(code);
});

it('is silent where there is nothing to say', () => {
  expect(apigw(['validate', 'a.yaml'], { cwd: folderWith({ 'a.yaml': clean }) })).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('reports in the order of the names, a folder by name, each file once', () => {
  const cwd = folderWith({
    'z.yaml': advised,
    'b/2.yaml': advised,
    'b/1.json': sorted,
    'b/c/3.yml': broken,
    'b/package.json': '{"name":"x"}',
  });
  const answer = json(cwd, 'z.yaml', 'b', './z.yaml', 'b/2.yaml');
  expect(codesOf(answer)).toEqual(['z.yaml text/duplicate-key', 'b/2.yaml text/duplicate-key', 'b/c/3.yml text/syntax']);
  expect(reportOf(answer)).toMatchObject({ files: 4, counts: { error: 1, warning: 0, info: 2 } });
});

it('passes over packages, build output and what is no definition in a folder', () => {
  const cwd = folderWith({
    'a.yaml': clean,
    'node_modules/x/b.yaml': broken,
    'dist/c.yaml': broken,
    '.git/d.yaml': broken,
    'compose.yaml': 'services: {}\n',
    'e.txt': broken,
  });
  expect(reportOf(json(cwd, '.'))).toMatchObject({ files: 1, findings: [] });
});

it('reads globs, also where the shell does not', () => {
  const cwd = folderWith({ 'apis/a.yaml': advised, 'apis/v2/b.json': sorted, 'apis/v2/c.yaml': clean });
  expect(reportOf(json(cwd, 'apis/**/*.yaml')).files).toBe(2);
  expect(reportOf(json(cwd, 'apis/{a,x}.yaml', 'apis/*/*.json')).files).toBe(2);
});

it('reads standard input', () => {
  const answer = apigw(['validate', '--format', 'json', '-'], { cwd: folderWith({}), input: broken });
  expect(codesOf(answer)).toEqual(['- text/syntax']);
});

it.each([
  [['absent.yaml'], 'cannot read absent.yaml: there is no such file'],
  [['*.yml'], 'no file matches *.yml'],
  [['empty'], 'there is no API definition in empty'],
  [[], 'name the files, folders or globs to validate'],
  [['--formt', 'json', 'a.yaml'], 'there is no option --formt; did you mean --format?'],
  [['--format', 'xml', 'a.yaml'], '--format takes text, json, github, sarif, junit; not "xml"'],
  [['--config', 'absent.yaml', 'a.yaml'], 'cannot read absent.yaml'],
  [['--baseline', 'absent.json', 'a.yaml'], 'cannot read absent.json'],
  [['--baseline', 'a.yaml', 'a.yaml'], 'a.yaml is no baseline'],
  [['{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}'], 'more than 256 patterns'],
])('takes %j for wrong usage', (args, message) => {
  const answer = apigw(['validate', ...args], { cwd: folderWith({ 'a.yaml': clean, 'empty/readme.md': '' }) });
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  expect(answer.stderr).toContain(message);
});

it('reports what it can read even where a name is missing', () => {
  const cwd = folderWith({ 'a.yaml': advised });
  const answer = json(cwd, 'absent.yaml', 'a.yaml', '*.yml');
  expect(answer.code).toBe(2);
  expect(codesOf(answer)).toEqual(['a.yaml text/duplicate-key']);
  expect(answer.stderr).toBe('apigw: cannot read absent.yaml: there is no such file\napigw: no file matches *.yml\n');
});

it('passes over files that are no definitions when asked to', () => {
  const cwd = folderWith({
    'package.json': '{"name":"x"}',
    'list.json': '[1]',
    'values.yaml': 'a: 1\n',
    'long.json': sorted,
    'bad.yaml': broken,
  });
  const files = ['package.json', 'list.json', 'values.yaml', 'long.json', 'bad.yaml'];
  expect(reportOf(json(cwd, '--only-definitions', ...files)).files).toBe(2);
  expect(reportOf(json(cwd, '--only-definitions', ...files.slice(0, 3)))).toMatchObject({ files: 0, findings: [] });
  expect(apigw(['validate', '--only-definitions', 'package.json'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(json(cwd, 'package.json').code).toBe(1);
});

it('reports only what fails when quiet', () => {
  const cwd = folderWith({ 'a.yaml': advised, 'b.yaml': warned, 'c.yaml': broken });
  const quiet = (...args: string[]): string[] => codesOf(json(cwd, '--quiet', ...args, '.'));
  expect(quiet()).toEqual(['c.yaml text/syntax']);
  expect(quiet('--fail-on-warnings')).toEqual(['b.yaml definition/unknown-key', 'c.yaml text/syntax']);
  expect(apigw(['validate', '-q', '.'], { cwd }).stdout).not.toContain('1 error');
});

const codesWithComment = (words: string): string[] => {
  const text = advised.replace('  title: Animals', `  # apigw-ignore-next-line ${words}\n  title: Animals`);
  return codesOf(json(folderWith({ 'a.yaml': text }), 'a.yaml'));
};

it('silences the next line by a comment with a reason', () => {
  expect(codesWithComment('text/duplicate-key -- the generator writes both')).toEqual([]);
  expect(codesWithComment('text/* -- the generator writes both')).toEqual([]);
  expect(codesWithComment('text/duplicate-key')).toEqual(['a.yaml suppression/reason-missing', 'a.yaml text/duplicate-key']);
  expect(codesWithComment('text/duplicate-kay -- typo')).toEqual(['a.yaml suppression/unknown-code', 'a.yaml text/duplicate-key']);
});

it('follows the configuration nearest to each file', () => {
  const cwd = folderWith({
    'apigw.config.yaml': 'severities: { text/*: error }\n',
    'a.yaml': advised,
    'lax/apigw.config.yaml': 'severities: { text/duplicate-key: "off" }\n',
    'lax/b.yaml': advised,
  });
  const answer = json(cwd, '.');
  expect(codesOf(answer)).toEqual(['a.yaml text/duplicate-key']);
  expect(answer.code).toBe(1);
  expect(codesOf(json(cwd, '--config', 'lax/apigw.config.yaml', '.'))).toEqual([]);
});

it('reads the files of the configuration, in its folder and without names', () => {
  const cwd = folderWith({
    'apigw.config.yaml': 'files: ["apis/**/*.yaml"]\nfailOnWarnings: true\n',
    'apis/a.yaml': warned,
    'drafts/b.yaml': broken,
    'sub/readme.md': '',
  });
  expect(codesOf(json(cwd, '.'))).toEqual(['apis/a.yaml definition/unknown-key']);
  expect(json(cwd).code).toBe(1);
  expect(codesOf(json(join(cwd, 'sub')))).toEqual(['../apis/a.yaml definition/unknown-key']);
  expect(codesOf(json(cwd, 'drafts/b.yaml'))).toEqual(['drafts/b.yaml text/syntax']);
});

it('suppresses by code, file and pointer, and finds what is suppressed in vain', () => {
  const suppressions = `suppress:
  - { code: text/duplicate-key, file: 'old/*.yaml', reason: they are frozen }
  - { code: definition/unknown-key, pointer: /path, reason: another tool reads it }
  - { code: definition/unknown-key, file: a.yaml, pointer: /other, reason: another tool reads it }
`;
  const cwd = folderWith({ 'apigw.config.yaml': suppressions, 'a.yaml': `${advised}path: {}\n`, 'old/b.yaml': advised });
  const unused = 'apigw.config.yaml suppression/unused';
  expect(codesOf(json(cwd, '.'))).toEqual(['a.yaml text/duplicate-key', unused]);
  expect(reportOf(json(cwd, '.')).findings.at(-1)).toMatchObject({ pointer: '/suppress/2', range: { start: { line: 4 } } });
  // Of a run over some files only, what is said about other files cannot be called unused.
  expect(codesOf(json(cwd, 'old/b.yaml'))).toEqual([]);
  expect(codesOf(json(cwd, 'a.yaml'))).toEqual(['a.yaml text/duplicate-key', unused]);
});

it('keeps what fails the import whatever is chosen', () => {
  const config = 'severities: { text/*: "off" }\nsuppress: [{ code: text/*, reason: we know }]\n';
  const cwd = folderWith({ 'apigw.config.yaml': config, 'a.yaml': broken });
  expect(codesOf(json(cwd, 'a.yaml'))).toEqual(['a.yaml text/syntax']);
});

it('starts from a baseline, and fails on what is new only', () => {
  const cwd = folderWith({ 'apis/a.yaml': broken, 'apis/b.yaml': advised });
  const write = apigw(['validate', '--write-baseline', 'apigw.baseline.json', '.'], { cwd });
  expect(write).toMatchObject({ code: 0, stdout: '2 findings of the baseline not shown.\n' });
  expect(JSON.parse(readFileSync(join(cwd, 'apigw.baseline.json'), 'utf8'))).toEqual({
    version: 1,
    findings: [
      { file: 'apis/a.yaml', code: 'text/syntax', pointer: '', count: 1 },
      { file: 'apis/b.yaml', code: 'text/duplicate-key', pointer: '/info/title', count: 1 },
    ],
  });
  const again = (folder = cwd, ...args: string[]): Answer => json(folder, '--baseline', join(cwd, 'apigw.baseline.json'), ...args);
  expect(reportOf(again(cwd, 'apis'))).toMatchObject({ findings: [], baseline: { known: 2, gone: 0 } });
  expect(again(join(cwd, 'apis'), '.').code).toBe(0);

  // Lines move, one more appears, one goes away.
  writeFileSync(join(cwd, 'apis/b.yaml'), `# A comment.\n${advised.replace('  version', '  title: Third\n  version')}`);
  writeFileSync(join(cwd, 'apis/a.yaml'), clean);
  const later = again(cwd, 'apis');
  expect(codesOf(later)).toEqual(['apis/b.yaml text/duplicate-key']);
  expect(reportOf(later).baseline).toEqual({ known: 1, gone: 1 });
});

it('writes a baseline of nothing', () => {
  const cwd = folderWith({ 'a.yaml': clean });
  expect(apigw(['validate', '--write-baseline', 'b.json', 'a.yaml'], { cwd })).toMatchObject({ code: 0, stdout: '' });
  expect(json(cwd, '--baseline', 'b.json', 'a.yaml').code).toBe(0);
});

it('takes variables from the configuration, files and the command line, the last first', () => {
  const cwd = folderWith({
    'apigw.config.yaml': 'variables: { Version: "2.0" }\n',
    'a.yaml': clean.replace('"2.0"', '"${Version}"'),
  });
  expect(json(cwd, 'a.yaml').code).toBe(0);
  expect(json(cwd, '--var', 'Version=1.2', 'a.yaml').code).toBe(1);
});

it('gives every format for many files, and never a stack trace', () => {
  const cwd = folderWith({ 'a.yaml': broken, 'b.yaml': warned, 'c.yaml': '\u0000', 'd.json': '[]', 'e.yaml': '' });
  for (const format of ['text', 'json', 'github', 'sarif', 'junit']) {
    const answer = apigw(['validate', '--format', format, 'a.yaml', 'b.yaml', 'c.yaml', 'd.json', 'e.yaml'], { cwd });
    expect([format, answer.code, answer.stderr]).toEqual([format, 1, '']);
    expect(answer.stdout).toContain('text/syntax');
  }
});

it('explains itself', () => {
  const answer = apigw(['validate', '--help'], { cwd: folderWith({}) });
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  expect(answer.stdout).toContain('Usage: apigw validate');
});
