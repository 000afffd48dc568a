import { collector } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { entryOf, memberOf } from '../source/node.ts';
import type { KeyNode, MapEntry, MapNode, SourceFile, SourceNode } from '../source/node.ts';
import { duplicateKeyChecker } from './duplicate-keys.ts';
import type { CheckKeys } from './duplicate-keys.ts';
import { JsonReader } from './read-json.ts';
import { Stop } from './stop.ts';

/**
 * A definition whose path items, operations and schemas may be unread: what it has besides is there, in their places stand empty maps.
 */
export interface Outline extends Outcome<SourceNode> {
  /**
   * What is unread: the texts by what stands in their places. Only their indentation says where they end, so an outline holds true only if
   * each of them turns out to be one value: by {@link unreadJson}, or by being read.
   */
  readonly unread: ReadonlyMap<SourceNode, string>;
  /** A path item of it, with its operations unread as far as can be; undefined where there is none behind a stand-in. */
  readonly itemOf: (path: MapEntry) => SourceNode | undefined;
  /**
   * What a node is in full: of a stand-in what is behind it, undefined where that is not one value, or nests too deep; of any other the
   * node itself.
   */
  readonly readThrough: (node: SourceNode) => SourceNode | undefined;
}

/** A text that is unread as JSON; undefined where it is not one value. */
export function unreadJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads a definition in JSON but for its path items and schemas, whose ends are told by their indentation; those that begin with something
 * else than the end of a line are read as any value.
 *
 * @param other - the outline of a text that this one is compared with. Only what it has in the same words is then left unread.
 */
export function outlineJson(file: SourceFile, other?: Outline): Outline {
  const { diagnostics, report } = collector();
  const reader = new OutlineReader(file, duplicateKeyChecker(report), other && knownFrom(other));
  return {
    value: unlessStopped(() => reader.document()),
    diagnostics,
    unread: reader.unread,
    itemOf: ({ key, value }) => {
      if (!reader.unread.has(value)) return value;
      return unlessStopped(() => reader.itemBehind(value, key.value)) ?? unlessStopped(() => reader.behind(value));
    },
    readThrough: (node) => (reader.unread.has(node) ? unlessStopped(() => reader.behind(node)) : node),
  };
}

function unlessStopped<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Stop) return undefined;
    throw error;
  }
}

/** The texts that are unread of another outline, by the names on the way to them. */
interface Known {
  readonly item: (path: string) => string | undefined;
  readonly operation: (path: string, verb: string) => string | undefined;
  readonly schema: (name: string) => string | undefined;
}

function knownFrom({ value: root, unread, itemOf }: Outline): Known {
  const paths = memberOf(root, 'paths');
  const schemas = memberOf(root, 'definitions') ?? memberOf(memberOf(root, 'components'), 'schemas');
  const textOf = (standIn: SourceNode | undefined) => (standIn === undefined ? undefined : unread.get(standIn));
  return {
    item: (path) => textOf(memberOf(paths, path)),
    operation: (path, verb) => {
      const item = entryOf(paths, path);
      return item && textOf(memberOf(itemOf(item), verb));
    },
    schema: (name) => textOf(memberOf(schemas, name)),
  };
}

/** In how many maps an operation stands: the definition, its paths, and the path. Paths and schemas stand in as many or one less. */
const DEPTH = 3;

/** After so many values whose ends no indentation tells, no other is tried: each try goes through the rest of the text. */
const MAX_MISSES = 8;

class OutlineReader extends JsonReader {
  readonly unread = new Map<SourceNode, string>();
  readonly behindStandIns = new Map<SourceNode, SourceNode>();
  readonly itemsBehind = new Map<SourceNode, SourceNode>();
  readonly known: Known | undefined;
  misses = 0;

  constructor(file: SourceFile, checkKeys: CheckKeys, known: Known | undefined) {
    super(file, checkKeys);
    this.known = known;
  }

  override root(): SourceNode {
    return this.mapOf((key) => this.part(key));
  }

  part({ value: name }: KeyNode): SourceNode {
    switch (name) {
      case 'paths':
        return this.mapOf((path) => this.standIn(path, this.known?.item(path.value)) ?? this.item(path.value));
      case 'definitions':
        return this.schemas();
      case 'components':
        return this.mapOf((key) => (key.value === 'schemas' ? this.schemas() : this.value()));
      default:
        return this.value();
    }
  }

  /** A map whose members are read in a way of their own; anything else as it is. */
  mapOf(member: (key: KeyNode) => SourceNode): SourceNode {
    return this.isMap() ? this.map(this.offset, member) : this.value();
  }

  isMap(): boolean {
    return this.text.charCodeAt(this.offset) === 0x7b;
  }

  schemas(): SourceNode {
    return this.mapOf((name) => this.standIn(name, this.known?.schema(name.value)) ?? this.value());
  }

  item(path: string): SourceNode {
    return this.mapOf((verb) => this.standIn(verb, this.known?.operation(path, verb.value)) ?? this.value());
  }

  /** What stands for a map whose end can be told; undefined where it cannot. */
  standIn(key: KeyNode, known: string | undefined): SourceNode | undefined {
    if (!this.isMap()) return undefined;
    const text = this.known === undefined ? this.indentedText(key) : this.sameText(known);
    if (text === undefined) return undefined;
    const { file, offset: start } = this;
    const end = start + text.length;
    const standIn: MapNode = { kind: 'map', entries: [], file, start, end };
    this.unread.set(standIn, text);
    this.offset = end;
    return standIn;
  }

  /** Up to the first closing brace on a line of its own that is indented as the key; undefined where there is none. */
  indentedText(key: KeyNode): string | undefined {
    const { text, offset } = this;
    if (!endsLine(text.charCodeAt(offset + 1)) || this.misses === MAX_MISSES) return undefined;
    const close = `\n${text.slice(text.lastIndexOf('\n', key.start) + 1, key.start)}}`;
    const end = text.indexOf(close, offset);
    if (end >= 0) return text.slice(offset, end + close.length);
    this.misses += 1;
    return undefined;
  }

  /** A text that ends with the brace that closes it can only be the whole value. V8 compares whole strings quicker than beginnings. */
  sameText(known: string | undefined): string | undefined {
    return known !== undefined && this.text.slice(this.offset, this.offset + known.length) === known ? known : undefined;
  }

  behind(standIn: SourceNode): SourceNode | undefined {
    return this.at(standIn, this.behindStandIns, DEPTH, () => this.value());
  }

  itemBehind(standIn: SourceNode, path: string): SourceNode | undefined {
    return this.at(standIn, this.itemsBehind, DEPTH - 1, () => this.item(path));
  }

  /** What is read in the place of a stand-in, once; undefined where that does not end where the stand-in does. */
  at(standIn: SourceNode, known: Map<SourceNode, SourceNode>, depth: number, read: () => SourceNode): SourceNode | undefined {
    const found = known.get(standIn);
    if (found !== undefined) return found;
    this.offset = standIn.start;
    this.depth = depth;
    const value = read();
    if (value.end !== standIn.end) return undefined;
    known.set(standIn, value);
    return value;
  }
}

const endsLine = (code: number): boolean => code === 0x0a || code === 0x0d;
