import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { SourceFile, SourceNode } from '../source/node.ts';
import { decode } from './decode.ts';
import { fastYaml } from './fast-yaml.ts';
import { empty, encoding, noObject, syntax } from './findings.ts';
import { outlineJson } from './outline-json.ts';
import type { Outline } from './outline-json.ts';
import { readJson } from './read-json.ts';

/** A text to read: as it is, or as the bytes of a file. */
export interface Source {
  readonly text: string | Uint8Array;
  /** The name it is reported by; its ending tells JSON from YAML where the content leaves doubt. */
  readonly path: string;
  readonly format?: 'json' | 'yaml';
}

/**
 * Stage 1: text to located tree. JSON goes through a reader of its own; all else is YAML, and what the fast reader
 * leaves goes to the `yaml` package, which is loaded only then.
 *
 * Bad input never throws: what is neither JSON nor YAML, empty, binary, too deep or too large gives no value and a finding that says where.
 */
export async function read(source: Source): Promise<Outcome<SourceNode>> {
  const { text, problem } = decode(source.text);
  const format = source.format ?? formatOf(source.path);
  const json: SourceFile = { path: source.path, text, format: 'json' };
  if (problem !== undefined) return failure(diagnose(encoding, spanAt(json, problem.offset), { reason: problem.reason }));
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) return failure(diagnose(empty, spanAt(json, 0), {}));
  if (source.format === 'json') return anObject(readJson(json));
  if (first === '{' || first === '[') {
    const outcome = readJson(json);
    // YAML holds JSON, and takes some of what JSON does not: comments, a last comma, single quotes. A file that calls itself JSON is held to it.
    if (format === 'json' || !isNoJson(outcome)) return anObject(outcome);
    const retried = await readAsYaml(source.path, text);
    return format === undefined && retried.value === undefined ? outcome : anObject(retried);
  }
  const outcome = await readAsYaml(source.path, text);
  if (outcome.value === undefined && format === 'json') return readJson(json);
  return anObject(outcome);
}

/**
 * The same with the path items and schemas of a definition in JSON left unread, as far as their ends can be told at once.
 *
 * @param other - what is read already of the text that this one is compared with: only what both say is then left unread
 */
export async function readOutline(source: Source, other?: Outline): Promise<Outline> {
  const { text, problem } = decode(source.text);
  const outline =
    problem === undefined && text.startsWith('{') ? outlineJson({ path: source.path, text, format: 'json' }, other) : undefined;
  return outline?.value === undefined ? allRead(await read(source)) : outline;
}

const allRead = (outcome: Outcome<SourceNode>): Outline => ({
  ...outcome,
  unread: new Map(),
  itemOf: ({ value }) => value,
  readThrough: (node) => node,
});

function formatOf(path: string): 'json' | 'yaml' | undefined {
  if (/\.json$/i.test(path)) return 'json';
  return /\.ya?ml$/i.test(path) ? 'yaml' : undefined;
}

async function readAsYaml(path: string, text: string): Promise<Outcome<SourceNode>> {
  const file: SourceFile = { path, text, format: 'yaml' };
  return fastYaml(file) ?? (await import('./read-yaml.ts')).readYaml(file);
}

const isNoJson = ({ diagnostics }: Outcome<SourceNode>): boolean => diagnostics.some(({ code }) => code === syntax.code);

/** A text that is one word or sentence is valid YAML, but no definition, model or configuration. */
function anObject(outcome: Outcome<SourceNode>): Outcome<SourceNode> {
  const { value } = outcome;
  if (value?.kind !== 'scalar') return outcome;
  if (value.value === null) return failure(diagnose(empty, value, {}));
  const kind = typeof value.value === 'string' ? 'text' : typeof value.value;
  return failure(diagnose(noObject, value, { kind }));
}

const failure = (...diagnostics: Diagnostic[]): Outcome<SourceNode> => ({ value: undefined, diagnostics });

const spanAt = (file: SourceFile, offset: number): { file: SourceFile; start: number; end: number } => ({
  file,
  start: offset,
  end: Math.min(offset + 1, file.text.length),
});
