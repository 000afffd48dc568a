import type { Report } from '../diagnostics/diagnostic.ts';
import type { ScalarNode } from '../source/node.ts';
import { booleanWord as booleanWordFinding } from './findings.ts';
import { MAX_REPORTS } from './limits.ts';
import { booleanWord } from './plain-scalar.ts';

/** Reports booleans spelled as only YAML 1.1 knows them. One checker serves a whole text and stops after its first hundred. */
export function booleanWords(report: Report): (node: ScalarNode) => void {
  let left = MAX_REPORTS;
  return (node) => {
    const word = node.file.text.slice(node.start, node.end);
    const value = booleanWord(word);
    if (value === undefined || left === 0) return;
    left -= 1;
    report(booleanWordFinding, node, { word, value });
  };
}
