import { visible } from '../visible.ts';

/** A piece of HTML; text becomes one by {@link fragment}, which escapes it. */
export interface Html {
  readonly markup: string;
}

// The bundle of the command is ASCII. Other strings are escaped for that, a template that is tagged cannot be: it takes these as values.
export const ELLIPSIS = '…';
export const MIDDLE_DOT = ' · ';

type Part = Html | string | number | undefined | readonly Html[];

/**
 * HTML with values in it: texts are escaped, pieces and lists of pieces are taken as they are, undefined is nothing. The indents of the source
 * are left out.
 */
export function fragment(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const literals = strings.map((string) => string.replaceAll(/\n\s*/g, '\n'));
  const markup = literals.map((string, index) => (index === 0 ? string : markupOf(parts[index - 1]) + string)).join('');
  return { markup };
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
}

function escaped(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Markup that stands in the source of apigw, never text from a definition. */
export const own = (markup: string): Html => ({ markup });
