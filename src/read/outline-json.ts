import { collector } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { memberOf, rawText } from '../source/node.ts';
import type { KeyNode, MapNode, SourceFile, SourceNode } from '../source/node.ts';
import { duplicateKeyChecker } from './duplicate-keys.ts';
import type { CheckKeys } from './duplicate-keys.ts';
import { JsonReader } from './read-json.ts';
import { Stop } from './stop.ts';

/** A definition whose operations may be unread: what it has besides is there, in their places stand empty maps. */
export interface Outline extends Outcome<SourceNode> {
  /** What is unread: the texts by what stands in their places. */
  readonly unread: ReadonlyMap<SourceNode, string>;
  /** Reads what is behind such a map; undefined where it nests too deep. */
  readonly readOperation: (standIn: SourceNode) => SourceNode | undefined;
}

/**
 * Reads a definition in JSON but for its operations, whose ends are told by their indentation and proved by `JSON.parse`; where that fails,
 * an operation is read as any value.
 *
 * @param other - the outline of a text that this one is compared with. Only operations that it has in the same words are then left unread, and
 * schemas that it has in the same words are its own.
 */
export function outlineJson(file: SourceFile, other?: Outline): Outline {
  const { diagnostics, report } = collector();
  const reader = new OutlineReader(file, duplicateKeyChecker(report), other?.value?.file.format === 'json' ? knownFrom(other) : undefined);
  return {
    value: unlessStopped(() => reader.document()),
    diagnostics,
    unread: reader.unread,
    readOperation: (standIn) => unlessStopped(() => reader.behind(standIn)),
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

/** What a text may have in common with another: the texts of that one's operations, and its schemas. */
interface Known {
  readonly operation: (path: string, verb: string) => string | undefined;
  readonly schema: (name: string) => { readonly node: SourceNode; readonly text: string } | undefined;
}

function knownFrom({ value: root, unread }: Outline): Known {
  const paths = memberOf(root, 'paths');
  const schemas = memberOf(root, 'definitions') ?? memberOf(memberOf(root, 'components'), 'schemas');
  return {
    operation: (path, verb) => {
      const standIn = memberOf(memberOf(paths, path), verb);
      return standIn === undefined ? undefined : unread.get(standIn);
    },
    schema: (name) => {
      const node = memberOf(schemas, name);
      return node?.kind === 'map' ? { node, text: rawText(node) } : undefined;
    },
  };
}

/** In how many maps an operation stands: the definition, its paths, and the path. */
const OPERATION_DEPTH = 3;

/** After so many operations whose ends are not where indentation lets expect them, no other is tried: each try may go far into the text. */
const MAX_MISSES = 8;

class OutlineReader extends JsonReader {
  readonly unread = new Map<SourceNode, string>();
  readonly behindStandIns = new Map<SourceNode, SourceNode>();
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
        return this.mapOf((path) => this.mapOf((verb) => this.operation(path, verb)));
      case 'definitions':
        return this.mapOf((schema) => this.schema(schema));
      case 'components':
        return this.mapOf((key) => (key.value === 'schemas' ? this.mapOf((schema) => this.schema(schema)) : this.value()));
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

  operation(path: KeyNode, key: KeyNode): SourceNode {
    if (!this.isMap()) return this.value();
    const text = this.known === undefined ? this.provenText(key) : this.sameText(this.known.operation(path.value, key.value));
    return text === undefined ? this.value() : this.standIn(text);
  }

  standIn(text: string): MapNode {
    const { file, offset: start } = this;
    const end = start + text.length;
    const standIn: MapNode = { kind: 'map', entries: [], file, start, end };
    this.unread.set(standIn, text);
    this.offset = end;
    return standIn;
  }

  /** Up to the first closing brace on a line of its own that is indented as the key; undefined where that is no JSON object. */
  provenText(key: KeyNode): string | undefined {
    if (this.misses === MAX_MISSES) return undefined;
    const { text, offset } = this;
    const close = `\n${text.slice(text.lastIndexOf('\n', key.start) + 1, key.start)}}`;
    const end = text.indexOf(close, offset);
    const whole = text.slice(offset, end + close.length);
    if (end >= 0 && isJson(whole)) return whole;
    this.misses += 1;
    return undefined;
  }

  /** A text that ends with the brace that closes it can only be the whole value. */
  sameText(known: string | undefined): string | undefined {
    return known !== undefined && this.text.startsWith(known, this.offset) ? known : undefined;
  }

  schema({ value: name }: KeyNode): SourceNode {
    const known = this.known?.schema(name);
    const text = known === undefined ? undefined : this.sameText(known.text);
    if (known === undefined || text === undefined) return this.value();
    this.offset += text.length;
    return known.node;
  }

  behind(standIn: SourceNode): SourceNode {
    const known = this.behindStandIns.get(standIn);
    if (known !== undefined) return known;
    this.offset = standIn.start;
    this.depth = OPERATION_DEPTH;
    const operation = this.value();
    this.behindStandIns.set(standIn, operation);
    return operation;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
