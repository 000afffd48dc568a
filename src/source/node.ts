/**
 * Stage 1: what the user wrote, with places. A tree keeps the order of the text, every duplicate key, and offsets into its file;
 * nothing in it is interpreted yet, so a later stage can say exactly where a thing stands.
 */

/** A text that was read, under the name it is reported by. */
export interface SourceFile {
  /** As the user named it, or `-` for standard input. */
  readonly path: string;
  /** The decoded text, a byte order mark taken away. */
  readonly text: string;
  readonly format: 'json' | 'yaml';
}

/** A part of a file: offsets in UTF-16 code units into `file.text`, `end` exclusive. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

export type Scalar = string | number | boolean | null;

export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /**
   * Set when the value holds a placeholder of CloudFormation, SAM or Terraform that no variable fills in: `value` is then its literal
   * text, and may come to stand for anything, also for a whole object. Nothing may be concluded from it.
   */
  readonly unresolved?: true;
}

export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
}

export interface MapNode extends Span {
  readonly kind: 'map';
  /** In source order; of keys that stand twice all are kept. */
  readonly entries: readonly MapEntry[];
  /** Set when a placeholder may add members (`Fn::Transform` beside others): nothing may be concluded from what is missing. */
  readonly open?: true;
  /** Set when a key stands twice. Whoever makes a map out of other keys than those of one map has to know. */
  readonly twins?: true;
}

export interface MapEntry {
  /** A key is always a string: `200:` in YAML is the key `"200"`, as it is in JSON. */
  readonly key: KeyNode;
  readonly value: SourceNode;
}

export interface KeyNode extends Span {
  readonly kind: 'scalar';
  readonly value: string;
  /** Set when the key holds a placeholder that no variable fills in; see {@link ScalarNode.unresolved}. */
  readonly unresolved?: true;
}

export type SourceNode = ScalarNode | ListNode | MapNode;

/**
 * The entry of a map by its key, the last one where the key stands twice, as JSON parsers take it; undefined where there is none or the
 * node is no map. Compares strings only, so a key such as `__proto__` is as harmless as any other.
 */
export function entryOf(node: SourceNode | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  const { entries } = node;
  if (entries.length > MAX_SCANNED) return indexOf(entries).get(key);
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index] as MapEntry;
    if (entry.key.value === key) return entry;
  }
  return undefined;
}

/** Larger maps than this are looked up by hash. */
const MAX_SCANNED = 32;

const indexes = new WeakMap<readonly MapEntry[], ReadonlyMap<string, MapEntry>>();

/** The last entry of each key; built when first asked for. */
function indexOf(entries: readonly MapEntry[]): ReadonlyMap<string, MapEntry> {
  let index = indexes.get(entries);
  if (index === undefined) indexes.set(entries, (index = new Map(entries.map((entry) => [entry.key.value, entry]))));
  return index;
}

/** The value of a map's member; see {@link entryOf}. */
export function memberOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return entryOf(node, key)?.value;
}

/** Whether a key stands twice among the entries of a map. */
export function hasTwins(entries: readonly MapEntry[]): boolean {
  return new Set(entries.map(({ key }) => key.value)).size < entries.length;
}

/** The entries of a map, of a key that stands twice only the last; none where the node is no map. */
export function entriesOf(node: SourceNode | undefined): readonly MapEntry[] {
  if (node?.kind !== 'map') return NO_ENTRIES;
  return node.twins === true ? lastEntries(node.entries) : node.entries;
}

const NO_ENTRIES: readonly MapEntry[] = [];

function lastEntries(entries: readonly MapEntry[]): readonly MapEntry[] {
  const last = indexOf(entries);
  return entries.filter((entry) => last.get(entry.key.value) === entry);
}

/** The characters of a span as they stand in the file. */
export function rawText(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

/**
 * A scalar as text, as the service takes `version: 1.0` or `statusCode: 200`: numbers as they are written, `true`, `false`; undefined for
 * null, lists and maps.
 */
export function textOf(node: SourceNode | undefined): string | undefined {
  if (node?.kind !== 'scalar') return undefined;
  const { value } = node;
  if (typeof value === 'string') return value;
  if (value === null) return undefined;
  if (typeof value === 'boolean') return String(value);
  const raw = rawText(node);
  return Number(raw) === value ? raw : String(value);
}

/** Whether a node is, or may become, anything at all: see {@link ScalarNode.unresolved}. */
export function isUnresolved(node: SourceNode | undefined): boolean {
  return node?.kind === 'scalar' && node.unresolved === true;
}

/** Whether a map may come to have further members: see {@link MapNode.open}. */
export function isOpen(node: SourceNode | undefined): boolean {
  return node?.kind === 'map' && node.open === true;
}

/** A node as plain JSON data, maps without prototype; for data the compiler passes on without looking inside (policies, documentation). */
export function toData(node: SourceNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toData);
    case 'map': {
      const data: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const { key, value } of node.entries) data[key.value] = toData(value);
      return data;
    }
  }
}
