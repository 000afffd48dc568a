import { execFileSync } from 'node:child_process';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileAccess } from '../bundle/file-access.ts';
import { MAX_INPUT_BYTES } from './io.ts';
import { UsageError } from './usage-error.ts';

/** A file of a revision, and the way to the files beside it. */
export interface GitInput {
  readonly bytes: Buffer;
  /** The files that a definition of a revision refers to, read from the same revision; nothing outside of it is. */
  readonly access: FileAccess;
}

/**
 * A file as a git revision has it; the path is taken from the current folder, else from the root of the repository. Runs `git` without a
 * shell, reads the object alone (no filters, no hooks) and never fetches.
 *
 * @throws UsageError where git, the revision or the file is missing.
 */
export function openGitInput(name: string): GitInput {
  const { revision, path } = partsOf(name);
  const fromHere = readBlob(`${revision}:./${path}`);
  if (typeof fromHere !== 'string') return { bytes: fromHere, access: gitAccess(revision, path, './') };
  const fromRoot = readBlob(`${revision}:${path}`);
  if (typeof fromRoot !== 'string') return { bytes: fromRoot, access: gitAccess(revision, path, '') };
  throw new UsageError(`cannot read ${name}: ${fromRoot}`);
}

/** @param folder - what git takes paths from: `./` for the current folder, nothing for the root of the repository */
function gitAccess(revision: string, path: string, folder: './' | ''): FileAccess {
  return {
    locate: () => pathToFileURL(resolve(path)).pathname,
    read: async (location) => {
      const other = withinFolder(location);
      if (other === undefined || (folder === '' && other.startsWith('../'))) return { refused: 'it is no file of the revision' };
      const blob = readBlob(`${revision}:${folder}${other}`);
      return typeof blob === 'string' ? { refused: blob } : { name: `git:${revision}:${other}`, text: blob };
    },
  };
}

function partsOf(name: string): { readonly revision: string; readonly path: string } {
  const [, revision = '', path = ''] = /^git:([^:]+):(.+)$/s.exec(name) ?? [];
  if (revision !== '' && path !== '' && !revision.startsWith('-') && !name.includes('\0')) return { revision, path };
  throw new UsageError(`${name} names no file of a git revision; write git:<revision>:<path>, such as git:main:api.yaml`);
}

function withinFolder(location: string): string | undefined {
  try {
    return relative(process.cwd(), fileURLToPath(`file://${location}`))
      .split(sep)
      .join('/');
  } catch {
    return undefined;
  }
}

/** What git holds under a name, or why it cannot be read. */
function readBlob(object: string): Buffer | string {
  try {
    return execFileSync('git', ['cat-file', 'blob', object], {
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: MAX_INPUT_BYTES,
      env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
    if (code === 'ENOENT') return 'git is not installed';
    if (code === 'ENOBUFS') return `it is larger than ${MAX_INPUT_BYTES / 1024 / 1024} MiB`;
    const [said = ''] = (stderr?.toString() ?? '').split('\n').filter((line) => line !== '');
    return said.replace(/^fatal: /, '') || 'git cannot read it';
  }
}
