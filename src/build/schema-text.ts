import { asStoredSchema } from '../definition/openapi3/schema.ts';
import { referenceOf } from '../definition/references.ts';
import { entriesOf, textOf } from '../source/node.ts';
import type { ListNode, MapEntry, MapNode, ScalarNode, SourceNode } from '../source/node.ts';

/** What a `$ref` inside a model's schema becomes; undefined keeps it as it is. */
export type RewriteReference = (reference: string, at: SourceNode) => string | undefined;

/** A schema as it stands in the definition, or as the service stores one of OpenAPI 3.0. */
export type SchemaForm = 'written' | 'stored';

/**
 * A schema as the service prints it anew: two blanks of indentation, ` : ` between key and value (asserted live by SAM), arrays in one
 * bracket pair as Jackson writes them. Keys keep their order, numbers their spelling; siblings of a `$ref` are dropped.
 */
export function schemaText(node: SourceNode, form: SchemaForm, rewrite: RewriteReference): string {
  let schema = printed[form].get(node);
  if (schema === undefined) printed[form].set(node, (schema = printSchema(form === 'stored' ? asStoredSchema(node) : node)));
  const targets = schema.references.map(({ text, at }) => rewrite(text, at) ?? text);
  const { last, pieces } = schema;
  if (last?.targets.every((target, index) => target === targets[index])) return last.text;
  let text = pieces[0] as string;
  for (let index = 0; index < targets.length; index += 1) text += JSON.stringify(targets[index]) + (pieces[index + 1] as string);
  schema.last = { targets, text };
  return text;
}

/** A schema's text with its references left open, each between two pieces. */
interface PrintedSchema {
  readonly pieces: readonly string[];
  readonly references: readonly Reference[];
  /** As it was completed last: two versions of a definition mostly ask for the same. */
  last: { readonly targets: readonly string[]; readonly text: string } | undefined;
}

type Reference = NonNullable<ReturnType<typeof referenceOf>>;

/** Versions of a definition that are compared share the nodes that are the same in both. */
const printed: Readonly<Record<SchemaForm, WeakMap<SourceNode, PrintedSchema>>> = { written: new WeakMap(), stored: new WeakMap() };

function printSchema(node: SourceNode): PrintedSchema {
  const printer: Printer = { text: '', pieces: [], references: [] };
  print(node, '', printer);
  return { pieces: [...printer.pieces, printer.text], references: printer.references, last: undefined };
}

interface Printer {
  /** What comes behind the last reference. */
  text: string;
  readonly pieces: string[];
  readonly references: Reference[];
}

function print(node: SourceNode, indent: string, printer: Printer): void {
  switch (node.kind) {
    case 'scalar':
      printer.text += scalarText(node);
      break;
    case 'list':
      printList(node, indent, printer);
      break;
    case 'map':
      printMap(node, indent, printer);
  }
}

function printList({ items }: ListNode, indent: string, printer: Printer): void {
  printer.text += '[ ';
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) printer.text += ', ';
    print(items[index] as SourceNode, indent, printer);
  }
  printer.text += items.length === 0 ? ']' : ' ]';
}

function printMap(node: MapNode, indent: string, printer: Printer): void {
  const inner = `${indent}  `;
  const reference = referenceOf(node);
  if (reference !== undefined) {
    printer.pieces.push(`${printer.text}{\n${inner}"$ref" : `);
    printer.references.push(reference);
    printer.text = `\n${indent}}`;
    return;
  }
  const entries = entriesOf(node);
  if (entries.length === 0) {
    printer.text += '{ }';
    return;
  }
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    printer.text += `${index === 0 ? '{' : ','}\n${inner}${JSON.stringify(key.value)} : `;
    print(value, inner, printer);
  }
  printer.text += `\n${indent}}`;
}

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

function scalarText(node: ScalarNode): string {
  if (typeof node.value !== 'number') return JSON.stringify(node.value);
  const written = textOf(node) ?? '';
  if (JSON_NUMBER.test(written)) return written;
  return Number.isFinite(node.value) ? JSON.stringify(node.value) : JSON.stringify(written);
}
