/** Up to here the built-in search is quick whatever the texts are. */
const SHORT = 16;

/**
 * Looks for a part in texts, in time linear to the text. The built-in search compares the whole part again at each offset when a text
 * repeats itself: a part of 100 KB takes it half a minute in 2 MB. (Knuth, Morris and Pratt.)
 */
export class TextSearch {
  readonly #part: string;
  #borders: Int32Array | undefined;

  constructor(part: string) {
    this.#part = part;
  }

  /** The first place at or after an offset; -1: none. */
  first(text: string, from = 0): number {
    if (this.#part.length <= SHORT) return text.indexOf(this.#part, from);
    return this.#scan(text, Math.max(from, 0), text.length, true);
  }

  /** The last place at or before an offset; -1: none. */
  last(text: string, from: number = text.length): number {
    if (this.#part.length <= SHORT) return text.lastIndexOf(this.#part, from);
    return this.#scan(text, 0, Math.min(from + this.#part.length, text.length), false);
  }

  #scan(text: string, from: number, end: number, first: boolean): number {
    const part = this.#part;
    if (end - from < part.length) return -1;
    const borders = (this.#borders ??= bordersOf(part));
    let found = -1;
    let matched = 0;
    for (let at = from; at < end; at += 1) {
      const code = text.charCodeAt(at);
      while (matched > 0 && (matched === part.length || part.charCodeAt(matched) !== code)) matched = borders[matched - 1] as number;
      if (part.charCodeAt(matched) === code) matched += 1;
      if (matched < part.length) continue;
      found = at - part.length + 1;
      if (first) return found;
    }
    return found;
  }
}

/** What lies between the places where a part stands. */
export function splitAt(text: string, part: string): readonly string[] {
  if (part.length <= SHORT) return text.split(part);
  const search = new TextSearch(part);
  const pieces: string[] = [];
  let from = 0;
  for (let at = search.first(text); at >= 0; at = search.first(text, from)) {
    pieces.push(text.slice(from, at));
    from = at + part.length;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** How long the longest beginning is that the first characters, up to each one, also end with. */
function bordersOf(part: string): Int32Array {
  const borders = new Int32Array(part.length);
  let matched = 0;
  for (let at = 1; at < part.length; at += 1) {
    const code = part.charCodeAt(at);
    while (matched > 0 && part.charCodeAt(matched) !== code) matched = borders[matched - 1] as number;
    if (part.charCodeAt(matched) === code) matched += 1;
    borders[at] = matched;
  }
  return borders;
}

/** `String.trim()`: without blanks and control characters at the ends. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start += 1;
  while (start < end && text.charCodeAt(end - 1) <= 32) end -= 1;
  return text.slice(start, end);
}
