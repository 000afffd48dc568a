import { join } from 'node:path';
import type { Command } from 'commander';
import type { ExportKind } from '../../export/file-name.ts';
import type { ApiModel } from '../../model/api-model.ts';
import { exitCodes } from '../exit-code.ts';
import { statsOf, writeWhole } from '../io.ts';
import { printData } from '../print-data.ts';
import { choiceOption, commonOptions, fileOptions, repeated, runProgram } from '../program.ts';
import { readApi } from '../read-api.ts';
import type { ApiInput, ReadOptions } from '../read-api.ts';
import { reportOutcome } from '../report-outcome.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends ReadOptions {
  readonly as?: ExportKind;
  readonly extensions?: readonly string[];
  readonly accept?: string;
  readonly stage?: string;
  readonly region?: string;
  readonly apiId?: string;
  readonly environment?: string;
  readonly output?: string;
  readonly report: 'text' | 'json';
}

const FORMATS = ['json', 'yaml', 'application/json', 'application/yaml'];

function configure(command: Command): void {
  command
    .argument('<api>', 'a definition or a saved model, or - for standard input')
    .addOption(
      choiceOption('--as <kind>', 'what to write; swagger unless the name of the output tells otherwise', [
        'swagger',
        'oas30',
        'postman',
        'aws-cli',
      ]),
    )
    .option(
      '--extensions <list>',
      'what a definition holds beside the plain API: integrations, authorizers, apigateway (both), documentation, postman',
      repeated,
    )
    .addOption(choiceOption('--accept <format>', 'of a definition; by default that of the output file', FORMATS))
    .option('--stage <name>', "the stage it is called at; by default the model's first")
    .option('--region <region>', 'the region of the API; by default us-east-1')
    .option('--api-id <id>', "the id of the API; by default the model's")
    .option('--environment <file>', 'where to write the Postman environment of a collection')
    .option('-o, --output <file>', 'write here, in a folder under the name the service gives it, instead of to standard output')
    .option('--resource <LogicalId>', 'the API of a CloudFormation or SAM template that has several')
    .addOption(choiceOption('--report <format>', 'of the findings on standard error', ['text', 'json']).default('text'));
  fileOptions(command);
  commonOptions(command);
}

export function run(args: readonly string[]): Promise<number> {
  return runProgram<Options>(
    {
      name: 'export',
      description: 'Writes an API as API Gateway would export it, as a Postman collection, or as a script of AWS CLI commands.',
      configure,
      action,
    },
    args,
  );
}

async function action([path = '-']: readonly string[], options: Options): Promise<number> {
  const kind = kindOf(options);
  checkUse(kind, options);
  const done = (outcome: Omit<ApiInput, 'model'>): number => {
    reportOutcome(outcome, path, { ...options, action: 'export' });
    return outcome.error === undefined ? exitCodes.done : exitCodes.findings;
  };
  const input = await readApi(path, options);
  const { model } = input;
  if (model === undefined) return done(input);
  const format = formatOf(options);
  const exported = await exportAs[kind](model, format, options);
  if ('error' in exported) return done({ ...input, error: exported.error });
  if (options.environment !== undefined && exported.environment !== undefined) writeWhole(options.environment, exported.environment);
  await write(exported.text, options.output, () => nameIn(model, kind, format));
  return done(input);
}

/** `--as`, or what the name of the output file tells. */
function kindOf({ as, output = '' }: Options): ExportKind {
  return as ?? (/\.postman_collection\.json$/i.test(output) ? 'postman' : 'swagger');
}

function checkUse(kind: ExportKind, { accept, environment, extensions }: Options): void {
  const definition = kind === 'swagger' || kind === 'oas30';
  if (environment !== undefined && kind !== 'postman') throw new UsageError('--environment belongs to --as postman');
  if (extensions !== undefined && !definition) throw new UsageError(`--extensions belongs to definitions, not to --as ${kind}`);
  if (accept?.endsWith('yaml') && !definition) throw new UsageError(`--as ${kind} is not written as YAML`);
}

function formatOf({ accept, output = '' }: Options): 'json' | 'yaml' {
  return (accept ?? (/\.ya?ml$/i.test(output) ? 'yaml' : 'json')).endsWith('yaml') ? 'yaml' : 'json';
}

type Content = string | Uint8Array;
type Exported = { readonly text: Content; readonly environment?: Content } | { readonly error: NonNullable<ApiInput['error']> };
type Exporter = (model: ApiModel, format: 'json' | 'yaml', options: Options) => Promise<Exported>;

/** Each kind loads its own writer. */
const exportAs: Readonly<Record<ExportKind, Exporter>> = {
  swagger: (model, format, options) => definitionText(model, 'swagger', format, options),
  oas30: (model, format, options) => definitionText(model, 'oas30', format, options),
  postman: async (model, format, { stage, region, apiId }) => {
    const { toPostmanCollection } = await import('../../postman/collection.ts');
    const { collection, environment } = toPostmanCollection(model, { stage, region, apiId });
    return { text: await printData(collection, format), environment: await printData(environment, format) };
  },
  'aws-cli': async (model, _format, { stage, region }) => {
    const { toAwsCliScript } = await import('../../export/aws-cli/aws-cli.ts');
    return { text: toAwsCliScript(model, { stage, region }) };
  },
};

async function definitionText(model: ApiModel, as: 'swagger' | 'oas30', format: 'json' | 'yaml', options: Options): Promise<Exported> {
  const { exportDefinition } = await import('../../export/export-definition.ts');
  const { selectExtensions, EXTENSION_CHOICES } = await import('../../export/extension-selection.ts');
  const { extensions = [], stage, region, apiId } = options;
  const selected = selectExtensions(extensions);
  if ('unknown' in selected)
    throw new UsageError(`--extensions takes ${EXTENSION_CHOICES.join(', ')}; not ${JSON.stringify(selected.unknown)}`);
  const exported = exportDefinition(model, { as, extensions, stage, region, apiId });
  if ('error' in exported) return exported;
  const { document } = exported;
  if (format === 'json') return { text: (await import('../../export/print-json.ts')).printJson(document) };
  // Only its Swagger 2.0 has the service begin with dashes.
  return { text: (await import('../../export/print-yaml.ts')).printYaml(document, { header: as === 'swagger' }) };
}

async function nameIn({ restApi }: ApiModel, kind: ExportKind, format: 'json' | 'yaml'): Promise<string> {
  const { fileNameOf } = await import('../../export/file-name.ts');
  return fileNameOf(restApi, kind, format);
}

async function write(text: Content, output: string | undefined, name: () => Promise<string>): Promise<void> {
  if (output === undefined || output === '-') process.stdout.write(text);
  else if (statsOf(output)?.isDirectory()) writeWhole(join(output, await name()), text);
  else writeWhole(output, text);
}
