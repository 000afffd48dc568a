import { version } from '../version.ts';
import { commands } from './commands.ts';
import { exitCodes } from './exit-code.ts';
import { UsageError } from './usage-error.ts';

/**
 * Runs one command line and sets the process's exit code. Only the named command's own module is loaded.
 *
 * Three kinds of trouble, three ways: bad input is a finding (1), wrong use is a `UsageError` (2), anything thrown besides is a bug (3).
 */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', endWithoutReader);
  // Nobody reads the messages: the exit code still tells.
  process.stderr.on('error', () => {});
  try {
    checkFolder();
    process.exitCode = await run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`apigw: ${error.message}\n`);
      process.exitCode = exitCodes.usage;
      return;
    }
    process.stderr.write(
      `apigw ${version}: this is a bug in apigw, please report it.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = exitCodes.bug;
  }
}

/** A reader that closes the pipe early (`| head`) is no error; a disk that is full is. */
function endWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  process.stderr.write(`apigw: cannot write to standard output: ${error.message}\n`);
  process.exit(exitCodes.usage);
}

/** Somebody may have removed the folder that the command is run in; no path means anything then. */
function checkFolder(): void {
  try {
    process.cwd();
  } catch {
    throw new UsageError('the working folder is gone');
  }
}

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${version}\n`);
    return exitCodes.done;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return help(rest, name !== undefined);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageError(`there is no command ${JSON.stringify(name)}; apigw --help lists them`);
  const { run: runCommand } = await command.load();
  return runCommand(rest);
}

async function help(names: readonly string[], asked: boolean): Promise<number> {
  const [name] = names;
  if (name !== undefined && name in commands) return run([name, '--help']);
  const width = Math.max(...Object.keys(commands).map((command) => command.length)) + 2;
  const lines = Object.entries(commands).map(([command, { summary }]) => `  ${command.padEnd(width)}${summary}`);
  const text = `Compiles Swagger 2.0 and OpenAPI 3.0 definitions as Amazon API Gateway would, offline.

Usage: apigw <command> [options]

Commands:
${lines.join('\n')}

Options:
  -h, --help     this text; apigw <command> --help tells more
  -V, --version  the version
`;
  (asked ? process.stdout : process.stderr).write(text);
  return asked ? exitCodes.done : exitCodes.usage;
}
