import type { Command } from 'commander';
import type { BasePathMode } from '../../build/base-path.ts';
import { apisOf, isTemplate } from '../../cloudformation/template.ts';
import { applyImport } from '../../import-api.ts';
import type { ImportOutcome } from '../../import-api.ts';
import type { ApiModel } from '../../model/api-model.ts';
import { isSavedModel, readModel } from '../../model/read-model.ts';
import { compileTree } from '../../pipeline.ts';
import { adviseOnPlaceholders } from '../../placeholder/findings.ts';
import type { ImportMode, ImportPlan } from '../../plan/import-plan.ts';
import { read } from '../../read/read.ts';
import { toFindings } from '../../report/finding-record.ts';
import type { Finding } from '../../report/finding.ts';
import { countFindings } from '../../report/finding.ts';
import { planReport } from '../../report/plan-report.ts';
import { planText } from '../../report/plan-text.ts';
import type { SourceNode } from '../../source/node.ts';
import { exitCodes } from '../exit-code.ts';
import { readInput, writeWhole } from '../io.ts';
import { printData } from '../print-data.ts';
import { choiceOption, commonOptions, fileOptions, runProgram } from '../program.ts';
import type { CommonOptions, FileOptions } from '../program.ts';
import { fileAccess } from '../reference-files.ts';
import { reportText } from '../report-text.ts';
import { UsageError } from '../usage-error.ts';
import { loadVariables } from '../variables.ts';

interface Options extends CommonOptions, FileOptions {
  readonly mode?: ImportMode;
  readonly api?: string;
  readonly basepath?: BasePathMode;
  readonly resource?: string;
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
  const variables = await loadVariables(options.var ?? [], options.vars ?? []);
  const { basepath, resource } = options;
  if (root.value !== undefined) checkResource(root.value, path, resource);
  const compiled = await compileTree(root, { basepath, resource, variables: variables.values, access: fileAccess(path, options) });
  const [definition] = compiled.definitions;
  const imported = applyImport(compiled, {
    ...(mode === undefined ? {} : { mode }),
    ...(prior === undefined ? {} : { prior }),
    ...(options.failOnWarnings === undefined ? {} : { failOnWarnings: options.failOnWarnings }),
  });
  const advice = definition === undefined ? [] : adviseOnPlaceholders(definition.root, definition.placeholders, variables.givenOneByOne);
  const outcome = { ...imported, diagnostics: [...imported.diagnostics, ...advice] };
  writeReport(outcome, path, options);
  if (outcome.plan === undefined) return exitCodes.findings;
  if (options.plan) await writePlan(outcome.plan, options.format);
  else await writeModel(outcome.plan.planned, output ?? api, options.format);
  return exitCodes.done;
}

/** An import makes one API. */
function checkResource(root: SourceNode, path: string, resource: string | undefined): void {
  if (!isTemplate(root)) {
    if (resource !== undefined) throw new UsageError(`--resource chooses an API of a template, and ${path} is none`);
    return;
  }
  const names = apisOf(root).map(({ logicalId }) => logicalId);
  if (resource !== undefined && !names.includes(resource))
    throw new UsageError(
      `${path} has no API with a definition that is called ${resource}${names.length === 0 ? '' : `; it has ${names.join(', ')}`}`,
    );
  if (resource === undefined && names.length > 1)
    throw new UsageError(`${path} has several APIs; choose one with --resource: ${names.join(', ')}`);
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

async function writePlan(plan: ImportPlan, format: 'json' | 'yaml' | undefined): Promise<void> {
  process.stdout.write(format === undefined ? planText(plan) : await printData(planReport(plan), format));
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
  // Advice is for `validate` to give, but for what concerns this very import: placeholders, and definitions that are elsewhere.
  const shown: readonly Finding[] = findings.filter(({ effect, code }) => effect !== 'advice' || /^(?:placeholder|template)\//.test(code));
  process.stderr.write(reportText(shown, roots, path, color));
  if (error !== undefined) process.stderr.write(`apigw: the import is refused.\n${error.code}: ${error.message}\n`);
}
