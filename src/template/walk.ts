import type { Argument, Block, Expression, Reference, Step, TemplateNode } from './syntax.ts';

/** What is called for the parts of a template, in the order in which they stand. */
export interface Visitor {
  /** Of plain text nothing is told. */
  readonly node?: (node: TemplateNode) => void;
  readonly reference?: (reference: Reference) => void;
}

/** Visits every directive and every reference of a template, also inside arguments and texts. */
export function walkBlock(block: Block, visitor: Visitor): void {
  for (let index = 0; index < block.length; index += 1) {
    const node = block[index] as TemplateNode;
    if (node.kind === 'text') continue;
    visitor.node?.(node);
    walkNode(node, visitor);
  }
}

function walkNode(node: TemplateNode, visitor: Visitor): void {
  switch (node.kind) {
    case 'output':
      walkExpression(node.reference, visitor);
      return;
    case 'set':
      walkExpression(node.value, visitor);
      walkExpression(node.target, visitor);
      return;
    case 'if':
      for (const { condition, body } of node.branches) {
        if (condition !== undefined) walkExpression(condition, visitor);
        walkBlock(body, visitor);
      }
      return;
    case 'foreach':
      if (node.source !== undefined) walkExpression(node.source, visitor);
      walkBlock(node.body, visitor);
      return;
    case 'evaluate':
      walkExpression(node.argument, visitor);
      return;
    case 'call':
      for (const argument of node.args) walkArgument(argument, visitor);
      walkBlock(node.body ?? [], visitor);
      return;
    case 'define':
    case 'macro':
      walkBlock(node.body, visitor);
      return;
  }
}

function walkArgument(argument: Argument, visitor: Visitor): void {
  if (argument.kind !== 'word') walkExpression(argument, visitor);
}

function walkExpression(expression: Expression, visitor: Visitor): void {
  switch (expression.kind) {
    case 'reference':
      visitor.reference?.(expression);
      walkSteps(expression.steps, visitor);
      return;
    case 'interpolated':
      walkBlock(expression.body, visitor);
      return;
    case 'list':
      for (const item of expression.items) walkExpression(item, visitor);
      return;
    case 'map':
      for (const [key, value] of expression.entries) {
        walkExpression(key, visitor);
        walkExpression(value, visitor);
      }
      return;
    case 'range':
      walkExpression(expression.from, visitor);
      walkExpression(expression.to, visitor);
      return;
    case 'not':
      walkExpression(expression.operand, visitor);
      return;
    case 'group':
      walkExpression(expression.inner, visitor);
      return;
    case 'binary':
      walkExpression(expression.left, visitor);
      walkExpression(expression.right, visitor);
      return;
  }
}

function walkSteps(steps: readonly Step[], visitor: Visitor): void {
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] as Step;
    if (step.kind === 'method') for (const argument of step.args) walkExpression(argument, visitor);
    else if (step.kind === 'index') walkExpression(step.index, visitor);
  }
}
