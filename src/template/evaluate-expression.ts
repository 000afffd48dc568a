import { TemplateError } from './budget.ts';
import type { Budget } from './budget.ts';
import { JavaList, JavaMap } from './java/collections.ts';
import { Whole, int } from './java/number.ts';
import type { Value } from './java/value.ts';
import { compute, isInOrder, looksEqual } from './operators.ts';
import type { Block, Expression, Operator, Reference } from './syntax.ts';

/** What expressions need of the evaluator. */
export interface ExpressionContext {
  readonly budget: Budget;
  reference(reference: Reference): Value;
  capture(block: Block): string;
  deeper<T>(run: () => T): T;
}

/** The longest list a range makes; `#foreach` stops at 1000. */
const MAX_RANGE = 100_000;

/** The value of an expression; undefined is Velocity's null: a sum that cannot be done, a range without numbers. */
export function evaluateExpression(context: ExpressionContext, expression: Expression): Value | undefined {
  switch (expression.kind) {
    case 'reference':
      return context.reference(expression);
    case 'string':
      return expression.text;
    case 'null':
      return undefined;
    case 'interpolated':
      return context.capture(expression.body);
    case 'number':
    case 'boolean':
      return expression.value;
    case 'list':
      context.budget.make(expression.items.length);
      return new JavaList(expression.items.map((item) => evaluateExpression(context, item) ?? null));
    case 'map':
      return mapOf(context, expression);
    case 'range':
      return rangeOf(context, expression);
    case 'group':
      return context.deeper(() => evaluateExpression(context, expression.inner));
    case 'not':
      return isTrue(context, expression);
    case 'binary':
      return context.deeper(() => binary(context, expression));
  }
}

/** What `#if` takes for true: a reference unless it is the Boolean false, and no literal but `true`. */
export function isTrue(context: ExpressionContext, expression: Expression): boolean {
  switch (expression.kind) {
    case 'reference':
      return context.reference(expression) !== false;
    case 'boolean':
      return expression.value;
    case 'not':
      return !context.deeper(() => isTrue(context, expression.operand));
    case 'group':
      return context.deeper(() => isTrue(context, expression.inner));
    case 'binary':
      // A sum is false, and is not even worked out.
      return !isSum(expression.operator) && context.deeper(() => binary(context, expression)) === true;
    default:
      return false;
  }
}

const isSum = (operator: Operator): boolean => ['+', '-', '*', '/', '%'].includes(operator);

function binary(context: ExpressionContext, { operator, left, right }: Expression & { kind: 'binary' }): Value | undefined {
  context.budget.spend();
  if (operator === '&&') return isTrue(context, left) && isTrue(context, right);
  if (operator === '||') return isTrue(context, left) || isTrue(context, right);
  const first = evaluateExpression(context, left);
  const second = evaluateExpression(context, right);
  switch (operator) {
    case '==':
      return looksEqual(first, second, context.budget);
    case '!=':
      return !looksEqual(first, second, context.budget);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return isInOrder(operator, first, second);
    default:
      return compute(operator, first, second, context.budget);
  }
}

function mapOf(context: ExpressionContext, { entries }: Expression & { kind: 'map' }): JavaMap {
  const map = new JavaMap();
  for (const [key, value] of entries) {
    context.budget.make();
    map.put(evaluateExpression(context, key) ?? null, evaluateExpression(context, value) ?? null);
  }
  return map;
}

function rangeOf(context: ExpressionContext, { from, to }: Expression & { kind: 'range' }): JavaList | undefined {
  const first = evaluateExpression(context, from);
  const last = evaluateExpression(context, to);
  if (!(first instanceof Whole) || !(last instanceof Whole)) return undefined;
  const start = Number(BigInt.asIntN(32, first.value));
  const end = Number(BigInt.asIntN(32, last.value));
  const length = Math.abs(end - start) + 1;
  if (length > MAX_RANGE) throw new TemplateError(`A range of more than ${MAX_RANGE.toLocaleString('en-US')} numbers is not supported.`);
  context.budget.make(length);
  const step = end < start ? -1 : 1;
  return new JavaList(Array.from({ length }, (_, index) => int(start + index * step)));
}
