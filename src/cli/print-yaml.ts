import { stringify } from 'yaml';

/** Plain data as YAML, lines as long as they are. */
export function printYaml(data: unknown): string {
  return stringify(data, { lineWidth: 0, aliasDuplicateObjects: false });
}
