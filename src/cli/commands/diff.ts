import { countChanges, siftChanges } from '../../diff/ignore-changes.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { areaPattern, matchesCode } from '../../diagnostics/severity.ts';
import type { KnownCodes } from '../../diagnostics/suppress.ts';
import type { IgnoredChange, Sifted } from '../../diff/ignore-changes.ts';
import { diffApis } from '../../diff/diff-api.ts';
import type { ChangesReport } from '../../report/changes.ts';
import { visibleLine } from '../../report/visible.ts';
import { wantsColor } from '../color.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandLine, OptionSpec } from '../command-line.ts';
import { definitionOptions, definitionOptionsHelp } from '../definition-options.ts';
import { openConfigs } from '../config.ts';
import type { Config } from '../config.ts';
import { isGitInput, readComparedApis } from '../compared-api.ts';
import type { ComparedApi } from '../compared-api.ts';
import { exitCodes } from '../exit-code.ts';
import { writeWhole } from '../io.ts';
import type { ReadOptions } from '../read-api.ts';
import { reportOutcome } from '../report-outcome.ts';
import { UsageError } from '../usage-error.ts';

const choices = {
  mode: ['overwrite', 'merge'],
  basepath: ['ignore', 'prepend', 'split'],
  format: ['text', 'json', 'markdown', 'html'],
  failOn: ['breaking', 'dangerous', 'any'],
} as const;
type Choice<K extends keyof typeof choices> = (typeof choices)[K][number];

const options = {
  mode: { type: 'string', choices: choices.mode },
  basepath: { type: 'string', choices: choices.basepath },
  resource: { type: 'string' },
  format: { type: 'string', choices: choices.format },
  'fail-on': { type: 'string', choices: choices.failOn },
  output: { type: 'string', short: 'o' },
  config: { type: 'string' },
  ...definitionOptions,
} as const satisfies Record<string, OptionSpec>;

const help = `Says what changes between two versions of an API, and for whom.

Usage: apigw diff [options] <base> <revision>

  <base>                    a definition or a saved model: a file, - for standard input, or git:<revision>:<path>
  <revision>                what it is compared with

Options:
  --mode <mode>             overwrite or merge: compares with what an import of the revision into the base leaves
  --basepath <mode>         ignore, prepend or split, as at the import (default: ignore)
  --resource <LogicalId>    the API of a CloudFormation or SAM template that has several
  --format <format>         text, json, markdown or html (default: text)
  --fail-on <criticality>   breaking, dangerous or any: exits with 1 at such changes and worse ones
  -o, --output <file>       writes the report here instead of to standard output
  --config <file>           this configuration rather than the nearest apigw.config.yaml at or above the revision
${definitionOptionsHelp}

Operations and schemas that both definitions have the same are not looked into: what is wrong with them, apigw validate says. With --mode
all is looked into, as the import does.

Exit code: 0 done, 1 a side that would not import, or --fail-on was reached, 2 wrong usage or unreadable files.
`;

export async function run(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, options);
  if (line.flag('help')) {
    process.stdout.write(help);
    return exitCodes.done;
  }
  const [base, revision] = sidesOf(line);
  const config = await configFor(revision, line.value('config'));
  const wishes = config?.ignoredChanges ?? [];
  await checkCodes(wishes);
  const reading = readOptions(line, config);
  const mode = line.value('mode') as Choice<'mode'> | undefined;
  const [was, is] = await readComparedApis([base, revision], reading, mode);
  if (was.model === undefined || is === undefined) return refused(was, base, reading.color);
  if (is.model === undefined) return refused(is, revision, reading.color);

  const format = (line.value('format') ?? 'text') as Choice<'format'>;
  const nearestOnly = format === 'text' || format === 'markdown';
  const origins = { ...(was.origins && { base: was.origins }), ...(is.origins && { revision: is.origins }), nearestOnly };
  const sifted = siftChanges(diffApis(was.model, is.model, origins), wishes);
  for (const { code, subject = 'anything', reason } of sifted.unused) {
    process.stderr.write(visibleLine(`apigw: nothing to ignore: ${code} of ${subject} (${reason})`) + '\n');
  }
  const models = { base: was.model, revision: is.model };
  const roots = new Map([...was.roots, ...is.roots]);
  const output = line.value('output');
  const color = output === undefined && wantsColor(reading.color, process.stdout, process.env);
  const text = await written({ base, revision, mode, sifted, models, roots }, format, color);
  if (output === undefined || output === '-') process.stdout.write(text);
  else writeWhole(output, text);
  return failsOn(line.value('fail-on') as Choice<'failOn'> | undefined, sifted) ? exitCodes.findings : exitCodes.done;
}

