import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Pair, ParsedNode, Range, Scalar as YamlScalar, YAMLMap, YAMLSeq } from 'yaml';
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { KeyNode, MapEntry, MapNode, ScalarNode, SourceFile, SourceNode } from '../source/node.ts';
import { booleanWords } from './boolean-words.ts';
import { duplicateKeyChecker } from './duplicate-keys.ts';
import type { CheckKeys } from './duplicate-keys.ts';
import { syntax, tooDeep, tooLarge } from './findings.ts';
import { MAX_DEPTH, MAX_NODES } from './limits.ts';
import { mergeKeys } from './merge-keys.ts';
import { plainScalar } from './plain-scalar.ts';
import { expandShortTag, isShortTag } from './short-tag.ts';
import { Stop } from './stop.ts';
import { trimmedEnd } from './trimmed-end.ts';

/** What a part of the tree costs when its aliases are followed. */
interface Measured {
  readonly node: SourceNode;
  readonly size: number;
  readonly height: number;
}

/**
 * The located tree of a composed YAML document. An alias stands for the very node it names, which keeps its own place; the size and depth
 * that whoever walks the tree would meet are bounded, which disarms alias bombs.
 */
export function locateYaml(file: SourceFile, contents: ParsedNode, report: Report): SourceNode {
  return new Locator(file, report).locate(contents, 1, 0).node;
}

class Locator {
  readonly file: SourceFile;
  readonly anchors = new Map<string, Measured | undefined>();
  readonly checkKeys: CheckKeys;
  readonly checkWord: (node: ScalarNode) => void;

  constructor(file: SourceFile, report: Report) {
    this.file = file;
    this.checkKeys = duplicateKeyChecker(report);
    this.checkWord = booleanWords(report);
  }

  locate(node: ParsedNode, depth: number, from: number): Measured {
    if (depth > MAX_DEPTH) this.stopTooDeep(node.range);
    if (isAlias(node)) return this.alias(node, depth);
    const { anchor } = node;
    // Until it is complete, an anchor stands for nothing: an alias inside refers to itself.
    if (anchor !== undefined) this.anchors.set(anchor, undefined);
    const bare = this.bare(node, depth);
    const measured = this.tagged(node, bare, from);
    if (anchor !== undefined) this.anchors.set(anchor, measured);
    return measured;
  }

  bare(node: Exclude<ParsedNode, Alias.Parsed>, depth: number): Measured {
    if (isMap(node)) return this.map(node, depth);
    if (isSeq(node)) return this.list(node, depth);
    return { node: this.scalar(node), size: 1, height: 1 };
  }

  tagged(node: Exclude<ParsedNode, Alias.Parsed>, bare: Measured, from: number): Measured {
    const tag = node.tag;
    if (tag === undefined || !isShortTag(tag)) return bare;
    const start = tagStart(this.file.text, tag, from, bare.node.start);
    return { node: expandShortTag(this.file, tag, start, bare.node), size: bare.size + 1, height: bare.height + 1 };
  }

  alias(alias: Alias.Parsed, depth: number): Measured {
    const name = alias.source;
    const measured = this.anchors.get(name);
    const [start, end] = alias.range;
    const span = { file: this.file, start, end };
    if (measured === undefined) {
      const reason = this.anchors.has(name)
        ? `the alias *${name} stands inside what it names`
        : `the alias *${name} names no earlier anchor`;
      throw new Stop(diagnose(syntax, span, { format: 'YAML', reason }));
    }
    if (depth + measured.height - 1 > MAX_DEPTH) this.stopTooDeep(alias.range);
    return measured;
  }

  list(list: YAMLSeq.Parsed, depth: number): Measured {
    const items: SourceNode[] = [];
    let size = 1;
    let height = 0;
    let last = list.range[0];
    for (const item of list.items as ParsedNode[]) {
      const inner = this.locate(item, depth + 1, last);
      items.push(inner.node);
      size = this.grow(size, inner.size, list.range);
      height = Math.max(height, inner.height);
      last = isAlias(item) ? item.range[1] : inner.node.end;
    }
    const [start, end] = this.extent(list, last);
    return { node: { kind: 'list', items, file: this.file, start, end }, size, height: height + 1 };
  }

