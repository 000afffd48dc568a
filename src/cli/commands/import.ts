import type { Command } from 'commander';
import type { BasePathMode } from '../../build/base-path.ts';
import { applyImport } from '../../import-api.ts';
import type { ImportOutcome } from '../../import-api.ts';
import type { ApiModel } from '../../model/api-model.ts';
import { isSavedModel, readModel } from '../../model/read-model.ts';
import { compileTree } from '../../pipeline.ts';
import type { ImportMode } from '../../plan/import-plan.ts';
import { read } from '../../read/read.ts';
import { toFindings } from '../../report/finding-record.ts';
import type { Finding } from '../../report/finding.ts';
import { countFindings } from '../../report/finding.ts';
import { planText } from '../../report/plan-text.ts';
import { exitCodes } from '../exit-code.ts';
import { readInput, writeWhole } from '../io.ts';
import { printData } from '../print-data.ts';
import { choiceOption, commonOptions, runProgram } from '../program.ts';
import type { CommonOptions } from '../program.ts';
import { reportText } from '../report-text.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends CommonOptions {
  readonly mode?: ImportMode;
  readonly api?: string;
  readonly basepath: BasePathMode;
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
    .addOption(choiceOption('--basepath <mode>', 'what becomes of the base path', ['ignore', 'prepend', 'split']).default('ignore'))
    .option('--fail-on-warnings', 'refuse where the service would warn')
    .option('--plan', 'write nothing; print what would be created, updated and deleted')
    .option('-o, --output <file>', 'write the model here instead of --api or standard output')
    .addOption(choiceOption('--format <format>', 'of the model; by default that of the file it goes to', ['json', 'yaml']))
    .addOption(choiceOption('--report <format>', 'of the findings on standard error', ['text', 'json']).default('text'));
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
  const compiled =
    root.value === undefined
      ? { built: undefined, diagnostics: root.diagnostics, roots: new Map() }
      : compileTree(root, root.value, { basepath: options.basepath });
  const outcome = applyImport(compiled, {
    ...(mode === undefined ? {} : { mode }),
    ...(prior === undefined ? {} : { prior }),
    failOnWarnings: options.failOnWarnings ?? false,
  });
  writeReport(outcome, path, options);
  if (outcome.plan === undefined) return exitCodes.findings;
  if (options.plan) process.stdout.write(planText(outcome.plan));
  else await writeModel(outcome.plan.planned, output ?? api, options.format);
  return exitCodes.done;
}

async function readPrior(path: string): Promise<ApiModel> {
  const root = await read({ text: readInput(path), path });
  if (root.value === undefined) throw new UsageError(`${path} is no saved model: ${root.diagnostics[0]?.message ?? 'it cannot be read'}`);
  if (!isSavedModel(root.value)) throw new UsageError(`${path} is no saved model: it lacks restApi or resources`);
  const model = readModel(root.value);
  if (model.value !== undefined) return model.value;
  const [first] = toFindings(model.diagnostics, new Map([[root.value.file, root.value]]));
  throw new UsageError(
    `${path}:${first?.range.start.line ?? 1}:${first?.range.start.column ?? 1}: ${first?.message ?? 'it cannot be read'}`,
  );
}

async function writeModel(model: ApiModel, path: string | undefined, chosen: 'json' | 'yaml' | undefined): Promise<void> {
  const format = chosen ?? (path !== undefined && /\.ya?ml$/i.test(path) ? 'yaml' : 'json');
  const text = await printData(model, format);
  if (path === undefined || path === '-') process.stdout.write(text);
  else writeWhole(path, text);
}

function writeReport({ error, diagnostics, roots }: ImportOutcome, path: string, { report, color }: Options): void {
  const findings = toFindings(diagnostics, roots, { first: path });
  if (report === 'json') {
    process.stderr.write(
      `${JSON.stringify({ ...(error === undefined ? {} : { error }), findings, counts: countFindings(findings) }, undefined, 2)}\n`,
    );
    return;
  }
  // Advice is never part of an import; `validate` gives it.
  const shown: readonly Finding[] = findings.filter(({ effect }) => effect !== 'advice');
  process.stderr.write(reportText(shown, roots, path, color));
  if (error !== undefined) process.stderr.write(`apigw: the import is refused.\n${error.code}: ${error.message}\n`);
}
