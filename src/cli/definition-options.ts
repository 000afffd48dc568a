import type { OptionSpec } from './command-line.ts';

/** The options of a command that reads definitions and reports on them, for `readCommandLine`; they stand last in its help. */
export const definitionOptions = {
  'allow-remote': { type: 'boolean' },
  'allow-outside': { type: 'boolean' },
  var: { type: 'string', multiple: true },
  vars: { type: 'string', multiple: true },
  color: { type: 'string', choices: ['auto', 'always', 'never'] },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Record<string, OptionSpec>;

export const definitionOptionsHelp = `\
  --allow-remote            follows references to http and https URLs
  --allow-outside           follows references to files outside the folder of the definition
  --var <name=value>        a value for a placeholder; may be repeated
  --vars <file>             values for placeholders: JSON, YAML, .env or .tfvars
  --color <when>            auto, always or never (default: auto)
  -h, --help                this text`;
