import type { RegexNode } from './node.ts';

/**
 * Whether the length of what an expression matches has a maximum that can be seen, as a look-behind needs it. Since Java 9 `(?<=a+)`, a
 * repeated character or class, passes there; Java 8 refuses it, and so do we.
 */
export function hasBound(node: RegexNode): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.parts.every(hasBound);
    case 'choice':
      return node.branches.every(hasBound);
    case 'repeat':
      return hasBound(node.body) && (node.max !== Infinity || node.body.kind === 'assert' || node.body.kind === 'look');
    case 'group':
    case 'atomic':
      return hasBound(node.body);
    default:
      return node.kind !== 'back';
  }
}
