import { collector } from '../diagnostics/diagnostic.ts';
import type { Outcome, Report } from '../diagnostics/diagnostic.ts';
import type { KeyNode, SourceFile, SourceNode } from '../source/node.ts';
import { flow } from './fast-flow.ts';
import { atPlain, blockScalar, plainBlock, plainLine, quoted } from './fast-scalars.ts';
import { COLON, StepAside, YamlCursor, isBlankOrEnd, stepAside } from './yaml-cursor.ts';

/**
 * Reads the everyday subset of YAML in one pass, some twenty times quicker than the `yaml` package and without loading it: block and flow
 * collections, all scalar styles, comments, short tags, a `---` before the first line.
 *
 * The package stays the authority. Whatever is rarer than that (anchors, complex keys, directives, other tags, tabs between tokens),
 * doubtful or wrong gives undefined, and the package decides; what is read is what it would give, places and findings included.
 */
export function fastYaml(file: SourceFile): Outcome<SourceNode> | undefined {
  // Lone carriage returns and byte order marks inside a text have rules of their own.
  if (file.text.includes('\uFEFF') || (file.text.includes('\r') && /\r(?!\n)/.test(file.text))) return undefined;
  const { diagnostics, report } = collector();
  try {
    return { value: new FastYaml(file, report).document(), diagnostics };
  } catch (error) {
    if (error instanceof StepAside) return undefined;
    throw error;
  }
}

class FastYaml {
  readonly cursor: YamlCursor;

  constructor(file: SourceFile, report: Report) {
    this.cursor = new YamlCursor(file, report);
  }

  document(): SourceNode {
    const { cursor } = this;
    this.skipHeader();
    cursor.next();
    // Roots that are indented, tagged or no collection are rare.
    if (cursor.column !== 0 || '%!|>'.includes(cursor.text.charAt(cursor.offset))) stepAside();
    const root = this.indented(0, -1);
    if (!cursor.atEnd() || root.kind === 'scalar') stepAside();
    return root;
  }

