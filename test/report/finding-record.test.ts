import { expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { read } from '../../src/read/read.ts';
import { toFindings } from '../../src/report/finding-record.ts';
import type { SourceFile, SourceNode } from '../../src/source/node.ts';
import { spanIn, spanOf } from '../support/span-in.ts';

const rootOf = async (path: string, text: string): Promise<SourceNode> => {
  const { value } = await read({ path, text });
  if (value === undefined) throw new Error('no tree');
  return value;
};

function diagnosticAt(file: SourceFile, part: string, changes: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'a/b',
    effect: 'advice',
    message: 'A message.',
    serviceMessage: undefined,
    fix: 'A fix.',
    span: spanOf(file, part),
    related: [],
    ...changes,
  };
}

it('works out lines, columns and pointers, also of related places', async () => {
  const root = await rootOf('a.yaml', 'swagger: "2.0"\npaths:\n  /a/b:\n    get: {}\n    put: {}\n');
  const diagnostic = diagnosticAt(root.file, 'put', {
    serviceMessage: 'No.',
    related: [{ message: 'Here too.', span: spanOf(root.file, 'get') }],
  });
  expect(toFindings([diagnostic], new Map([[root.file, root]]))).toEqual([
    {
      code: 'a/b',
      effect: 'advice',
      severity: 'info',
      message: 'A message.',
      serviceMessage: 'No.',
      file: 'a.yaml',
      pointer: '/paths/~1a~1b/put',
      range: { start: { line: 5, column: 5, offset: 46 }, end: { line: 5, column: 8, offset: 49 } },
      related: [
        {
          message: 'Here too.',
          file: 'a.yaml',
          pointer: '/paths/~1a~1b/get',
          range: { start: { line: 4, column: 5, offset: 34 }, end: { line: 4, column: 8, offset: 37 } },
        },
      ],
      fix: 'A fix.',
    },
  ]);
});

const orderOf = (list: readonly Diagnostic[]): string[] =>
  toFindings(list, new Map(), { first: 'own.yaml' }).map(
    ({ file, code, range, message }) => `${file} ${range.start.offset}-${range.end.offset} ${code} ${message}`,
  );

it('sorts by file, start, end and code, the asked file first, and gives each once', () => {
  const own = spanIn('aa bb', 'aa', 'own.yaml').file;
  const other = spanIn('aa bb', 'aa', 'b.yaml').file;
  const last = spanIn('aa bb', 'aa', 'z.yaml').file;
  const diagnostics = [
    diagnosticAt(last, 'aa'),
    diagnosticAt(other, 'aa'),
    diagnosticAt(own, 'bb'),
    diagnosticAt(own, 'aa bb'),
    diagnosticAt(own, 'aa', { code: 'b/b' }),
    diagnosticAt(own, 'aa', { code: 'a/c' }),
    diagnosticAt(own, 'aa', { code: 'a/c' }),
    diagnosticAt(own, 'aa', { code: 'a/c', message: 'Another.' }),
  ];
  expect(orderOf(diagnostics)).toEqual([
    'own.yaml 0-2 a/c A message.',
    'own.yaml 0-2 a/c Another.',
    'own.yaml 0-2 b/b A message.',
    'own.yaml 0-5 a/b A message.',
    'own.yaml 3-5 a/b A message.',
    'b.yaml 0-2 a/b A message.',
    'z.yaml 0-2 a/b A message.',
  ]);
  expect(orderOf([...diagnostics].reverse())).toEqual(orderOf(diagnostics));
});

it('leaves out what is off, and never what fails the import', () => {
  const { file } = spanIn('aa bb', 'aa');
  const severities = new Map([['a/*', 'off']] as const);
  const found = toFindings([diagnosticAt(file, 'aa'), diagnosticAt(file, 'bb', { effect: 'fails-import' })], new Map(), { severities });
  expect(found.map(({ effect, severity }) => [effect, severity])).toEqual([['fails-import', 'error']]);
});

it('has no pointer in a file that could not be read', () => {
  const { file } = spanIn('aa', 'aa');
  expect(toFindings([diagnosticAt(file, 'aa')], new Map())[0]?.pointer).toBe('');
});
