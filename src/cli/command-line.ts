import { parseArgs } from 'node:util';
import { nearest } from '../diagnostics/nearest.ts';
import { withoutAliases } from './option-aliases.ts';
import { UsageError } from './usage-error.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** The values it takes; none: any. */
  readonly choices?: readonly string[];
}

/** What stood on the command line; an option that was not given is absent, one that may be repeated is a list. */
export interface CommandLine {
  readonly names: readonly string[];
  flag(option: string): boolean;
  value(option: string): string | undefined;
  values(option: string): readonly string[];
}

/**
 * Reads a command's arguments; `--` ends the options and `-` is a name.
 *
 * @throws UsageError for an option the command does not have, a missing value, or a value that is none of its choices.
 */
export function readCommandLine(args: readonly string[], options: Readonly<Record<string, OptionSpec>>): CommandLine {
  const parsed = parse(withoutAliases(args), options);
  const lists = new Map<string, readonly (string | boolean)[]>();
  for (const [name, value] of Object.entries(parsed.values)) {
    const list = (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined);
    const { choices } = options[name] as OptionSpec;
    const wrong = choices && list.find((item) => !choices.includes(String(item)));
    if (wrong !== undefined) throw new UsageError(`--${name} takes ${choices?.join(', ')}; not ${JSON.stringify(wrong)}`);
    lists.set(name, list);
  }
  const values = (option: string): string[] => (lists.get(option) ?? []).map(String);
  return {
    names: parsed.positionals,
    flag: (option) => lists.get(option)?.at(-1) === true,
    value: (option) => values(option).at(-1),
    values,
  };
}

function parse(args: string[], options: Readonly<Record<string, OptionSpec>>): ReturnType<typeof parseArgs> {
  const known = Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple }]) => [
      name,
      { type, multiple: multiple ?? false, ...(short !== undefined && { short }) },
    ]),
  );
  try {
    return parseArgs({ args, options: known, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(reason(error as Error, options));
  }
}

function reason(error: Error & { code?: string }, options: Readonly<Record<string, OptionSpec>>): string {
  const option = /'?(-[^\s'<]+)/.exec(error.message)?.[1];
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const meant = nearest((option ?? '').replace(/^--?/, ''), Object.keys(options));
      return `there is no option ${option}${meant === undefined ? '' : `; did you mean --${meant}?`}`;
    }
    default:
      return (error.message.split('\n')[0] as string).replace(/\.?$/, '');
  }
}