  /** Past the `---` that may begin a document, on a line of its own. */
  skipHeader(): void {
    const { cursor } = this;
    const header = /^(?:[ ]*(?:#[^\n]*)?\r?\n)*---[ ]*(?=\r?\n)/.exec(cursor.text);
    if (header !== null) cursor.offset = header[0].length;
  }

  /** The value that begins its own line at a column, under a parent at `parentIndent`. Ends at the next token. */
  indented(column: number, parentIndent: number): SourceNode {
    const { cursor } = this;
    if (atPlain(cursor)) return this.plainOrMap(column, parentIndent);
    if (cursor.atDash()) return this.list(column);
    const code = cursor.code();
    return code === 0x22 || code === 0x27 ? this.quotedOrMap(column, parentIndent) : this.inline(parentIndent);
  }

  quotedOrMap(column: number, parentIndent: number): SourceNode {
    const { cursor } = this;
    const { lineStart } = cursor;
    const node = quoted(cursor, parentIndent);
    cursor.skipSpaces();
    if (cursor.code() === COLON && isBlankOrEnd(cursor.text.charCodeAt(cursor.offset + 1))) {
      if (cursor.lineStart !== lineStart) stepAside();
      return this.map(column, cursor.key(node.value as string, node.start, node.end));
    }
    if (!cursor.atLineEnd()) stepAside();
    cursor.next();
    return node;
  }

  plainOrMap(column: number, parentIndent: number): SourceNode {
    const { cursor } = this;
    const start = cursor.offset;
    const at = plainLine(cursor);
    return at === 'colon' ? this.map(column, this.plainKey(start)) : plainBlock(cursor, start, at, parentIndent);
  }

  plainKey(start: number): KeyNode {
    const end = this.cursor.plainEnd;
    const value = this.cursor.text.slice(start, end);
    if (value === '<<') stepAside();
    return this.cursor.key(value, start, end);
  }

  /** A block map at a column whose first key has been read; the cursor stands on the colon. */
  map(column: number, first: KeyNode): SourceNode {
    const { cursor } = this;
    const { count } = cursor.entries;
    let { end } = first;
    cursor.enter();
    for (let key: KeyNode | undefined = first; key !== undefined; key = this.nextKey(column)) {
      if (cursor.offset - key.start > 1000) stepAside();
      cursor.offset += 1;
      const value = this.valueOf(column);
      cursor.entries.add({ key, value });
      ({ end } = value);
    }
    cursor.leave();
    return cursor.map(count, first.start, end);
  }

  /** The next key of a map; undefined when the map has ended. Ends on the colon. */
  nextKey(column: number): KeyNode | undefined {
    const { cursor } = this;
    if (cursor.column < column) return undefined;
    if (cursor.column > column) stepAside();
    const { offset: start, lineStart } = cursor;
    if (atPlain(cursor)) {
      if (plainLine(cursor) !== 'colon') stepAside();
      return this.plainKey(start);
    }
    const code = cursor.code();
    if (code !== 0x22 && code !== 0x27) stepAside();
    const node = quoted(cursor, column);
    cursor.skipSpaces();
    const isKey = cursor.code() === COLON && isBlankOrEnd(cursor.text.charCodeAt(cursor.offset + 1)) && cursor.lineStart === lineStart;
    if (!isKey) stepAside();
    return cursor.key(node.value as string, node.start, node.end);
  }

  /** The value after the colon of a key at a column: on its line, on the lines after it, or absent. */
  valueOf(column: number): SourceNode {
    const { cursor } = this;
    const afterColon = cursor.offset;
    cursor.skipSpaces();
    if (atPlain(cursor)) return this.plain(column);
    if (!cursor.atLineEnd()) return this.inline(column);
    cursor.next();
    if (cursor.column > column) {
      const { offset: found } = cursor;
      const isTagged = cursor.code() === 0x21;
      const value = this.indented(cursor.column, column);
      // The package refuses some comments that begin a line, between a key and a text on a line of its own.
      if ((isTagged || value.kind === 'scalar') && cursor.text.slice(afterColon, found).includes('\n#')) stepAside();
      return value;
    }
    // The items of a list may stand as far left as the key they belong to.
    if (cursor.column === column && cursor.atDash()) return this.list(column);
    return cursor.scalar(null, afterColon, afterColon);
  }

  list(column: number): SourceNode {
    const { cursor } = this;
    const { offset: start } = cursor;
    const { count } = cursor.items;
    let end = start;
    cursor.enter();
    while (cursor.column === column && cursor.atDash()) {
      cursor.offset += 1;
      const item = this.item(column);
      cursor.items.add(item);
      ({ end } = item);
      if (cursor.column > column) stepAside();
    }
    cursor.leave();
    return cursor.list(count, start, end);
  }

  item(column: number): SourceNode {
    const { cursor } = this;
    const afterDash = cursor.offset;
    cursor.skipSpaces();
    if (!atPlain(cursor) && cursor.atLineEnd()) cursor.next();
    else cursor.column = cursor.offset - cursor.lineStart;
    return cursor.column > column ? this.indented(cursor.column, column) : cursor.scalar(null, afterDash, afterDash);
  }

  /** A value after a colon, a dash or a tag, on the same line. Ends at the next token. */
  inline(parentIndent: number): SourceNode {
    const { cursor } = this;
    switch (cursor.code()) {
      case 0x22:
      case 0x27: {
        const node = quoted(cursor, parentIndent);
        cursor.finishLine();
        return node;
      }
      case 0x5b:
      case 0x7b: {
        const node = flow(cursor, parentIndent);
        cursor.finishLine();
        return node;
      }
      case 0x7c:
      case 0x3e: {
        const node = blockScalar(cursor, parentIndent);
        cursor.next();
        return node;
      }
      case 0x21:
        return this.tagged(parentIndent);
      default: {
        if (!atPlain(cursor)) stepAside();
        return this.plain(parentIndent);
      }
    }
  }

  plain(parentIndent: number): SourceNode {
    const { offset: start } = this.cursor;
    return plainBlock(this.cursor, start, plainLine(this.cursor), parentIndent);
  }

  /** A short tag and its value: on its line, or an indented collection after it. */
  tagged(parentIndent: number): SourceNode {
    const { cursor } = this;
    const tag = cursor.shortTag();
    cursor.enter();
    cursor.skipSpaces();
    const isBelow = cursor.atLineEnd();
    if (isBelow) {
      cursor.next();
      if (cursor.column <= parentIndent) stepAside();
    }
    // A value has one tag.
    if (cursor.code() === 0x21) stepAside();
    const value = isBelow ? this.indented(cursor.column, parentIndent) : this.inline(parentIndent);
    cursor.leave();
    return cursor.tagged(tag, value);
  }
}
