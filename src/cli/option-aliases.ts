/** Spellings of the service's own parameters that are taken too. */
const ALIASES: Readonly<Record<string, string>> = { '--failonwarnings': '--fail-on-warnings', '--base-path': '--basepath' };

/** Arguments with the names that the commands know, up to the `--` that ends the options. */
export function withoutAliases(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => (end === -1 || index < end ? withoutAlias(arg) : arg));
}

function withoutAlias(arg: string): string {
  const equals = arg.indexOf('=');
  const name = equals === -1 ? arg : arg.slice(0, equals);
  return Object.hasOwn(ALIASES, name) ? `${ALIASES[name]}${equals === -1 ? '' : arg.slice(equals)}` : arg;
}