/** @throws UsageError where it is not two names, or both are standard input. */
function sidesOf({ names }: CommandLine): readonly [base: string, revision: string] {
  const [base, revision] = names;
  if (base === undefined || revision === undefined)
    throw new UsageError(`missing required argument '${base === undefined ? 'base' : 'revision'}'`);
  if (names.length > 2) throw new UsageError(`too many arguments: a base and a revision are expected, not ${names.length} names`);
  if (base === '-' && revision === '-') throw new UsageError('only one of the two can be standard input');
  return [base, revision];
}

/** What the command line says of both sides; where it is silent, the configuration. */
function readOptions(line: CommandLine, config: Config | undefined): ReadOptions {
  const basepath = (line.value('basepath') as Choice<'basepath'> | undefined) ?? config?.basepath;
  const resource = line.value('resource');
  return {
    ...(basepath !== undefined && { basepath }),
    ...(resource !== undefined && { resource }),
    ...(config !== undefined && { variables: config.variables }),
    var: line.values('var'),
    vars: line.values('vars'),
    allowRemote: line.flag('allow-remote'),
    allowOutside: line.flag('allow-outside'),
    color: line.value('color') ?? 'auto',
  };
}

/** Codes of findings do not matter here, so their catalogue is not loaded to check them. */
const noFindings = (): Promise<KnownCodes> => Promise.resolve(new Map());

/** The configuration for the revision, or for the current folder where that is no file. */
function configFor(revision: string, named: string | undefined): Promise<Config | undefined> {
  return openConfigs(named, noFindings).for(isGitInput(revision) ? '-' : revision);
}

/** @throws UsageError for a code that no change has. */
async function checkCodes(wishes: readonly IgnoredChange[]): Promise<void> {
  if (wishes.length === 0) return;
  const { changeCatalogue } = await import('../../diff/catalogue.ts');
  const codes = [...changeCatalogue.keys()];
  for (const { code } of wishes) {
    if (codes.some((known) => matchesCode(code, known))) continue;
    const meant = nearest(code, code.endsWith('/*') ? new Set(codes.map(areaPattern)) : codes);
    throw new UsageError(`diff.ignore: there is no change ${visibleLine(code)}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
  }
}

function refused(outcome: ComparedApi, name: string, color: string): number {
  reportOutcome(outcome, name, { report: 'text', color, action: 'comparison' });
  return exitCodes.findings;
}

/** Only the report that is asked for is loaded. */
async function written(report: ChangesReport, format: Choice<'format'>, color: boolean): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('../../report/changes-text.ts')).changesText(report, { color });
    case 'json':
      return (await import('../../report/changes-json.ts')).changesJson(report);
    case 'markdown':
      return (await import('../../report/changes-markdown.ts')).changesMarkdown(report);
    case 'html':
      return (await import('../../report/changes-html.ts')).changesHtml(report);
  }
}

function failsOn(threshold: Choice<'failOn'> | undefined, { changes }: Sifted): boolean {
  const { breaking, dangerous } = countChanges(changes);
  switch (threshold) {
    case undefined:
      return false;
    case 'breaking':
      return breaking > 0;
    case 'dangerous':
      return breaking + dangerous > 0;
    case 'any':
      return changes.length > 0;
  }
}
