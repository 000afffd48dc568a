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
  const text = base.unread.get(was);
  if (text !== undefined && text === revision.unread.get(is)) return true;
  const whole = base.readThrough(was);
  return whole !== undefined && sameTree(whole, revision.readThrough(is));
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

/** Searched without the first quote, of which a text has so many. */
const KEY = '$ref"';

/** The same in JSON. Behind a `"$ref"` that is no key, whatever text comes next. */
export function referencesInText(text: string): readonly string[] {
  const found: string[] = [];
  for (let key = text.indexOf(KEY); key >= 0; key = text.indexOf(KEY, key + KEY.length)) {
    if (text.charCodeAt(key - 1) !== 0x22) continue;
    const start = text.indexOf('"', key + KEY.length) + 1;
    found.push(text.slice(start, text.indexOf('"', start)));
  }
  return found;
}
