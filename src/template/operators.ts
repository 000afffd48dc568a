import type { Budget } from './budget.ts';
import { calculate, compareNumbers } from './java/arithmetic.ts';
import type { ArithmeticOperator } from './java/arithmetic.ts';
import { JavaArray, JavaList, JavaMap } from './java/collections.ts';
import { areEqual } from './java/equality.ts';
import { bitsOf, isNumber } from './java/number.ts';
import { textOf } from './java/text.ts';
import type { Value } from './java/value.ts';
import type { Operator } from './syntax.ts';

/** Velocity's null: a sum that cannot be done. */
type Operand = Value | undefined;

/** `==`: numbers by their value, things of one class by `equals`, everything else by its text. */
export function looksEqual(left: Operand, right: Operand, budget: Budget): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (left instanceof JavaArray && right instanceof JavaArray) return left === right;
  return areOfOneClass(left, right) ? areEqual(left, right, budget) : textOf(left, budget) === textOf(right, budget);
}

function areOfOneClass(left: Value, right: Value): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return typeof left === typeof right;
  if (left instanceof JavaMap && right instanceof JavaMap) return left.kind === right.kind;
  return (left instanceof JavaList && right instanceof JavaList) || left.constructor === right.constructor;
}

/** `<`, `>`, `<=`, `>=`: of numbers only, anything else is false. */
export function isInOrder(operator: Operator, left: Operand, right: Operand): boolean {
  if (!isNumber(left) || !isNumber(right)) return false;
  const order = compareNumbers(left, right);
  switch (operator) {
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

/** A sum; `+` with a text joins. What is no sum is null. */
export function compute(operator: ArithmeticOperator, left: Operand, right: Operand, budget: Budget): Operand {
  if (left === undefined || right === undefined) return undefined;
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    const text = textOf(left, budget) + textOf(right, budget);
    budget.text(text.length);
    return text;
  }
  if (!isNumber(left) || !isNumber(right)) return undefined;
  budget.number(bitsOf(left) + bitsOf(right));
  return calculate(operator, left, right);
}
