import { stringify } from 'yaml';

/** Plain data as YAML, long texts unfolded. Loaded only when YAML is asked for. */
export function printYaml(data: unknown): string {
  return stringify(data, { lineWidth: 0, aliasDuplicateObjects: false });
}
