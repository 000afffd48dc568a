import { entriesOf, textOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';

/**
 * A tree as JSON without white space, numbers as they are written: two trees with the same text say the same, wherever and in whatever format
 * they stand. What a placeholder in it stands for is still open.
 */
export function jsonText(node: SourceNode): string {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number' ? (textOf(node) ?? '') : JSON.stringify(node.value);
    case 'list':
      return `[${node.items.map(jsonText).join(',')}]`;
    case 'map':
      return `{${entriesOf(node)
        .map(({ key, value }) => `${JSON.stringify(key.value)}:${jsonText(value)}`)
        .join(',')}}`;
  }
}
