/** The words for what is wrong in a JSON text; only looked for when something is. */

/** Why no `expected` stands at an offset. */
export function reasonAt(text: string, offset: number, expected: string): string {
  if (offset >= text.length) return `the text ends where ${expected} is expected`;
  const character = String.fromCodePoint(text.codePointAt(offset) as number);
  if (text.startsWith('//', offset) || text.startsWith('/*', offset) || character === '#') return 'JSON has no comments';
  if (character === "'") return 'texts are put in double quotes, not in single ones';
  const word = /[A-Za-z_$][\w$-]{0,30}/y;
  word.lastIndex = offset;
  const found = word.exec(text)?.[0] ?? character;
  return `${expected} is expected, not ${JSON.stringify(found)}`;
}

/** Why no number stands at an offset; undefined where nothing like a number does. */
export function reasonInNumber(text: string, offset: number): string | undefined {
  const numeric = /[-+.0-9][-+.0-9eE]{0,30}/y;
  numeric.lastIndex = offset;
  const found = numeric.exec(text)?.[0];
  if (found === undefined) return undefined;
  if (/^-?0[0-9]/.test(found)) return `the number ${found} begins with a needless zero`;
  if (found.startsWith('+')) return `the number ${found} begins with a plus sign`;
  return `${found} is no number`;
}

/** What is wrong in the string that begins at an offset, and where. */
export function reasonInString(text: string, start: number): readonly [offset: number, reason: string] {
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === 0x22) break;
    if (code === 0x0a || code === 0x0d) return [start, 'a text in quotes is not closed before the end of its line'];
    if (code < 0x20) return [offset, `a control character stands in a text; write ${escapeOf(code)}`];
    if (code !== 0x5c) continue;
    const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
    escape.lastIndex = offset;
    const match = escape.exec(text);
    if (match === null && offset + 1 < text.length) {
      const next = text[offset + 1] === 'u' ? text.slice(offset, offset + 6) : text.slice(offset, offset + 2);
      return [offset, `${JSON.stringify(next).slice(1, -1).replaceAll('\\\\', '\\')} is no escape that JSON knows`];
    }
    offset += (match?.[0].length ?? 1) - 1;
  }
  return [start, 'a text in quotes is not closed'];
}

const escapeOf = (code: number): string => (code === 0x09 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`);
