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
  for (let index = node.entries.length - 1; index >= 0; index -= 1) {
    const entry = node.entries[index] as MapEntry;
    if (entry.key.value === key) return entry;
  }
  return undefined;
}

/** The value of a map's member; see {@link entryOf}. */
export function memberOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return entryOf(node, key)?.value;
}

/** The entries of a map, of a key that stands twice only the last; none where the node is no map. */
export function entriesOf(node: SourceNode | undefined): readonly MapEntry[] {
  if (node?.kind !== 'map') return NO_ENTRIES;
  const { entries } = node;
  // Most maps are small, and comparing is cheaper there than hashing.
  if (entries.length <= 16) return hasTwins(entries) ? lastEntries(entries) : entries;
  const known = lastOfLarge.get(node) ?? lastEntries(entries);
  lastOfLarge.set(node, known);
  return known;
}

const NO_ENTRIES: readonly MapEntry[] = [];
const lastOfLarge = new WeakMap<MapNode, readonly MapEntry[]>();

function hasTwins(entries: readonly MapEntry[]): boolean {
  for (let index = 1; index < entries.length; index += 1) {
    const { value } = (entries[index] as MapEntry).key;
    for (let before = 0; before < index; before += 1) if ((entries[before] as MapEntry).key.value === value) return true;
  }
  return false;
}

function lastEntries(entries: readonly MapEntry[]): readonly MapEntry[] {
  const last = new Map<string, MapEntry>();
  for (const entry of entries) last.set(entry.key.value, entry);
  return last.size === entries.length ? entries : entries.filter((entry) => last.get(entry.key.value) === entry);
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
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  if (typeof node.value !== 'number') return String(node.value);
  const raw = rawText(node);
  return Number(raw) === node.value ? raw : String(node.value);
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
