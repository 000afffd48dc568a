import type { Report } from '../diagnostics/diagnostic.ts';
import type { KeyNode, MapEntry } from '../source/node.ts';
import { duplicateKey } from './findings.ts';
import { MAX_REPORTS } from './limits.ts';

/**
 * Reports each key of a map that stood there before, with both places, and tells whether there was one. One checker serves a whole text and
 * reports no more than its first hundred.
 */
export function duplicateKeyChecker(report: Report): CheckKeys {
  let left = MAX_REPORTS;
  const tell = (earlier: KeyNode, key: KeyNode): void => {
    left -= 1;
    if (left >= 0) report(duplicateKey, key, { key: shorten(key.value) }, [{ span: earlier, message: 'First used here.' }]);
  };
  // Most maps are small, and comparing is cheaper there than hashing.
  return (entries) => (entries.length <= 16 ? checkSmall(entries, tell) : checkLarge(entries, tell));
}

/** True where a key stands twice. */
export type CheckKeys = (entries: readonly MapEntry[]) => boolean;

type Tell = (earlier: KeyNode, key: KeyNode) => void;

function checkSmall(entries: readonly MapEntry[], tell: Tell): boolean {
  let found = false;
  for (let index = 1; index < entries.length; index += 1) {
    const { key } = entries[index] as MapEntry;
    for (let before = 0; before < index; before += 1) {
      const earlier = (entries[before] as MapEntry).key;
      if (earlier.value !== key.value) continue;
      found = true;
      tell(earlier, key);
      break;
    }
  }
  return found;
}

function checkLarge(entries: readonly MapEntry[], tell: Tell): boolean {
  const first = new Map<string, KeyNode>();
  for (const { key } of entries) {
    const earlier = first.get(key.value);
    if (earlier === undefined) first.set(key.value, key);
    else tell(earlier, key);
  }
  return first.size < entries.length;
}

const shorten = (key: string): string => (key.length > 80 ? `${key.slice(0, 79)}…` : key);
