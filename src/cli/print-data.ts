/**
 * Plain data as the content of a file: JSON with two blanks of indentation, or YAML (its printer is loaded only then). JSON is encoded here,
 * as to put the last line feed behind the text of a large model would copy it.
 */
export async function printData(data: unknown, format: 'json' | 'yaml'): Promise<string | Uint8Array> {
  if (format === 'json') return encodeLines(JSON.stringify(data, undefined, 2));
  const { printYaml } = await import('./print-yaml.ts');
  return printYaml(data);
}

function encodeLines(text: string): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text) + 1);
  bytes.write(text);
  bytes.write('\n', bytes.length - 1);
  return bytes;
}
