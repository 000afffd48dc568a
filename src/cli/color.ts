import { UsageError } from './usage-error.ts';

/**
 * Whether to colour what goes to a stream: by `--color`, else only on a terminal that is not dumb, and never against `NO_COLOR`.
 *
 * @throws UsageError for another choice than `auto`, `always` and `never`.
 */
export function wantsColor(choice: string | undefined, stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  switch (choice ?? 'auto') {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'auto':
      return stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
    default:
      throw new UsageError(`--color takes auto, always, never; not ${JSON.stringify(choice)}`);
  }
}
