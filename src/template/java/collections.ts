import { bucketOf, tableSize } from './hash-order.ts';
import { Decimal, Double, Whole } from './number.ts';
import { Char, JavaObject } from './value.ts';
import type { Element } from './value.ts';

export class JavaEntry extends JavaObject {
  readonly key: Element;
  value: Element;

  constructor(key: Element, value: Element) {
    super();
    this.key = key;
    this.value = value;
  }
}

/**
 * A map. `linked` keeps the order of insertion (maps of a body, of a template, of parameters); `context` is a `java.util.HashMap` with its odd
 * but fixed order, and prints as nothing, as `$context` and what lies in it do on the service (recorded).
 */
export class JavaMap extends JavaObject {
  readonly kind: 'linked' | 'context';
  readonly #entries = new Map<unknown, JavaEntry>();
  #largest = 0;

  constructor(kind: 'linked' | 'context' = 'linked') {
    super();
    this.kind = kind;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(key: Element): boolean {
    return this.#entries.has(keyOf(key));
  }

  get(key: Element): Element | undefined {
    return this.#entries.get(keyOf(key))?.value;
  }

  /** Answers the former value. */
  put(key: Element, value: Element): Element | undefined {
    const id = keyOf(key);
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      this.#entries.set(id, new JavaEntry(key, value));
      this.#largest = Math.max(this.#largest, this.#entries.size);
      return undefined;
    }
    const former = entry.value;
    entry.value = value;
    return former;
  }

  remove(key: Element): Element | undefined {
    const id = keyOf(key);
    const former = this.#entries.get(id)?.value;
    this.#entries.delete(id);
    return former;
  }

  clear(): void {
    this.#entries.clear();
  }

  /** In the order in which Java iterates. */
  entries(): readonly JavaEntry[] {
    const entries = [...this.#entries.values()];
    if (this.kind === 'linked') return entries;
    const buckets = tableSize(this.#largest);
    const placed = entries.map((entry) => ({ entry, bucket: typeof entry.key === 'string' ? bucketOf(entry.key, buckets) : 0 }));
    return placed.sort((a, b) => a.bucket - b.bucket).map(({ entry }) => entry);
  }
}

/** A key's identity: a string is itself, other plain values are marked, so that the Integer 1 and the String "1" are two keys, as in Java. */
function keyOf(key: Element): unknown {
  if (typeof key === 'string') return key.startsWith('\0') ? `\0s${key}` : key;
  if (key instanceof Whole) return `\0${key.width}${key.text}`;
  if (key instanceof Double || key instanceof Decimal) return `\0d${key.text}`;
  return key instanceof Char ? `\0c${key.text}` : key;
}

/** A list. One that a template makes prints `[a, b]`; one that was read from JSON (`json`) prints as JSON, also inside others (recorded). */
export class JavaList extends JavaObject {
  readonly kind: 'array' | 'json';
  readonly items: Element[];

  constructor(items: Element[], kind: 'array' | 'json' = 'array') {
    super();
    this.items = items;
    this.kind = kind;
  }
}

/** A Java array, as `split` and `toArray` give it. Velocity lends it the methods of a list of fixed length. */
export class JavaArray extends JavaObject {
  readonly items: Element[];
  /** As Java prints it, before the address. */
  readonly type: string;

  constructor(items: Element[], type = '[Ljava.lang.String;') {
    super();
    this.items = items;
    this.type = type;
  }

  /** Whether an element may be set: an array of texts takes nothing else. */
  takes(value: Element): boolean {
    return value === null || this.type === '[Ljava.lang.Object;' || typeof value === 'string';
  }
}

/** What `keySet()`, `entrySet()` and `values()` answer: a view that follows its map. */
export class JavaView extends JavaObject {
  readonly map: JavaMap;
  readonly part: 'key' | 'value' | 'entry';

  constructor(map: JavaMap, part: 'key' | 'value' | 'entry') {
    super();
    this.map = map;
    this.part = part;
  }

  get items(): Element[] {
    const { part } = this;
    return this.map.entries().map((entry) => (part === 'entry' ? entry : entry[part]));
  }
}

export class JavaIterator extends JavaObject {
  readonly items: readonly Element[];
  position = 0;

  constructor(items: readonly Element[]) {
    super();
    this.items = items;
  }
}

export type JavaSequence = JavaList | JavaArray | JavaView;

export const sizeOf = (sequence: JavaSequence): number => (sequence instanceof JavaView ? sequence.map.size : sequence.items.length);

export const isCollection = (value: unknown): value is JavaList | JavaView => value instanceof JavaList || value instanceof JavaView;
