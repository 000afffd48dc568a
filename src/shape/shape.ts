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
  decode(node: SourceNode, what: What, report: Report, owner: Span): T | undefined;
}

/** The name of a value: a text, or the step to it from what holds it. */
export type What = string | Step;

/** A step that decoding takes through the members of one value in turn. Only a finding puts it into words; most values have none. */
export interface Step {
  readonly within: What;
  readonly kind: 'property' | 'key' | 'index';
  /** The member that is being decoded. */
  to: string | number;
}

export function inWords(what: What): string {
  if (typeof what === 'string') return what;
  const { within, kind, to } = what;
  switch (kind) {
    case 'property':
      return `${to} of ${inWords(within)}`;
    case 'key':
      return `"${to}" in ${inWords(within)}`;
    case 'index':
      return `${inWords(within)}[${to}]`;
  }
}
