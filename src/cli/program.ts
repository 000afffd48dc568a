import { Command, CommanderError, Option } from 'commander';
import { exitCodes } from './exit-code.ts';
import { withoutAliases } from './option-aliases.ts';
import { UsageError } from './usage-error.ts';

/** One command: its options and arguments as commander has them, and what it does. */
export interface Program<O> {
  readonly name: string;
  readonly description: string;
  /** Declares arguments and options. */
  readonly configure: (command: Command) => void;
  /** Does the work and gives the exit code. `names` are the arguments. */
  readonly action: (names: readonly string[], options: O) => Promise<number>;
}

/**
 * Parses the arguments of a command and runs it.
 *
 * @throws UsageError for an unknown option, a missing argument or a value that is not among an option's choices.
 */
export async function runProgram<O>(program: Program<O>, args: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  const command = new Command(`apigw ${program.name}`)
    .description(program.description)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpOption('-h, --help', 'this text');
  program.configure(command);
  command.action(async () => {
    code = await program.action(command.args, command.opts<O & Record<string, unknown>>());
  });
  try {
    await command.parseAsync(withoutAliases(args), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    throw new UsageError(error.message.replace(/^error: /, ''));
  }
  return code;
}

/** An option with a fixed set of values. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices([...choices]);
}

/** Collects an option that may be given several times. */
export const repeated = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Options that every command takes. */
export function commonOptions(command: Command): void {
  command
    .option('--var <name=value>', 'fill in a placeholder; may be repeated', repeated)
    .option('--vars <file>', 'fill in placeholders from a JSON, YAML, .env or .tfvars file; may be repeated', repeated)
    .addOption(choiceOption('--color <when>', 'colour the output', ['auto', 'always', 'never']).default('auto'));
}

/** Options of the commands that read definitions, which may refer to other files. */
export function fileOptions(command: Command): void {
  command
    .option('--allow-remote', 'follow references to http and https addresses')
    .option('--allow-outside', 'follow references to files outside the folder of the definition');
}

export interface FileOptions {
  readonly allowRemote?: boolean;
  readonly allowOutside?: boolean;
}

export interface CommonOptions {
  readonly var?: readonly string[];
  readonly vars?: readonly string[];
  readonly color: string;
}
