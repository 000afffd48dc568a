import { execFileSync } from 'node:child_process';
import { MAX_INPUT_BYTES } from './io.ts';
import { UsageError } from './usage-error.ts';

const PREFIX = 'git:';

/** Whether an input is named as `git:<revision>:<path>`. */
export function isGitInput(name: string): boolean {
  return name.startsWith(PREFIX);
}

/**
 * The bytes of a file as a git revision has it; the path is taken from the current folder, else from the root of the repository. Runs `git`
 * without a shell, reads the object alone (no filters, no hooks) and never fetches.
 *
 * @throws UsageError where git, the revision or the file is missing.
 */
export function readGitInput(name: string): Buffer {
  const [, revision = '', path = ''] = /^git:([^:]+):(.+)$/s.exec(name) ?? [];
  if (revision === '' || path === '' || revision.startsWith('-')) {
    throw new UsageError(`${name} names no file of a git revision; write git:<revision>:<path>, such as git:main:api.yaml`);
  }
  const fromHere = tryGit(['cat-file', 'blob', `${revision}:./${path}`]);
  if (typeof fromHere !== 'string') return fromHere;
  const fromRoot = tryGit(['cat-file', 'blob', `${revision}:${path}`]);
  if (typeof fromRoot !== 'string') return fromRoot;
  throw new UsageError(`cannot read ${name}: ${fromRoot}`);
}

/** What git prints, or why it failed. */
function tryGit(args: readonly string[]): Buffer | string {
  try {
    return execFileSync('git', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: MAX_INPUT_BYTES,
      env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
    if (code === 'ENOENT') return 'git is not installed';
    if (code === 'ENOBUFS') return `it is larger than ${MAX_INPUT_BYTES / 1024 / 1024} MiB`;
    const [said = ''] = (stderr?.toString() ?? '').split('\n').filter((line) => line !== '');
    return said.replace(/^fatal: /, '') || 'git failed';
  }
}
