import type { Command } from 'commander';
import type { ApiModel } from '../../model/api-model.ts';
import { decode } from '../../read/decode.ts';
import { read } from '../../read/read.ts';
import { codeFrame } from '../../report/code-frame.ts';
import { styleFor } from '../../report/style.ts';
import { lineMap } from '../../source/line-map.ts';
import { toData } from '../../source/node.ts';
import { templateFromModel } from '../../template/from-model.ts';
import { renderTemplate } from '../../template/render-template.ts';
import type { TemplateFailure, TemplateInput } from '../../template/render-template.ts';
import { wantsColor } from '../color.ts';
import { exitCodes } from '../exit-code.ts';
import { readInput, writeWhole } from '../io.ts';
import { commonOptions, fileOptions, repeated, runProgram } from '../program.ts';
import { readApi } from '../read-api.ts';
import type { ReadOptions } from '../read-api.ts';
import { reportOutcome } from '../report-outcome.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends ReadOptions {
  readonly body?: string;
  readonly params?: string;
  readonly context?: string;
  readonly stageVariable?: readonly string[];
  readonly trace?: boolean;
  readonly fromModel?: string;
  readonly model?: string;
  readonly output?: string;
}

function configure(command: Command): void {
  command
    .argument('[template.vtl]', 'a mapping template, or - for standard input')
    .option('--body <text>', 'the payload: text, @file, or - for standard input')
    .option('--params <file>', 'parameters, as JSON or YAML: path, querystring and header, each with names and values')
    .option('--context <file>', 'members of $context, as JSON or YAML')
    .option('--stage-variable <name=value>', 'a stage variable; may be repeated', repeated)
    .option('--trace', 'print the value of every reference as it is evaluated, to standard error')
    .option('--from-model <api>', 'write the template that the console makes of a model of this definition or saved model')
    .option('--model <name>', 'that model')
    .option('--resource <LogicalId>', 'the API of a CloudFormation or SAM template that has several')
    .option('-o, --output <file>', 'write here instead of to standard output');
  fileOptions(command);
  commonOptions(command);
}

export function run(args: readonly string[]): Promise<number> {
  return runProgram<Options>(
    {
      name: 'render',
      description: 'Renders a mapping template as API Gateway would, or makes one from a model.',
      configure,
      action,
    },
    args,
  );
}

async function action([path]: readonly string[], options: Options): Promise<number> {
  if ((options.fromModel === undefined) !== (options.model === undefined)) {
    throw new UsageError('--from-model names the API and --model its model; give both');
  }
  if (options.fromModel !== undefined) {
    if (path !== undefined) throw new UsageError('--from-model writes a template and takes none');
    return writeTemplateOf(options.fromModel, options.model ?? '', options);
  }
  if (path === undefined) throw new UsageError('the name of a template is missing');
  if (path === '-' && options.body === '-') throw new UsageError('standard input cannot be both the template and the body');
  return render(path, textFile(path), options);
}

async function render(path: string, template: string, options: Options): Promise<number> {
  const input = await templateInput(options);
  const lines = lineMap(template);
  const trace = ({ start, end, value }: { start: number; end: number; value: string }): void => {
    const { line, column } = lines.positionOf(start);
    process.stderr.write(`${path}:${line}:${column} ${oneLine(template.slice(start, end))} = ${oneLine(JSON.stringify(value))}\n`);
  };
  const rendered = renderTemplate(template, input, options.trace ? trace : undefined);
  if ('error' in rendered) {
    const style = styleFor(wantsColor(options.color, process.stderr, process.env));
    process.stderr.write(failureText(path, template, rendered.error, style));
    return exitCodes.findings;
  }
  const { output, ...overrides } = rendered;
  write(output, options);
  for (const [name, value] of Object.entries(overrides)) process.stderr.write(`$context.${name} = ${JSON.stringify(value)}\n`);
  return exitCodes.done;
}

function failureText(path: string, template: string, error: TemplateFailure['error'], style: ReturnType<typeof styleFor>): string {
  const { message, line, column, offset = 0 } = error;
  if (line === undefined || column === undefined) return `${path} ${style.severity('error', 'error')}\n  ${message}\n`;
  const frame = codeFrame(
    lineMap(template),
    { start: { line, column, offset }, end: { line, column: column + 1, offset: offset + 1 } },
    style,
  );
  return `${style.bold(`${path}:${line}:${column}`)} ${style.severity('error', 'error')}\n  ${style.bold(message)}\n  ${frame.replaceAll('\n', '\n  ')}\n`;
}

async function templateInput(options: Options): Promise<TemplateInput> {
  return {
    body: options.body === undefined ? undefined : bodyText(options.body),
    params: options.params === undefined ? undefined : await paramsFile(options.params),
    context: options.context === undefined ? undefined : await dataFile(options.context),
    stageVariables: Object.fromEntries((options.stageVariable ?? []).map(assignment)),
  };
}

function bodyText(body: string): string {
  if (body === '-') return textFile('-');
  return body.startsWith('@') ? textFile(body.slice(1)) : body;
}

function textFile(path: string): string {
  const { text, problem } = decode(readInput(path));
  if (problem !== undefined) throw new UsageError(`${path} is no text: ${problem.reason}`);
  return text;
}

async function dataFile(path: string): Promise<Record<string, unknown>> {
  const { value, diagnostics } = await read({ path, text: readInput(path) });
  if (value?.kind !== 'map') throw new UsageError(`${path} holds no object: ${diagnostics[0]?.message ?? 'names and values are expected'}`);
  return toData(value) as Record<string, unknown>;
}

/** Names beside the three would be passed over in silence: most often they are parameters without their part, or `headers`. */
async function paramsFile(path: string): Promise<Record<string, unknown>> {
  const params = await dataFile(path);
  for (const [name, values] of Object.entries(params)) {
    if (!paramParts.includes(name)) throw new UsageError(`${path} has path, querystring and header, not ${JSON.stringify(name)}`);
    if (typeof values !== 'object' || Array.isArray(values)) throw new UsageError(`${path}: ${name} holds no names and values`);
  }
  return params;
}

const paramParts: readonly string[] = ['path', 'querystring', 'header'];

function assignment(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`--stage-variable takes name=value, not ${JSON.stringify(text)}`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

async function writeTemplateOf(path: string, name: string, options: Options): Promise<number> {
  const { model, ...outcome } = await readApi(path, options);
  if (model === undefined) {
    reportOutcome(outcome, path, { ...options, report: 'text', action: 'import' });
    return exitCodes.findings;
  }
  const schemas = schemasOf(model);
  if (!schemas.has(name)) throw new UsageError(`${path} has no model ${name}; it has ${[...schemas.keys()].join(', ') || 'none'}`);
  write(templateFromModel(schemas.get(name), schemas), options);
  return exitCodes.done;
}

/** A schema that is no JSON counts as empty. */
function schemasOf({ models }: ApiModel): ReadonlyMap<string, unknown> {
  return new Map(
    models.map(({ name, schema }) => {
      try {
        return [name, JSON.parse(schema) as unknown];
      } catch {
        return [name, undefined];
      }
    }),
  );
}

function write(text: string, { output }: Options): void {
  if (output === undefined) process.stdout.write(text);
  else writeWhole(output, text);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
