/** Plain data as the text of a file: JSON with two blanks of indentation, or YAML (its printer is loaded only then). */
export async function printData(data: unknown, format: 'json' | 'yaml'): Promise<string> {
  if (format === 'json') return `${JSON.stringify(data, undefined, 2)}\n`;
  const { printYaml } = await import('./print-yaml.ts');
  return printYaml(data);
}
