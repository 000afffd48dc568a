import { doubleQuoted } from './yaml-double-quoted.ts';

/** SnakeYAML writes longer keys, and those with line breaks, with a question mark. */
const LONGEST_SIMPLE_KEY = 128;

/**
 * A document as API Gateway prints YAML (Jackson over SnakeYAML): every text in double quotes and folded at 80 columns, keys bare where
 * that is safe, lists flush with the key that holds them, `{}` and `[]` for what is empty; ended by a newline. Members that are
 * undefined are left out. `header` puts `---` first, as the service does for Swagger 2.0 and not for OpenAPI 3.0.
 */
export function printYaml(value: unknown, { header = false }: { readonly header?: boolean } = {}): string {
  const text = isBlock(value) ? block(value, 0) : scalar(value, 0, 0);
  return `${header ? '---\n' : ''}${text}\n`;
}

type Block = readonly unknown[] | Readonly<Record<string, unknown>>;

/** Whether a value takes lines of its own: a list or map that is not empty. */
function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && Object.values(value).some((member) => member !== undefined);
}

/** A list or map whose first line starts at the column `indent`. */
function block(value: Block, indent: number): string {
  const lines = Array.isArray(value) ? value.map((item) => listItem(item, indent)) : mapEntries(value as Record<string, unknown>, indent);
  return lines.join(newLine(indent));
}

const newLine = (indent: number): string => `\n${' '.repeat(indent)}`;

function listItem(item: unknown, indent: number): string {
  return `- ${isBlock(item) ? block(item, indent + 2) : scalar(item, indent + 2, indent + 2)}`;
}

function mapEntries(map: Readonly<Record<string, unknown>>, indent: number): string[] {
  const defined = Object.entries(map).filter(([, value]) => value !== undefined);
  return defined.map(([name, value]) => {
    const key = keyText(name, indent);
    const value_ = mapValue(value, indent, key.column);
    return `${key.text}:${value_}`;
  });
}

function mapValue(value: unknown, indent: number, column: number): string {
  if (!isBlock(value)) return ` ${scalar(value, indent + 2, column + 2)}`;
  const inner = Array.isArray(value) ? indent : indent + 2;
  return `${newLine(inner)}${block(value, inner)}`;
}

/** A value that stays on its line; a text that is folded goes on at `indent`. */
function scalar(value: unknown, indent: number, column: number): string {
  if (typeof value === 'string') return doubleQuoted(value, indent, column);
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  // YAML 1.1 takes `1e+21` for a text: its numbers with an exponent have a point.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value).replace(/^(-?\d+)e/, '$1.0e') : 'null';
  return typeof value === 'boolean' ? String(value) : 'null';
}

/** A key, and the column behind it. */
function keyText(name: string, indent: number): { readonly text: string; readonly column: number } {
  const quoted = quotedKey(name);
  if (quoted.length <= LONGEST_SIMPLE_KEY) return { text: quoted, column: indent + quoted.length };
  return { text: `? ${quoted}${newLine(indent)}`, column: indent };
}

function quotedKey(name: string): string {
  if (isSpecial(name) || looksLikeOtherType(name)) return doubleQuoted(name, 0, Number.NEGATIVE_INFINITY);
  return staysPlain(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Characters that only double quotes can hold: all but printable ones, and line breaks. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const isSpecial = (name: string): boolean => /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/.test(name);

/** Whether a plain scalar would be read as null, a boolean, a number, a date or a merge key, by YAML 1.1 or 1.2. */
function looksLikeOtherType(name: string): boolean {
  return (
    /^(?:|~|<<|=|null|true|false|yes|no|on|off|y|n)$/i.test(name) ||
    /^[-+]?\.(?:inf|nan)$/i.test(name) ||
    /^[-+.]?\d[\d_a-fox:.,e+\-tz ]*$/i.test(name)
  );
}

/** Whether a key needs no quotes, by what SnakeYAML allows plain scalars in blocks. */
function staysPlain(name: string): boolean {
  if (/^(?:---|\.\.\.)|^[\s#,[\]{}&*!|>'"%@`]|\s$/.test(name)) return false;
  return !/^[-?:](?:\s|$)|:(?:\s|$)|\s#/.test(name);
}
