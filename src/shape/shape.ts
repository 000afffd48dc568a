import type { Report } from '../diagnostics/diagnostic.ts';
import type { KeyNode, SourceNode } from '../source/node.ts';

/** What a value looks like, declared once: it decodes located nodes, and prints the JSON Schema that editors use. */
export interface Shape<T> {
  readonly jsonSchema: Readonly<Record<string, unknown>>;
  /** The value, as far as it is understood; undefined where nothing is. Misfits are reported at their own place, and decoding carries on. */
  decode(node: SourceNode, key: KeyNode, report: Report): T | undefined;
}
