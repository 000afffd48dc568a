/**
 * A document as API Gateway prints JSON (Jackson's default pretty printer): two spaces, `"key" : value`, lists on the line of their key
 * (`[ "https" ]`, `[ {`), `{ }` for what is empty; ended by a newline. Members that are undefined are left out.
 */
export function printJson(value: unknown): string {
  return `${print(value, '')}\n`;
}

function print(value: unknown, indent: string): string {
  if (Array.isArray(value)) return value.length === 0 ? '[ ]' : `[ ${value.map((item) => print(item, indent)).join(', ')} ]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const inner = `${indent}  `;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${inner}${JSON.stringify(key)} : ${print(member, inner)}`);
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${indent}}`;
}
