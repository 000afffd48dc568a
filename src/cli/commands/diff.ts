import type { Command } from 'commander';
import { countChanges, siftChanges } from '../../diff/ignore-changes.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { areaPattern, matchesCode } from '../../diagnostics/severity.ts';
import type { KnownCodes } from '../../diagnostics/suppress.ts';
import type { IgnoredChange, Sifted } from '../../diff/ignore-changes.ts';
import { diffApis } from '../../diff/diff-api.ts';
import type { ChangesReport } from '../../report/changes.ts';
import { visibleLine } from '../../report/visible.ts';
import { wantsColor } from '../color.ts';
import { openConfigs } from '../config.ts';
import type { Config } from '../config.ts';
import { readComparedApi } from '../compared-api.ts';
import type { ComparedApi } from '../compared-api.ts';
import { exitCodes } from '../exit-code.ts';
import { isGitInput } from '../git.ts';
import { writeWhole } from '../io.ts';
import { choiceOption, commonOptions, fileOptions, runProgram } from '../program.ts';
import type { ReadOptions } from '../read-api.ts';
import { reportOutcome } from '../report-outcome.ts';
import { UsageError } from '../usage-error.ts';

type FailOn = 'breaking' | 'dangerous' | 'any';

interface Options extends ReadOptions {
  readonly mode?: 'merge' | 'overwrite';
  readonly format: 'text' | 'json' | 'markdown' | 'html';
  readonly failOn?: FailOn;
  readonly output?: string;
  readonly config?: string;
}

function configure(command: Command): void {
  command
    .argument('<base>', 'a definition or a saved model: a file, - for standard input, or git:<revision>:<path>')
    .argument('<revision>', 'what it is compared with')
    .addOption(choiceOption('--mode <mode>', 'compare with what an import of the revision into the base leaves', ['overwrite', 'merge']))
    .addOption(choiceOption('--basepath <mode>', 'what becomes of the base path; by default ignore', ['ignore', 'prepend', 'split']))
    .option('--resource <LogicalId>', 'the API of a CloudFormation or SAM template that has several')
    .addOption(choiceOption('--format <format>', 'of the report', ['text', 'json', 'markdown', 'html']).default('text'))
    .addOption(choiceOption('--fail-on <criticality>', 'exit with 1 at such changes and worse ones', ['breaking', 'dangerous', 'any']))
    .option('-o, --output <file>', 'write the report here instead of to standard output')
    .option('--config <file>', 'the configuration; by default the nearest apigw.config.yaml at or above the revision');
  fileOptions(command);
  commonOptions(command);
}

export function run(args: readonly string[]): Promise<number> {
  return runProgram<Options>(
    { name: 'diff', description: 'Says what changes between two versions of an API, and for whom.', configure, action },
    args,
  );
}

async function action([base = '', revision = '']: readonly string[], given: Options): Promise<number> {
  if (base === '-' && revision === '-') throw new UsageError('only one of the two can be standard input');
  const config = await configFor(revision, given.config);
  const wishes = config?.ignoredChanges ?? [];
  await checkCodes(wishes);
  const options = { ...(config?.basepath && { basepath: config.basepath }), ...(config && { variables: config.variables }), ...given };
  const { mode, color } = options;
  const was = await readComparedApi(base, options);
  if (was.model === undefined) return refused(was, base, color);
  const is = await readComparedApi(revision, options, mode && { prior: was.model, mode });
  if (is.model === undefined) return refused(is, revision, color);

  const origins = { ...(was.origins && { base: was.origins }), ...(is.origins && { revision: is.origins }) };
  const sifted = siftChanges(diffApis(was.model, is.model, origins), wishes);
  for (const { code, subject = 'anything', reason } of sifted.unused) {
    process.stderr.write(visibleLine(`apigw: nothing to ignore: ${code} of ${subject} (${reason})`) + '\n');
  }
  const models = { base: was.model, revision: is.model };
  const roots = new Map([...was.roots, ...is.roots]);
  const text = await written({ base, revision, mode, sifted, models, roots }, options);
  if (options.output === undefined || options.output === '-') process.stdout.write(text);
  else writeWhole(options.output, text);
  return failsOn(options.failOn, sifted) ? exitCodes.findings : exitCodes.done;
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
async function written(report: ChangesReport, { format, color, output }: Options): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('../../report/changes-text.ts')).changesText(report, {
        color: output === undefined && wantsColor(color, process.stdout, process.env),
      });
    case 'json':
      return (await import('../../report/changes-json.ts')).changesJson(report);
    case 'markdown':
      return (await import('../../report/changes-markdown.ts')).changesMarkdown(report);
    case 'html':
      return (await import('../../report/changes-html.ts')).changesHtml(report);
  }
}

function failsOn(threshold: FailOn | undefined, { changes }: Sifted): boolean {
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
