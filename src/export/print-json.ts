/**
 * A document as API Gateway prints JSON (Jackson's default pretty printer): two spaces, `"key" : value`, lists on the line of their key
 * (`[ "https" ]`, `[ {`), `{ }` for what is empty; ended by a newline. Members that are undefined are left out.
 */
export function printJson(value: unknown): string {
  return `${print(value, '\n')}\n`;
}

/** `line` starts a line at the indentation of the value. */
function print(value: unknown, line: string): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return printList(value, line);
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  return printMap(value as Readonly<Record<string, unknown>>, line);
}

function printList(list: readonly unknown[], line: string): string {
  let text = '[ ';
  for (const [index, item] of list.entries()) text += (index === 0 ? '' : ', ') + print(item, line);
  return list.length === 0 ? '[ ]' : `${text} ]`;
}

function printMap(map: Readonly<Record<string, unknown>>, line: string): string {
  const inner = `${line}  `;
  let text = '';
  for (const key of Object.keys(map)) {
    const member = map[key];
    if (member !== undefined) text += `${text === '' ? '{' : ','}${inner}${JSON.stringify(key)} : ${print(member, inner)}`;
  }
  return text === '' ? '{ }' : `${text}${line}}`;
}
