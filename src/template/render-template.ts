import { TemplateError, asTemplateError } from './budget.ts';
import type { Budget } from './budget.ts';
import { contextMap, overrides } from './context.ts';
import { Cursor } from './cursor.ts';
import { fromData, toData } from './data.ts';
import { Evaluator } from './evaluate.ts';
import type { TraceEntry } from './evaluate.ts';
import { Input } from './input.ts';
import { JavaMap } from './java/collections.ts';
import { readTemplate } from './scan.ts';
import { TemplateScope } from './scope.ts';
import { stageVariablesMap } from './stage-variables.ts';
import { Util } from './util.ts';

/** What a template is rendered with. All of it is optional; what is missing reads as "" in the template. */
export interface TemplateInput {
  /** The payload as text; an empty one reads as `{}`. */
  readonly body?: string | undefined;
  /** Name to value, or to a list of values. */
  readonly params?:
    | {
        readonly path?: Readonly<Record<string, unknown>> | undefined;
        readonly querystring?: Readonly<Record<string, unknown>> | undefined;
        readonly header?: Readonly<Record<string, unknown>> | undefined;
      }
    | undefined;
  readonly context?: Readonly<Record<string, unknown>> | undefined;
  readonly stageVariables?: Readonly<Record<string, unknown>> | undefined;
}

export interface RenderedTemplate {
  readonly output: string;
  /** What the template assigned, by `path`, `header` and `querystring`; absent where it assigned nothing. */
  readonly requestOverride?: Readonly<Record<string, unknown>>;
  readonly responseOverride?: Readonly<Record<string, unknown>>;
}

export interface TemplateFailure {
  readonly error: {
    readonly message: string;
    /** From 1. */
    readonly line?: number;
    /** From 1, in UTF-16 code units. */
    readonly column?: number;
    /** From 0. */
    readonly offset?: number;
  };
}

/** The largest template the service takes: 300 KB (guide, quotas). */
const MAX_TEMPLATE_BYTES = 300 * 1024;

/**
 * Renders a mapping template as API Gateway does: Velocity 1.7 and Jayway JsonPath in Java, with the service's variables, and with ""
 * for every reference that finds nothing. Bad input is answered, never thrown.
 *
 * @param trace Is told of every reference that is evaluated, in order.
 */
export function renderTemplate(
  template: string,
  input: TemplateInput = {},
  trace?: (entry: TraceEntry) => void,
): RenderedTemplate | TemplateFailure {
  let evaluator: Evaluator | undefined;
  try {
    checkSize(template);
    const block = readTemplate(new Cursor(template));
    const context = contextMap(input.context);
    evaluator = new Evaluator(
      new TemplateScope([
        ['input', new Input(input.body, paramsMap(input.params))],
        ['util', new Util()],
        ['context', context],
        ['stageVariables', stageVariablesMap(input.stageVariables)],
      ]),
      trace,
    );
    const output = evaluator.render(block);
    return { output, ...assigned(context, evaluator.budget) };
  } catch (error) {
    return failure(template, asTemplateError(error), evaluator?.at);
  }
}

function checkSize(template: string): void {
  if (template.length * 3 > MAX_TEMPLATE_BYTES && new TextEncoder().encode(template).length > MAX_TEMPLATE_BYTES) {
    throw new TemplateError('The template is larger than 300 KB, the most API Gateway takes.', 0);
  }
}

function paramsMap(params: TemplateInput['params']): JavaMap {
  const map = new JavaMap();
  for (const part of ['path', 'querystring', 'header'] as const) {
    const values = fromData(params?.[part] ?? {}, 'linked');
    map.put(part, values instanceof JavaMap ? values : new JavaMap());
  }
  return map;
}

function assigned(context: JavaMap, budget: Budget): Omit<RenderedTemplate, 'output'> {
  const result: Record<string, unknown> = {};
  for (const name of overrides.keys()) {
    const map = context.get(name);
    if (!(map instanceof JavaMap)) continue;
    const parts = map.entries().filter(({ value }) => !(value instanceof JavaMap && value.size === 0));
    if (parts.length > 0) result[name] = Object.fromEntries(parts.map(({ key, value }) => [String(key), toData(value, budget)]));
  }
  return result;
}

function failure(template: string, { message, offset }: TemplateError, at: number | undefined): TemplateFailure {
  const place = offset ?? at;
  if (place === undefined) return { error: { message } };
  const before = template.slice(0, place);
  const line = before.split(/\r\n|\r|\n/).length;
  const column = place - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  return { error: { message, line, column, offset: place } };
}
