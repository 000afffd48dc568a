import type { Report } from '../diagnostics/diagnostic.ts';
import type { KeyNode, MapEntry } from '../source/node.ts';
import { duplicateKey } from './findings.ts';
import { MAX_REPORTS } from './limits.ts';

/** Reports each key of a map that stood there before, with both places. One checker serves a whole text and stops after its first hundred. */
export function duplicateKeyChecker(report: Report): (entries: readonly MapEntry[]) => void {
  let left = MAX_REPORTS;
  const tell = (earlier: KeyNode, key: KeyNode): void => {
    left -= 1;
    if (left >= 0) report(duplicateKey, key, { key: shorten(key.value) }, [{ span: earlier, message: 'First used here.' }]);
  };
  return (entries) => {
    // Most maps are small, and comparing is cheaper there than hashing.
    if (entries.length <= 8) checkSmall(entries, tell);
    else checkLarge(entries, tell);
  };
}

type Tell = (earlier: KeyNode, key: KeyNode) => void;

function checkSmall(entries: readonly MapEntry[], tell: Tell): void {
  for (let index = 1; index < entries.length; index += 1) {
    const { key } = entries[index] as MapEntry;
    for (let before = 0; before < index; before += 1) {
      const earlier = (entries[before] as MapEntry).key;
      if (earlier.value !== key.value) continue;
      tell(earlier, key);
      break;
    }
  }
}

function checkLarge(entries: readonly MapEntry[], tell: Tell): void {
  const first = new Map<string, KeyNode>();
  for (const { key } of entries) {
    const earlier = first.get(key.value);
    if (earlier === undefined) first.set(key.value, key);
    else tell(earlier, key);
  }
}

const shorten = (key: string): string => (key.length > 80 ? `${key.slice(0, 79)}…` : key);
