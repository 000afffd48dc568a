/** Columns a line may have before a text is folded. */
const WIDTH = 80;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '0'],
  ['\u0007', 'a'],
  ['\b', 'b'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\v', 'v'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\u001b', 'e'],
  ['"', '"'],
  ['\\', '\\'],
  ['\u0085', 'N'],
  ['\u00a0', '_'],
  ['\u2028', 'L'],
  ['\u2029', 'P'],
]);

/**
 * A text in double quotes that starts at `column`. A line longer than 80 columns is broken before a blank or behind an escape, with a
 * backslash, and goes on at `indent`: SnakeYAML's own way, so that our files differ from the service's in nothing but content.
 */
export function doubleQuoted(text: string, indent: number, column: number): string {
  const out: string[] = ['"'];
  let at = column + 1;
  let start = 0;
  const write = (part: string): void => {
    out.push(part);
    at += part.length;
  };
  for (let end = 0; end <= text.length; end += 1) {
    const character = characterAt(text, end);
    const escaped = character === undefined ? undefined : escapeOf(character);
    if (character === undefined || escaped !== undefined) {
      if (start < end) write(text.slice(start, end));
      start = end;
      if (character !== undefined) {
        write(escaped as string);
        end += character.length - 1;
        start = end + 1;
      }
    }
    const mayBreak = end > 0 && end < text.length - 1 && (character === ' ' || start >= end);
    if (mayBreak && at + (end - start) > WIDTH) {
      out.push(text.slice(start, end), '\\\n', ' '.repeat(indent));
      start = Math.max(start, end);
      at = indent;
      if (text[start] === ' ') write('\\');
    }
  }
  out.push('"');
  return out.join('');
}

/** The character at an index, both halves of a surrogate pair; undefined at the end. */
function characterAt(text: string, index: number): string | undefined {
  const point = text.codePointAt(index);
  return point === undefined ? undefined : String.fromCodePoint(point);
}

/** What stands for a character that is no plain ASCII: itself where it is printable; undefined for plain ASCII. */
function escapeOf(character: string): string | undefined {
  if (character >= ' ' && character <= '~' && character !== '"' && character !== '\\') return undefined;
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) return `\\${short}`;
  const point = character.codePointAt(0) as number;
  if (isPrintable(point)) return character;
  const hex = point.toString(16).toUpperCase();
  return point <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

function isPrintable(point: number): boolean {
  return (point >= 0xa0 && point <= 0xd7ff) || (point >= 0xe000 && point <= 0xfffd && point !== 0xfeff) || point >= 0x1_0000;
}
