import { nearest } from '../diagnostics/nearest.ts';
import { isUnresolved, textOf } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';
import { outOfRange, unknownValue, wrongType } from './findings.ts';
import { inWords } from './shape.ts';
import type { Shape } from './shape.ts';

/** Any text; numbers and booleans are taken as they are written (`statusCode: 200`), as recorded. */
export function text(options: { readonly description?: string } = {}): Shape<string> {
  return {
    jsonSchema: { ...options, type: ['string', 'number', 'boolean'] },
    decode(node, what, report) {
      const value = textOf(node);
      if (value === undefined) report(wrongType, node, { what: inWords(what), expected: 'a string', got: kindOf(node) });
      return value;
    },
  };
}

/** Text or null: null stands for "pass the body through" in templates. */
export function textOrNull(): Shape<string | null> {
  return {
    jsonSchema: { type: ['string', 'null'] },
    decode(node, what, report) {
      if (node.kind === 'scalar' && node.value === null) return null;
      const value = textOf(node);
      if (value === undefined) report(wrongType, node, { what: inWords(what), expected: 'a string', got: kindOf(node) });
      return value;
    },
  };
}

/** A boolean; the texts `true` and `false` are taken too, as recorded for `disableExecuteApiEndpoint`. */
export function flag(): Shape<boolean> {
  return {
    jsonSchema: { type: ['boolean', 'string'], enum: [true, false, 'true', 'false'] },
    decode(node, what, report) {
      const value = textOf(node)?.toLowerCase();
      if (value === 'true' || value === 'false') return value === 'true';
      if (!isUnresolved(node)) report(wrongType, node, { what: inWords(what), expected: 'true or false', got: kindOf(node) });
      return undefined;
    },
  };
}

/** A whole number, also written as text. `service` is what API Gateway says of one outside the range. */
export function integer(range: { readonly min: number; readonly max: number; readonly service?: string }): Shape<number> {
  return {
    jsonSchema: { type: ['integer', 'string'], minimum: range.min, maximum: range.max, pattern: '^-?\\d+$' },
    decode(node, what, report) {
      if (isUnresolved(node)) return undefined;
      const written = textOf(node)?.trim() ?? '';
      const value = Number(written);
      if (written === '' || !Number.isInteger(value)) {
        report(wrongType, node, { what: inWords(what), expected: 'a whole number', got: kindOf(node) });
        return undefined;
      }
      if (value < range.min || value > range.max) {
        report(outOfRange, node, { what: inWords(what), value, min: range.min, max: range.max, service: range.service });
        return undefined;
      }
      return value;
    },
  };
}

/**
 * One of a few texts. With `ignoreCase` any spelling is taken and the declared one given, as recorded for integration types; a placeholder
 * stays as it is.
 */
export function choice<const T extends string>(values: readonly T[], options: { readonly ignoreCase?: boolean } = {}): Shape<T> {
  const { ignoreCase = false } = options;
  const spellings = ignoreCase ? values.flatMap((value) => [value, value.toLowerCase(), value.toUpperCase()]) : values;
  const known = new Map(spellings.map((spelling, index) => [spelling, values[ignoreCase ? Math.floor(index / 3) : index] as T]));
  const find = (value: string): T | undefined =>
    known.get(value) ?? (ignoreCase ? values.find((allowed) => allowed.toLowerCase() === value.toLowerCase()) : undefined);
  return {
    jsonSchema: { type: 'string', enum: [...known.keys()] },
    decode(node, what, report) {
      const value = textOf(node);
      if (value !== undefined && isUnresolved(node)) return value as T;
      if (value === undefined) {
        report(wrongType, node, { what: inWords(what), expected: `one of ${values.join(', ')}`, got: kindOf(node) });
        return undefined;
      }
      const meant = find(value);
      if (meant === undefined) report(unknownValue, node, { what: inWords(what), value, allowed: values, nearest: nearest(value, values) });
      return meant;
    },
  };
}

/** Any node, passed on as it is. */
export function anything(jsonSchema: Readonly<Record<string, unknown>> = {}): Shape<SourceNode> {
  return { jsonSchema, decode: (node) => node };
}

/** What a node is, in the words of a finding. */
export function kindOf(node: SourceNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'an object';
  if (node.value === null) return 'null';
  return typeof node.value === 'string' ? `the text ${JSON.stringify(node.value.slice(0, 60))}` : `the ${typeof node.value} ${node.value}`;
}
