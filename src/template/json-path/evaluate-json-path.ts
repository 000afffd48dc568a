import { Budget, TemplateError } from '../budget.ts';
import { toData } from '../data.ts';
import { readJson } from '../read-json.ts';
import { readPath } from './read-path.ts';

/**
 * Evaluates a JSONPath as API Gateway's engine does: a definite path that finds nothing is an error, any other gives a list, maybe empty.
 * The template functions turn the former into "".
 *
 * @param body JSON, read as leniently as the service does.
 */
export function evaluateJsonPath(
  path: string,
  body: string,
): { readonly value: unknown } | { readonly error: { readonly message: string } } {
  const budget = new Budget();
  try {
    const root = readJson(body, budget);
    if (root === null) throw new TemplateError('The body is null.');
    return { value: toData(readPath(path, root, budget), budget) };
  } catch (error) {
    if (error instanceof TemplateError) return { error: { message: error.message } };
    throw error;
  }
}
