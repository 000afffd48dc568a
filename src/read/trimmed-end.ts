/** The end of a stretch of text without the white space that closes it, no further back than its start. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start) {
    const code = text.charCodeAt(at - 1);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    at -= 1;
  }
  return at;
}
