import { referenceOf } from '../definition/references.ts';
import { entriesOf, textOf } from '../source/node.ts';
import type { ScalarNode, SourceNode } from '../source/node.ts';

/** What a `$ref` inside a model's schema becomes; undefined keeps it as it is. */
export type RewriteReference = (reference: string, at: SourceNode) => string | undefined;

/**
 * A schema as the service prints it anew: two blanks of indentation, ` : ` between key and value (asserted live by SAM), arrays in one
 * bracket pair as Jackson writes them. Keys keep their order, numbers their spelling; siblings of a `$ref` are dropped.
 */
export function schemaText(node: SourceNode, rewrite: RewriteReference): string {
  return print(node, '', rewrite);
}

function print(node: SourceNode, indent: string, rewrite: RewriteReference): string {
  switch (node.kind) {
    case 'scalar':
      return printScalar(node);
    case 'list':
      if (node.items.length === 0) return '[ ]';
      return `[ ${node.items.map((item) => print(item, indent, rewrite)).join(', ')} ]`;
    case 'map': {
      const reference = referenceOf(node);
      const inner = `${indent}  `;
      if (reference !== undefined) {
        const text = rewrite(reference.text, reference.at) ?? reference.text;
        return `{\n${inner}"$ref" : ${JSON.stringify(text)}\n${indent}}`;
      }
      const entries = entriesOf(node);
      if (entries.length === 0) return '{ }';
      const lines = entries.map(({ key, value }) => `${inner}${JSON.stringify(key.value)} : ${print(value, inner, rewrite)}`);
      return `{\n${lines.join(',\n')}\n${indent}}`;
    }
  }
}

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

function printScalar(node: ScalarNode): string {
  if (typeof node.value !== 'number') return JSON.stringify(node.value);
  const written = textOf(node) ?? '';
  if (JSON_NUMBER.test(written)) return written;
  return Number.isFinite(node.value) ? JSON.stringify(node.value) : JSON.stringify(written);
}
