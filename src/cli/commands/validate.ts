import { dirname, join, relative } from 'node:path';
import type { SpecOf } from '../../report/findings-writer.ts';
import { findingsWriter, reportFormats } from '../../report/findings-writer-for.ts';
import type { ReportFormat } from '../../report/findings-writer-for.ts';
import { loadKnownCodes, validateSource } from '../../validate.ts';
import { version } from '../../version.ts';
import { newBaseline, readBaseline } from '../baseline.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandLine, OptionSpec } from '../command-line.ts';
import { definitionOptions, definitionOptionsHelp } from '../definition-options.ts';
import { wantsColor } from '../color.ts';
import { configSuppressions } from '../config-suppressions.ts';
import { CONFIG_NAME, openConfigs } from '../config.ts';
import type { Config, Configs } from '../config.ts';
import { exitCodes } from '../exit-code.ts';
import { findInputs } from '../files.ts';
import { readInput, statsOf } from '../io.ts';
import { openProgress } from '../progress.ts';
import { fileAccess } from '../reference-files.ts';
import { openReport } from '../report-run.ts';
import type { ReportRun } from '../report-run.ts';
import { UsageError } from '../usage-error.ts';

const basepaths = ['ignore', 'prepend', 'split'] as const;
type Basepath = (typeof basepaths)[number];

const options = {
  format: { type: 'string', choices: reportFormats },
  'fail-on-warnings': { type: 'boolean' },
  basepath: { type: 'string', choices: basepaths },
  config: { type: 'string' },
  'only-definitions': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  ...definitionOptions,
} as const satisfies Record<string, OptionSpec>;

const help = `Says what API Gateway would make of definitions, and where. Without names it reads the \`files\` of ${CONFIG_NAME}.

Usage: apigw validate [options] <file|folder|glob|->...

Options:
  --format <format>         text, json, github, sarif or junit (default: text)
  --fail-on-warnings        warnings make the exit code 1 too
  --basepath <mode>         ignore, prepend or split, as at the import (default: ignore)
  --config <file>           this configuration rather than the nearest ${CONFIG_NAME}
  --only-definitions        passes over JSON and YAML files that are no API definitions
  -q, --quiet               only what makes the exit code 1, and no summary
  --baseline <file>         leaves out the findings that stand in this file
  --write-baseline <file>   writes all findings to this file, as a baseline to start with
${definitionOptionsHelp}

Exit code: 0 nothing to repair, 1 findings, 2 wrong usage or unreadable files.
`;

export async function run(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, options);
  if (line.flag('help')) {
    process.stdout.write(help);
    return exitCodes.done;
  }
  const configs = openConfigs(line.value('config'), loadKnownCodes);
  const scope = line.names.length > 0 ? { names: line.names, folders: line.names } : await projectScope(configs);
  const format = (line.value('format') ?? 'text') as ReportFormat;
  const quiet = line.flag('quiet');
  const written = mapped(line.value('write-baseline'), newBaseline);
  const report = openReport({
    writer: await findingsWriter(format, { version, quiet, color: wantsColor(line.value('color'), process.stdout, process.env) }),
    output: process.stdout,
    quiet,
    baseline: written ?? mapped(line.value('baseline'), readBaseline),
  });

  const problems = await validateAll(scope, line, configs, report);
  if (report.files > 0 || problems.size === 0) await report.end(await specsFor(format));
  written?.write();
  if (problems.size > 0) throw new UsageError([...problems].join('\napigw: '));
  return report.failed ? exitCodes.findings : exitCodes.done;
}

interface Scope {
  /** Files, folders and globs to read. */
  readonly names: readonly string[];
  /** Those among which folders show that a whole project is read. */
  readonly folders: readonly string[];
}

/** What the configuration of the current folder calls the definitions of the project. */
async function projectScope(configs: Configs): Promise<Scope> {
  const config = await configs.forFolder('.');
  if (config?.files === undefined)
    throw new UsageError(`name the files, folders or globs to validate, or list \`files\` in ${CONFIG_NAME}`);
  const folder = relative('.', dirname(config.path));
  return { names: config.files.map((pattern) => join(folder, pattern)), folders: [folder === '' ? '.' : folder] };
}

/** Reads one definition after the other and reports it; gives what kept some from being read. */
async function validateAll(
  { names, folders }: Scope,
  line: CommandLine,
  configs: Configs,
  report: ReportRun,
): Promise<ReadonlySet<string>> {
  const problems = new Set<string>();
  const progress = openProgress(line.flag('quiet') ? {} : process.stderr);
  const suppressions = configSuppressions();
  const given = await readVariables(line);
  const projects = await projectsOf(names, configs);
  const reach = { allowRemote: line.flag('allow-remote'), allowOutside: line.flag('allow-outside') };
  const inputs = findInputs(names, {
    onlyDefinitions: line.flag('only-definitions'),
    isWanted: (path, folder) => projects.get(folder)?.isDefinition(path) ?? true,
    onProblem: (message) => void problems.add(message),
  });
  for (const input of inputs) {
    progress.step(input.path);
    try {
      const config = await configs.for(input.path);
      const validated = await validateSource(
        { text: input.bytes ?? readInput(input.path), path: input.path },
        {
          basepath: (line.value('basepath') as Basepath | undefined) ?? config?.basepath,
          variables: new Map([...(config?.variables ?? []), ...given]),
          access: fileAccess(input.path, reach),
          severities: config?.severities,
          suppressions: config && suppressions.of(config, input.path),
        },
      );
      suppressions.note(validated.used);
      progress.clear();
      await report.add(input.path, validated, failOnWarnings(line, config));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.add(error.message);
    }
  }
  progress.clear();
  for (const { config, file, ...validated } of suppressions.unused(folders)) {
    if (validated.findings.length > 0) await report.addOther(file, validated, failOnWarnings(line, config));
  }
  return problems;
}

function failOnWarnings(line: CommandLine, config: Config | undefined): boolean {
  return line.flag('fail-on-warnings') || (config?.failOnWarnings ?? false);
}

async function readVariables(line: CommandLine): Promise<ReadonlyMap<string, string>> {
  const [assignments, files] = [line.values('var'), line.values('vars')];
  if (assignments.length === 0 && files.length === 0) return new Map();
  const { loadVariables } = await import('../variables.ts');
  return (await loadVariables(assignments, files)).values;
}

/** The configurations of the folders that are named: their `files` say what is read there. */
async function projectsOf(names: readonly string[], configs: Configs): Promise<ReadonlyMap<string, Config>> {
  const projects = new Map<string, Config>();
  for (const name of names) {
    if (statsOf(name)?.isDirectory() !== true) continue;
    const config = await configs.forFolder(name);
    if (config !== undefined) projects.set(name, config);
  }
  return projects;
}

/** The catalogue is loaded for the reports that explain what they found. */
async function specsFor(format: ReportFormat): Promise<SpecOf> {
  if (format !== 'sarif') return () => undefined;
  const { catalogue } = await import('../../catalogue.ts');
  const specs = new Map(catalogue.map((spec) => [spec.code as string, spec]));
  return (code) => specs.get(code);
}

function mapped<T>(value: string | undefined, open: (value: string) => T): T | undefined {
  return value === undefined ? undefined : open(value);
}
