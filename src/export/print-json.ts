/**
 * A document as API Gateway prints JSON (Jackson's default pretty printer): two spaces, `"key" : value`, lists on the line of their key
 * (`[ "https" ]`, `[ {`), `{ }` for what is empty; ended by a newline. Members that are undefined are left out.
 */
export function printJson(value: unknown): string {
  const parts: string[] = [];
  print(value, '\n', parts);
  parts.push('\n');
  return parts.join('');
}

/** `line` starts a line at the indentation of the value. */
function print(value: unknown, line: string, parts: string[]): void {
  if (value === null || typeof value !== 'object') parts.push(JSON.stringify(value ?? null));
  else if (Array.isArray(value)) printList(value, line, parts);
  else printMap(value as Readonly<Record<string, unknown>>, line, parts);
}

function printList(list: readonly unknown[], line: string, parts: string[]): void {
  if (list.length === 0) {
    parts.push('[ ]');
    return;
  }
  for (let index = 0; index < list.length; index += 1) {
    parts.push(index === 0 ? '[ ' : ', ');
    print(list[index], line, parts);
  }
  parts.push(' ]');
}

function printMap(map: Readonly<Record<string, unknown>>, line: string, parts: string[]): void {
  const inner = `${line}  `;
  let opening = '{';
  for (const key of Object.keys(map)) {
    const member = map[key];
    if (member === undefined) continue;
    parts.push(opening, inner, JSON.stringify(key), ' : ');
    print(member, inner, parts);
    opening = ',';
  }
  if (opening === '{') parts.push('{ }');
  else parts.push(line, '}');
}
