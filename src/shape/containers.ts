import { nearest } from '../diagnostics/nearest.ts';
import { entriesOf, entryOf, isUnresolved } from '../source/node.ts';
import type { MapEntry, SourceNode } from '../source/node.ts';
import { httpApiProperty, missingProperty, unknownProperty, wrongType } from './findings.ts';
import { kindOf } from './scalars.ts';
import { inWords } from './shape.ts';
import type { Shape, Step } from './shape.ts';

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    jsonSchema: { type: 'array', items: item.jsonSchema },
    decode(node, what, report) {
      if (node.kind !== 'list') {
        if (!isUnresolved(node)) report(wrongType, node, { what: inWords(what), expected: 'a list', got: kindOf(node) });
        return undefined;
      }
      const result: T[] = [];
      const step: Step = { within: what, kind: 'index', to: 0 };
      for (let index = 0; index < node.items.length; index += 1) {
        const inner = node.items[index] as SourceNode;
        step.to = index;
        const value = item.decode(inner, step, report, inner);
        if (value !== undefined) result.push(value);
      }
      return result;
    },
  };
}

/** An object whose keys are names of the user's choice. Keeps their order, also of keys that look like numbers. */
export function map<T>(value: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return {
    jsonSchema: { type: 'object', additionalProperties: value.jsonSchema },
    decode(node, what, report) {
      if (node.kind !== 'map') {
        if (!isUnresolved(node)) report(wrongType, node, { what: inWords(what), expected: 'an object', got: kindOf(node) });
        return undefined;
      }
      const result = new Map<string, T>();
      const step: Step = { within: what, kind: 'key', to: '' };
      const entries = entriesOf(node);
      for (let index = 0; index < entries.length; index += 1) {
        const { key, value: inner } = entries[index] as MapEntry;
        step.to = key.value;
        const decoded = value.decode(inner, step, report, key);
        if (decoded !== undefined) result.set(key.value, decoded);
      }
      return result;
    },
  };
}

export interface Property<T> {
  readonly shape: Shape<T>;
  readonly required?: true;
  /** Known, but only to HTTP APIs. */
  readonly httpApi?: true;
}

export const optional = <T>(shape: Shape<T>): Property<T> => ({ shape });
export const required = <T>(shape: Shape<T>): Property<T> => ({ shape, required: true });
/** A property that REST APIs ignore. */
export const httpApi = <T>(shape: Shape<T>): Property<T> => ({ shape, httpApi: true });

// oxlint-disable-next-line typescript/no-explicit-any -- properties of all types stand side by side
type Properties = Readonly<Record<string, Property<any>>>;
/** Every member may be missing: what does not fit is reported and left out. */
export type ObjectOf<P extends Properties> = { readonly [K in keyof P]?: P[K] extends Property<infer T> ? T : never };

export interface ObjectOptions {
  /** Told of keys that the shape does not know, instead of `extension/unknown-property`; keys that begin with `x-` are always free. */
  readonly description?: string;
}

/** A property as decoding needs it. Its own name is the one that results are made with: that of a key is a text like any other to V8. */
interface Known {
  readonly name: string;
  readonly shape: Shape<unknown>;
  readonly httpApi: boolean;
}

/** An object with known properties. */
export function object<const P extends Properties>(properties: P, options: ObjectOptions = {}): Shape<ObjectOf<P>> {
  const names = Object.keys(properties);
  const known = new Map<string, Known>();
  for (const name of names) {
    const { shape, httpApi = false } = properties[name] as Property<unknown>;
    known.set(name, { name, shape, httpApi });
  }
  const requiredNames = names.filter((name) => properties[name]?.required);
  return {
    jsonSchema: {
      ...options,
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, properties[name]?.shape.jsonSchema])),
      ...(requiredNames.length > 0 ? { required: requiredNames } : {}),
      additionalProperties: false,
      patternProperties: { '^x-': {} },
    },
    decode(node, what, report, owner) {
      if (node.kind !== 'map') {
        if (!isUnresolved(node)) report(wrongType, node, { what: inWords(what), expected: 'an object', got: kindOf(node) });
        return undefined;
      }
      const result: Record<string, unknown> = {};
      const step: Step = { within: what, kind: 'property', to: '' };
      const entries = entriesOf(node);
      for (let index = 0; index < entries.length; index += 1) {
        const { key, value } = entries[index] as MapEntry;
        const property = known.get(key.value);
        if (property === undefined) {
          if (!key.value.startsWith('x-'))
            report(unknownProperty, key, { what: inWords(what), name: key.value, nearest: nearest(key.value, names) });
          continue;
        }
        const { name } = property;
        if (property.httpApi) report(httpApiProperty, key, { what: inWords(what), name });
        // Exports write null for what is not set.
        if (value.kind === 'scalar' && value.value === null) continue;
        step.to = name;
        const decoded: unknown = property.shape.decode(value, step, report, key);
        if (decoded !== undefined) result[name] = decoded;
      }
      for (let index = 0; index < requiredNames.length; index += 1) {
        const name = requiredNames[index] as string;
        if (result[name] !== undefined || node.open || entryOf(node, name) !== undefined) continue;
        report(missingProperty, owner, { what: inWords(what), name });
      }
      return result as ObjectOf<P>;
    },
  };
}
