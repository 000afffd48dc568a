import type { KnownCodes } from '../diagnostics/suppress.ts';
import { isKnownPattern, nearestPattern } from '../diagnostics/suppress.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { read } from '../read/read.ts';
import { lineMapOf } from '../source/line-map.ts';
import { entryOf, rawText, toData } from '../source/node.ts';
import type { SourceNode, Span } from '../source/node.ts';
import { placeAt } from '../source/place.ts';
import type { RawConfig } from './config-shape.ts';
import { compileGlob } from './glob.ts';
import { UsageError } from './usage-error.ts';

/** A configuration that fits its shape, with its tree for places. */
export interface DecodedConfig {
  readonly root: SourceNode;
  readonly value: RawConfig;
}

/** The kinds of mistakes in a configuration; each stands before its message. */
type MistakeCode =
  | 'config/syntax'
  | 'config/unknown-setting'
  | 'config/missing'
  | 'config/value'
  | 'config/pattern'
  | 'config/unknown-code'
  | 'config/fails-import';

interface Mistake {
  readonly code: MistakeCode;
  readonly at: Span;
  readonly message: string;
}

/** @throws UsageError that lists every mistake with its line, column and code. */
export async function decodeConfig(path: string, text: Uint8Array, known: KnownCodes): Promise<DecodedConfig> {
  const { value: root, diagnostics } = await read({ path, text, format: 'yaml' });
  const broken = diagnostics.filter(({ effect }) => effect === 'fails-import');
  if (root === undefined || broken.length > 0) {
    throw mistaken(broken.map(({ span, message }) => ({ code: 'config/syntax', at: span, message })));
  }
  const { configShape } = await import('./config-shape.ts');
  const parsed = configShape.safeParse(configData(root));
  if (!parsed.success) throw mistaken(parsed.error.issues.flatMap((issue) => misfits(issue as Issue, root)));
  const mistakes = [...checkCodes(parsed.data, root, known), ...checkPatterns(parsed.data, root)];
  if (mistakes.length > 0) throw mistaken(mistakes);
  return { root, value: parsed.data };
}

/** The settings as data. YAML 1.1, which the reader follows, takes a bare `off` for false: as a severity it is the word. */
function configData(root: SourceNode): unknown {
  const data = toData(root);
  const severities = entryOf(root, 'severities')?.value;
  if (severities?.kind !== 'map') return data;
  const words = severities.entries.map(({ key, value }) => [key.value, rawText(value).toLowerCase() === 'off' ? 'off' : toData(value)]);
  return { ...(data as object), severities: Object.fromEntries(words) };
}

function mistaken(mistakes: readonly Mistake[]): UsageError {
  const lines = mistakes.map(({ code, at, message }) => {
    const { line, column } = lineMapOf(at.file).positionOf(at.start);
    return `${at.file.path}:${line}:${column} ${code} ${message}`;
  });
  return new UsageError(`the configuration cannot be used\n${lines.join('\n')}`);
}

/** What is read of zod's issues. */
interface Issue {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly expected?: string;
  readonly issues?: readonly Issue[];
}

const settings = 'basepath failOnWarnings variables files severities suppress code file pointer reason diff ignore subject'.split(' ');

function misfits({ code, path, message, keys = [], values = [], expected, issues = [] }: Issue, root: SourceNode): Mistake[] {
  const at = placeAt(root, root, path);
  const last = String(path.at(-1) ?? 'the configuration');
  switch (code) {
    case 'unrecognized_keys':
      return keys.map((key) => ({
        code: 'config/unknown-setting',
        at: entryOf(path.length === 0 ? root : (at as SourceNode), key)?.key ?? at,
        message: sentence(`There is no setting ${JSON.stringify(key)}`, nearest(key, settings)),
      }));
    case 'invalid_key':
      return [{ code: 'config/value', at: keyAt(root, path) ?? at, message: `${JSON.stringify(last)} ${issues[0]?.message ?? message}.` }];
    case 'invalid_value': {
      const choices = values.map(String);
      const given = rawText(at).slice(0, 60);
      return [
        { code: 'config/value', at, message: sentence(`${last} takes ${choices.join(', ')}, not ${given}`, nearest(given, choices)) },
      ];
    }
    case 'invalid_type':
      if (isMissing(root, path)) return [{ code: 'config/missing', at, message: `${last} is missing.` }];
      return [{ code: 'config/value', at, message: `${last} must be ${words(expected ?? 'something else')}.` }];
    case 'invalid_union':
      return [{ code: 'config/value', at, message: `${last} must be a text, a number or a boolean.` }];
    default:
      return [{ code: 'config/value', at, message: `${last} ${message}.` }];
  }
}

const sentence = (text: string, meant: string | undefined): string =>
  meant === undefined ? `${text}.` : `${text}; did you mean ${meant}?`;

function words(expected: string): string {
  return { string: 'a text', object: 'a map', record: 'a map', array: 'a list', boolean: 'true or false' }[expected] ?? expected;
}

function isMissing(root: SourceNode, path: readonly (string | number)[]): boolean {
  const [last, ...owners] = [...path].reverse();
  const owner = owners.length === 0 ? root : (placeAt(root, root, owners.reverse()) as SourceNode);
  return typeof last === 'string' && entryOf(owner, last) === undefined;
}

function keyAt(root: SourceNode, path: readonly (string | number)[]): Span | undefined {
  const owners = path.slice(0, -1);
  const owner = owners.length === 0 ? root : (placeAt(root, root, owners) as SourceNode);
  return entryOf(owner, String(path.at(-1)))?.key;
}

function checkCodes({ severities = {}, suppress = [] }: RawConfig, root: SourceNode, known: KnownCodes): Mistake[] {
  if (known.size === 0) return [];
  const named = [
    ...Object.entries(severities).map(([code, choice]) => ({
      code,
      lowers: choice !== 'error',
      at: keyAt(root, ['severities', code]) ?? root,
    })),
    ...suppress.map(({ code }, index) => ({ code, lowers: true, at: placeAt(root, root, ['suppress', index, 'code']) })),
  ];
  return named.flatMap(({ code, lowers, at }): Mistake[] => {
    if (!isKnownPattern(code, known)) {
      return [{ code: 'config/unknown-code', at, message: sentence(`There is no finding ${code}`, nearestPattern(code, known)) }];
    }
    if (lowers && known.get(code) === 'fails-import') {
      return [{ code: 'config/fails-import', at, message: `${code} fails the import: it stays an error and cannot be suppressed.` }];
    }
    return [];
  });
}

function checkPatterns({ files = [], suppress = [] }: RawConfig, root: SourceNode): Mistake[] {
  const patterns = [
    ...files.map((pattern, index) => ({ pattern, at: placeAt(root, root, ['files', index]) })),
    ...suppress.map(({ file = '' }, index) => ({ pattern: file, at: placeAt(root, root, ['suppress', index, 'file']) })),
  ];
  return patterns.flatMap(({ pattern, at }): Mistake[] => {
    try {
      compileGlob(pattern);
      return [];
    } catch (error) {
      return [{ code: 'config/pattern', at, message: `The pattern cannot be read: ${(error as Error).message}.` }];
    }
  });
}
