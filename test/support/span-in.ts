import type { SourceFile, Span } from '../../src/source/node.ts';

/** The first place of a part of a text, in a file of its own. */
export function spanIn(text: string, part: string, path = 'a.yaml'): Span {
  return spanOf({ path, text, format: 'yaml' }, part);
}

export function spanOf(file: SourceFile, part: string): Span {
  const start = file.text.indexOf(part);
  if (start < 0) throw new Error(`${part} does not stand in ${file.path}`);
  return { file, start, end: start + part.length };
}
