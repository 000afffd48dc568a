/**
 * Characters that would move the cursor, recolour the terminal or turn the reading direction around: control characters and the
 * bidirectional ones. Definitions are read from strangers, and a report must show what stands in them, not obey it.
 */
// oxlint-disable-next-line no-control-regex -- these are the characters to show
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text with such characters as `\u001b`; tabs and line feeds stay. */
export function visible(text: string): string {
  return isPlain(text) ? text : text.replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Printable ASCII on one line, as most texts are. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** As {@link visible}, on one line. */
export function visibleLine(text: string): string {
  return isPlain(text) ? text : visible(text).replaceAll(/[\n\t]/g, ' ');
}

const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without half surrogate pairs, which neither URIs nor XML can hold. */
export function wellFormed(text: string): string {
  return text.replace(halfPair, '\ufffd');
}
