import { basename } from 'node:path';
import { decode } from '../read/decode.ts';
import { read } from '../read/read.ts';
import { entriesOf, memberOf, textOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
import { readEnv, readTfvars } from './assignment-files.ts';
import { readInput } from './io.ts';
import { UsageError } from './usage-error.ts';

/** What fills in placeholders, and which of it was given by name on the command line. */
export interface Variables {
  readonly values: ReadonlyMap<string, string>;
  readonly givenOneByOne: readonly string[];
}

/**
 * The variables of `--vars` files and `--var name=value` options; of a name that is given twice the last value counts, and an option
 * comes after every file.
 *
 * @throws UsageError for an option without `=`, and for a file that cannot be read or is no list of names and values.
 */
export async function loadVariables(assignments: readonly string[], files: readonly string[]): Promise<Variables> {
  const values = new Map<string, string>();
  for (const file of files) for (const [name, value] of await readVariables(file)) values.set(name, value);
  const givenOneByOne: string[] = [];
  for (const assignment of assignments) {
    const equals = assignment.indexOf('=');
    if (equals < 1) throw new UsageError(`--var takes name=value, not ${JSON.stringify(assignment)}`);
    const name = assignment.slice(0, equals);
    values.set(name, assignment.slice(equals + 1));
    givenOneByOne.push(name);
  }
  return { values, givenOneByOne };
}

async function readVariables(path: string): Promise<Iterable<readonly [string, string]>> {
  const { text, problem } = decode(readInput(path));
  if (problem !== undefined) throw new UsageError(`${path} is no text: ${problem.reason}`);
  const name = basename(path).toLowerCase();
  if (name.endsWith('.tfvars')) return assignmentsOf(path, readTfvars(text));
  if (name.endsWith('.env') || name.startsWith('.env')) return assignmentsOf(path, readEnv(text));
  const { value: root, diagnostics } = await read({ path, text });
  if (root === undefined) throw new UsageError(`${path} cannot be read: ${diagnostics[0]?.message ?? 'it is neither JSON nor YAML'}`);
  return variablesOf(path, root);
}

function assignmentsOf(path: string, { values, wrongLine }: ReturnType<typeof readEnv>): ReadonlyMap<string, string> {
  if (wrongLine !== undefined) throw new UsageError(`${path}, line ${wrongLine}: name=value is expected`);
  return values;
}

/** `{ "Name": value }`, CloudFormation's `{ "Parameters": { … } }`, and its list of `ParameterKey` and `ParameterValue`. */
function variablesOf(path: string, root: SourceNode): readonly (readonly [string, string])[] {
  const parameters = memberOf(root, 'Parameters');
  const own = parameters?.kind === 'map' ? parameters : root;
  if (own.kind === 'map') return entriesOf(own).flatMap(({ key, value }) => pair(key.value, value));
  if (own.kind === 'list') {
    return own.items.flatMap((item) => pair(textOf(memberOf(item, 'ParameterKey')) ?? '', memberOf(item, 'ParameterValue')));
  }
  throw new UsageError(`${path} holds no names and values`);
}

/** Lists and objects cannot fill in a text and are passed over. */
function pair(name: string, value: SourceNode | undefined): readonly (readonly [string, string])[] {
  const text = textOf(value);
  return name === '' || text === undefined ? [] : [[name, text]];
}
