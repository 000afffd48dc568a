import type { Outline } from '../read/outline-json.ts';
import { rawText } from '../source/node.ts';
import type { MapEntry, SourceNode } from '../source/node.ts';
import { sameTree } from './same-tree.ts';

/** The two definitions that are compared, read as far as need be. */
export interface Sides {
  readonly base: Outline;
  readonly revision: Outline;
}

/** Whether a node of the base and one of the revision say the same. What has the same text is not read for that. */
export function sameOnBothSides(was: SourceNode, is: SourceNode, { base, revision }: Sides): boolean {
  const [before, after] = [base.unread.get(was), revision.unread.get(is)];
  if (before !== undefined && before === after) return true;
  const [left, right] = [base.readThrough(was), revision.readThrough(is)];
  return left !== undefined && sameTree(left, right);
}

/** The texts of all `$ref` in a node, of JSON with their escapes. */
export function referencesIn(node: SourceNode): readonly string[] {
  return node.file.format === 'json' ? referencesInText(rawText(node)) : referencesInTree(node, []);
}

/** @param found - where they are added */
function referencesInTree(node: SourceNode, found: string[]): readonly string[] {
  if (node.kind === 'list') for (const item of node.items) referencesInTree(item, found);
  if (node.kind !== 'map') return found;
  const { entries } = node;
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    if (value.kind !== 'scalar') referencesInTree(value, found);
    else if (key.value === '$ref' && typeof value.value === 'string') found.push(value.value);
  }
  return found;
}

const KEY = '"$ref"';

/** Behind a `"$ref"` that is no key, whatever text comes next. */
function referencesInText(text: string): readonly string[] {
  const found: string[] = [];
  let key = text.indexOf(KEY);
  while (key >= 0) {
    const start = text.indexOf('"', key + KEY.length) + 1;
    found.push(text.slice(start, text.indexOf('"', start)));
    key = text.indexOf(KEY, key + KEY.length);
  }
  return found;
}
