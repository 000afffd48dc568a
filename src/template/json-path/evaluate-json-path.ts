import { Budget, TemplateError, asTemplateError } from '../budget.ts';
import { toData } from '../data.ts';
import { Input } from '../input.ts';
import { JavaMap } from '../java/collections.ts';
import { callMethod } from '../java/invoke.ts';
import { readJson } from '../read-json.ts';
import { readPath } from './read-path.ts';

export interface JsonPathOptions {
  /**
   * Who asks. `jayway` (the default): a definite path that finds nothing is an error. `input.path`: as `$input.path(…)` in a template, which
   * gives null there, and of a body that is no object or list knows `$` alone. `input.json`: as `$input.json(…)`, whose value is a text of
   * compact JSON, `""` (two quotes) for null and for nothing; numbers keep the form that the service prints (`2.50` is `2.5`, `1e3` is
   * `1000.0`). For both an empty body reads as `{}`.
   */
  readonly as?: 'jayway' | 'input.path' | 'input.json' | undefined;
}

export type JsonPathResult = { readonly value: unknown } | { readonly error: { readonly message: string } };

/**
 * Evaluates a JSONPath as API Gateway's engine does, today's Jayway JsonPath: a definite path that finds nothing is an error, any other
 * gives a list, maybe empty. Bad paths and bodies are answered, never thrown.
 *
 * @param body JSON, read as leniently as the service does.
 */
export function evaluateJsonPath(path: string, body: string, options: JsonPathOptions = {}): JsonPathResult {
  const budget = new Budget();
  const { as = 'jayway' } = options;
  try {
    if (as === 'input.json') return { value: callMethod(new Input(body, new JavaMap()), 'json', [path], budget) ?? '' };
    if (as === 'input.path') return { value: toData(new Input(body, new JavaMap()).path(path, budget), new Budget()) };
    const root = readJson(body, budget);
    if (root === null) throw new TemplateError('The body is null.');
    return { value: toData(readPath(path, root, budget), new Budget()) };
  } catch (error) {
    return { error: { message: asTemplateError(error).message } };
  }
}
