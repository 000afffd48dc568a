import { referenceOf } from '../definition/references.ts';
import { entriesOf, textOf } from '../source/node.ts';
import type { ListNode, MapEntry, MapNode, ScalarNode, SourceNode } from '../source/node.ts';

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
      return typeof node.value === 'number' ? printNumber(node, node.value) : JSON.stringify(node.value);
    case 'list':
      return printList(node, indent, rewrite);
    case 'map':
      return printMap(node, indent, rewrite);
  }
}

function printList({ items }: ListNode, indent: string, rewrite: RewriteReference): string {
  if (items.length === 0) return '[ ]';
  let text = '[ ';
  for (let index = 0; index < items.length; index += 1)
    text += (index === 0 ? '' : ', ') + print(items[index] as SourceNode, indent, rewrite);
  return `${text} ]`;
}

function printMap(node: MapNode, indent: string, rewrite: RewriteReference): string {
  const inner = `${indent}  `;
  const reference = referenceOf(node);
  if (reference !== undefined) {
    const target = rewrite(reference.text, reference.at) ?? reference.text;
    return `{\n${inner}"$ref" : ${JSON.stringify(target)}\n${indent}}`;
  }
  const entries = entriesOf(node);
  if (entries.length === 0) return '{ }';
  let text = '';
  let separator = `{\n${inner}`;
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    text += `${separator}${JSON.stringify(key.value)} : ${print(value, inner, rewrite)}`;
    separator = `,\n${inner}`;
  }
  return `${text}\n${indent}}`;
}

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

function printNumber(node: ScalarNode, value: number): string {
  const written = textOf(node) ?? '';
  if (JSON_NUMBER.test(written)) return written;
  return JSON.stringify(Number.isFinite(value) ? value : written);
}
