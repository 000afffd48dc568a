import { statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { AnyFindingSpec } from '../../diagnostics/finding.ts';
import { findingsWriter, reportFormats } from '../../report/findings-writer-for.ts';
import type { ReportFormat } from '../../report/findings-writer-for.ts';
import { loadKnownCodes, validateSource } from '../../validate.ts';
import { version } from '../../version.ts';
import { baselineOf, readBaseline } from '../baseline.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandLine, OptionSpec } from '../command-line.ts';
import { wantsColor } from '../color.ts';
import { configSuppressions } from '../config-suppressions.ts';
import { CONFIG_NAME, openConfigs } from '../config.ts';
import type { Config, Configs } from '../config.ts';
import { exitCodes } from '../exit-code.ts';
import { findInputs } from '../files.ts';
import type { InputFile } from '../files.ts';
import { readInput } from '../io.ts';
import { openProgress } from '../progress.ts';
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
  var: { type: 'string', multiple: true },
  vars: { type: 'string', multiple: true },
  color: { type: 'string', choices: ['auto', 'always', 'never'] },
  help: { type: 'boolean', short: 'h' },
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
  --var <name=value>        a value for a placeholder; may be repeated
  --vars <file>             values for placeholders: JSON, YAML, .env or .tfvars
  --color <when>            auto, always or never (default: auto)
  -h, --help                this text

Exit code: 0 nothing to repair, 1 findings, 2 wrong usage or unreadable files.
`;

export async function run(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, options);
  if (line.flag('help')) {
    process.stdout.write(help);
    return exitCodes.done;
  }
  const configs = openConfigs(line.value('config'), loadKnownCodes);
  const names = line.names.length > 0 ? line.names : await projectFiles(configs);
  const format = (line.value('format') ?? 'text') as ReportFormat;
  const writeTo = line.value('write-baseline');
  const written = writeTo === undefined ? undefined : baselineOf(writeTo);
  const known = line.value('baseline');
  const quiet = line.flag('quiet');
  const report = openReport({
    writer: await findingsWriter(format, { version, quiet, color: wantsColor(line.value('color'), process.stdout, process.env) }),
    output: process.stdout,
    quiet,
    baseline: written?.baseline ?? (known === undefined ? undefined : readBaseline(known)),
  });

  const problems = await validateAll(names, line, configs, report);
  const { specOf } = format === 'sarif' ? await loadSpecs() : noSpecs;
  await report.end(specOf);
  if (written !== undefined) process.stderr.write(`apigw: ${written.write()} findings written to ${writeTo}\n`);
  if (problems.size > 0) throw new UsageError([...problems].join('\napigw: '));
  return report.failed ? exitCodes.findings : exitCodes.done;
}
