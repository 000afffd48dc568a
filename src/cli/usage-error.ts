/** Wrong use of the command line: a missing file, an option that is none, a configuration that cannot be read. Thrown in `cli/` only. */
export class UsageError extends Error {}
