import type { Command } from 'commander';
import { applyImport } from '../../import-api.ts';
import type { ApiModel } from '../../model/api-model.ts';
import { isSavedModel } from '../../model/read-model.ts';
import type { ImportMode, ImportPlan } from '../../plan/import-plan.ts';
import { read } from '../../read/read.ts';
import { exitCodes } from '../exit-code.ts';
import { readInput, writeWhole } from '../io.ts';
import { printData } from '../print-data.ts';
import { choiceOption, commonOptions, fileOptions, runProgram } from '../program.ts';
import { compileInput, savedModel } from '../read-api.ts';
import type { ReadOptions } from '../read-api.ts';
import { reportOutcome } from '../report-outcome.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends ReadOptions {
  readonly mode?: ImportMode;
  readonly api?: string;
  readonly failOnWarnings?: boolean;
  readonly plan?: boolean;
  readonly output?: string;
  readonly format?: 'json' | 'yaml';
  readonly report: 'text' | 'json';
}

function configure(command: Command): void {
  command
    .argument('<definition>', 'a Swagger or OpenAPI file, or - for standard input')
    .addOption(
      choiceOption('--mode <mode>', 'import makes a new API; merge (with --api the default) and overwrite update one', [
        'import',
        'merge',
        'overwrite',
      ]),
    )
    .option('--api <file>', 'the saved model to update')
    .addOption(choiceOption('--basepath <mode>', 'what becomes of the base path; by default ignore', ['ignore', 'prepend', 'split']))
    .option('--resource <LogicalId>', 'the API of a CloudFormation or SAM template that has several')
    .option('--fail-on-warnings', 'refuse where the service would warn')
    .option('--plan', 'write nothing; print what would be created, updated and deleted')
    .option('-o, --output <file>', 'write the model here instead of --api or standard output')
    .addOption(
      choiceOption('--format <format>', 'of the model, by default that of the file it goes to; of a plan, by default text', [
        'json',
        'yaml',
      ]),
    )
    .addOption(choiceOption('--report <format>', 'of the findings on standard error', ['text', 'json']).default('text'));
  fileOptions(command);
  commonOptions(command);
}

export function run(args: readonly string[]): Promise<number> {
  return runProgram<Options>(
    { name: 'import', description: 'Turns a definition into the API model that API Gateway would make of it.', configure, action },
    args,
  );
}

async function action([path = '-']: readonly string[], options: Options): Promise<number> {
  const { mode, api, output } = options;
  if (mode === 'import' && api !== undefined) throw new UsageError('--mode import makes a new API; leave out --api, or merge or overwrite');
  if (mode !== undefined && mode !== 'import' && api === undefined)
    throw new UsageError(`--mode ${mode} updates an API; name its model with --api`);
  const text = readInput(path);
  const prior = api === undefined ? undefined : await readPrior(api);
  const root = await read({ text, path });
  if (root.value !== undefined && isSavedModel(root.value)) throw new UsageError(`${path} is a saved model, not a definition`);
  const { compiled, advice } = await compileInput(root, path, options);
  const imported = applyImport(compiled, {
    ...(mode === undefined ? {} : { mode }),
    ...(prior === undefined ? {} : { prior }),
    ...(options.failOnWarnings === undefined ? {} : { failOnWarnings: options.failOnWarnings }),
  });
  const outcome = { ...imported, diagnostics: [...imported.diagnostics, ...advice] };
  reportOutcome(outcome, path, { ...options, action: 'import' });
  if (outcome.plan === undefined) return exitCodes.findings;
  if (options.plan) await writePlan(outcome.plan, options.format);
  else await writeModel(outcome.plan.planned, output ?? api, options.format);
  return exitCodes.done;
}

async function readPrior(path: string): Promise<ApiModel> {
  const root = await read({ text: readInput(path), path });
  if (root.value === undefined) throw new UsageError(`${path} is no saved model: ${root.diagnostics[0]?.message ?? 'it cannot be read'}`);
  if (!isSavedModel(root.value)) throw new UsageError(`${path} is no saved model: it lacks restApi or resources`);
  return savedModel(root.value, path);
}

/** Only the report that is asked for is loaded. */
async function writePlan(plan: ImportPlan, format: 'json' | 'yaml' | undefined): Promise<void> {
  if (format === undefined) process.stdout.write((await import('../../report/plan-text.ts')).planText(plan));
  else process.stdout.write(await printData((await import('../../report/plan-report.ts')).planReport(plan), format));
}

async function writeModel(model: ApiModel, path: string | undefined, chosen: 'json' | 'yaml' | undefined): Promise<void> {
  const format = chosen ?? (path !== undefined && /\.ya?ml$/i.test(path) ? 'yaml' : 'json');
  const text = await printData(model, format);
  if (path === undefined || path === '-') process.stdout.write(text);
  else writeWhole(path, text);
}
