/**
 * A document as API Gateway prints JSON (Jackson's default pretty printer): two spaces, `"key" : value`, lists on the line of their key
 * (`[ "https" ]`, `[ {`), `{ }` for what is empty; ended by a newline. Members that are undefined are left out.
 */
export function printJson(value: unknown): string {
  const parts: string[] = [];
  print(value, levelAt('\n'), parts);
  parts.push('\n');
  return parts.join('');
}

/** What the lines of one indentation begin with. */
interface Level {
  readonly line: string;
  /** By key, the start of a member's line: few keys stand for most members. */
  readonly members: Map<string, string>;
  inner: Level | undefined;
}

const levelAt = (line: string): Level => ({ line, members: new Map(), inner: undefined });

function print(value: unknown, level: Level, parts: string[]): void {
  if (value === null || typeof value !== 'object') parts.push(JSON.stringify(value ?? null));
  else if (Array.isArray(value)) printList(value, level, parts);
  else printMap(value as Readonly<Record<string, unknown>>, level, parts);
}

function printList(list: readonly unknown[], level: Level, parts: string[]): void {
  if (list.length === 0) {
    parts.push('[ ]');
    return;
  }
  for (let index = 0; index < list.length; index += 1) {
    parts.push(index === 0 ? '[ ' : ', ');
    print(list[index], level, parts);
  }
  parts.push(' ]');
}

function printMap(map: Readonly<Record<string, unknown>>, level: Level, parts: string[]): void {
  const inner = (level.inner ??= levelAt(`${level.line}  `));
  const keys = Object.keys(map);
  let opening = '{';
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    const member = map[key];
    if (member === undefined) continue;
    parts.push(opening, memberStart(key, inner));
    print(member, inner, parts);
    opening = ',';
  }
  if (opening === '{') parts.push('{ }');
  else parts.push(level.line, '}');
}

function memberStart(key: string, { line, members }: Level): string {
  const known = members.get(key);
  if (known !== undefined) return known;
  const start = `${line}${JSON.stringify(key)} : `;
  members.set(key, start);
  return start;
}
