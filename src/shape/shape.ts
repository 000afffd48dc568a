import type { Report } from '../diagnostics/diagnostic.ts';
import type { SourceNode, Span } from '../source/node.ts';

/**
 * What a value looks like, declared once: it decodes located nodes, and prints the JSON Schema that editors use. General validators see
 * values only; this one knows places, placeholders, and what the service is lenient about.
 */
export interface Shape<T> {
  readonly jsonSchema: Readonly<Record<string, unknown>>;
  /**
   * The value, as far as it is understood; undefined where nothing is. A misfit is reported at its own place, and decoding carries on.
   *
   * @param what names the value in findings, such as `type of x-amazon-apigateway-integration`.
   * @param owner the place that stands for the value where a part of it is missing: its key.
   */
  decode(node: SourceNode, what: string, report: Report, owner: Span): T | undefined;
}