  map(map: YAMLMap.Parsed, depth: number): Measured {
    const entries: MapEntry[] = [];
    let size = 1;
    let height = 0;
    let last = map.range[0];
    for (const pair of map.items as Pair<ParsedNode, ParsedNode | null>[]) {
      const key = this.key(pair.key);
      const value = pair.value === null ? this.missing(key) : this.locate(pair.value, depth + 1, key.end);
      entries.push({ key, value: value.node });
      size = this.grow(size, value.size + 1, map.range);
      height = Math.max(height, value.height);
      last = pair.value !== null && isAlias(pair.value) ? pair.value.range[1] : value.node.end;
    }
    const twins = this.checkKeys(entries);
    const [start, end] = this.extent(map, last);
    const node: MapNode = { kind: 'map', entries: mergeKeys(entries), file: this.file, start, end };
    return { node: twins ? { ...node, twins: true } : node, size, height: height + 1 };
  }

  key(node: ParsedNode): KeyNode {
    const [start, end] = node.range;
    return { kind: 'scalar', value: isScalar(node) ? String(node.value) : '', file: this.file, start, end };
  }

  /** The value of a key without a colon, `{ a }`. */
  missing(key: KeyNode): Measured {
    return { node: { kind: 'scalar', value: null, file: this.file, start: key.end, end: key.end }, size: 1, height: 1 };
  }

  scalar(scalar: YamlScalar.Parsed): ScalarNode {
    const { file } = this;
    const text = String(scalar.value);
    const [start, end] = scalar.range;
    switch (scalar.type) {
      case 'BLOCK_LITERAL':
      case 'BLOCK_FOLDED':
        return { kind: 'scalar', value: text, file, start, end: trimmedEnd(file.text, start, end) };
      case 'PLAIN': {
        if (text === '') return this.nothing(scalar, trimmedEnd(file.text, 0, start));
        const value = scalar.tag === undefined || RESOLVED_TAGS.has(scalar.tag) ? plainScalar(text) : text;
        const node: ScalarNode = { kind: 'scalar', value, file, start, end };
        if (typeof value === 'boolean') this.checkWord(node);
        return node;
      }
      default:
        return { kind: 'scalar', value: text, file, start, end };
    }
  }

  /** A value that is not there: null right after its colon or dash, or the empty text where a tag says so. */
  nothing({ tag }: YamlScalar.Parsed, at: number): ScalarNode {
    return { kind: 'scalar', value: tag === undefined || RESOLVED_TAGS.has(tag) ? null : '', file: this.file, start: at, end: at };
  }

  /** From the first character to the last that belongs: brackets, or the end of the last member. The package counts what follows, too. */
  extent({ flow, range }: YAMLMap.Parsed | YAMLSeq.Parsed, last: number): readonly [start: number, end: number] {
    const [start, end] = range;
    const bracket = this.file.text[start];
    return flow === true && (bracket === '{' || bracket === '[') ? [start, end] : [start, Math.max(last, start)];
  }

  grow(size: number, by: number, [start]: Range): number {
    const grown = size + by;
    if (grown <= MAX_NODES) return grown;
    const what = `with aliases followed it holds more than ${MAX_NODES} keys and values`;
    throw new Stop(diagnose(tooLarge, { file: this.file, start, end: start }, { what }));
  }

  stopTooDeep([start, end]: Range): never {
    throw new Stop(diagnose(tooDeep, { file: this.file, start, end: Math.min(end, start + 1) }, {}));
  }
}

/** Where the tag of a value stands, between what comes before it and the value itself; comments there may speak of it, too. */
function tagStart(text: string, tag: string, from: number, to: number): number {
  // Not to search on around them: a text may be one line of many tagged values.
  const between = text.slice(from, to);
  for (let at = between.indexOf(tag); at >= 0; at = between.indexOf(tag, at + 1)) {
    const lineStart = between.lastIndexOf('\n', at) + 1;
    if (!/(?:^|\s)#/.test(between.slice(lineStart, at))) return from + at;
  }
  return Math.min(from, to);
}

/** Tags that ask for the kinds a plain scalar is resolved to anyway; all others, `!!str` among them, leave a text. */
const RESOLVED_TAGS: ReadonlySet<string> = new Set(['null', 'bool', 'int', 'float'].map((name) => `tag:yaml.org,2002:${name}`));
