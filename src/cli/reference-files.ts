import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, parse, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileAccess, FileAnswer } from '../bundle/file-access.ts';
import { MAX_TEXT } from '../bundle/limits.ts';

export interface AccessOptions {
  /** References to http and https URLs are followed. */
  readonly allowRemote?: boolean;
  /** Files outside the folder tree are read. */
  readonly allowOutside?: boolean;
}

/**
 * Reads the files a definition refers to. Without further leave only those in the folder tree of the definition, and, where the definition
 * lies below the working directory, in that tree: a project is compiled from its own folder. What counts is where a file really lies, behind
 * all links.
 */
export function fileAccess(entryPath: string, { allowRemote = false, allowOutside = false }: AccessOptions = {}): FileAccess {
  const entry = resolve(entryPath === '-' ? 'standard-input' : entryPath);
  let trees: readonly string[] | undefined;
  const nameOf = (path: string): string => (isAbsolute(entryPath) ? path : relative(process.cwd(), path)).split(sep).join('/');
  return {
    locate: (path) => pathToFileURL(path === '-' ? entry : path).pathname,
    read: async (location) => {
      if (/^https?:/.test(location)) return allowRemote ? readRemote(location) : REMOTE;
      const path = pathOf(location);
      if (path === undefined) return { refused: 'it is neither a path nor an http URL' };
      return readLocal(path, allowOutside ? undefined : (trees ??= treesOf(entry)), nameOf(path));
    },
  };
}

const REMOTE: FileAnswer = {
  refused: 'it is on another machine',
  fix: 'Copy the file beside the definition, or allow it with --allow-remote.',
};
const OUTSIDE: FileAnswer = {
  refused: 'it lies outside the folder of the definition',
  fix: 'Move the file into the folder tree of the definition, or allow it with --allow-outside.',
};

/** The whole disk is no project. */
function treesOf(entry: string): readonly string[] {
  const folder = realPath(dirname(entry));
  const project = realPath(process.cwd());
  if (folder === undefined) return [];
  if (project === undefined || project === parse(project).root || !isWithin(project, folder)) return [folder];
  return [folder, project];
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isWithin(tree: string, path: string): boolean {
  const way = relative(tree, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function pathOf(location: string): string | undefined {
  try {
    return fileURLToPath(location.startsWith('/') ? `file://${location}` : `file:///${location}`);
  } catch {
    return undefined;
  }
}

function readLocal(path: string, trees: readonly string[] | undefined, name: string): FileAnswer {
  const real = realPath(path);
  // A path that leads out is refused before it is said whether there is anything.
  if (trees !== undefined && !trees.some((tree) => isWithin(tree, real ?? path))) return OUTSIDE;
  try {
    const stats = real === undefined ? undefined : statSync(real);
    if (real === undefined || stats === undefined) return { refused: 'there is no such file' };
    if (!stats.isFile()) return { refused: 'it is no file' };
    if (stats.size > MAX_TEXT) return { refused: 'it is too large' };
    return { name, text: readFileSync(real) };
  } catch (error) {
    return { refused: (error as NodeJS.ErrnoException).code === 'EACCES' ? 'permission denied' : 'it cannot be read' };
  }
}

/** Milliseconds for one file of another machine. */
const REMOTE_TIMEOUT = 20_000;

async function readRemote(url: string): Promise<FileAnswer> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(REMOTE_TIMEOUT),
      headers: { accept: 'application/json, application/yaml, */*' },
    });
    if (!response.ok || response.body === null) return { refused: `the server answers ${response.status}` };
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > MAX_TEXT) return { refused: 'it is too large' };
      chunks.push(chunk);
    }
    return { name: url, text: Buffer.concat(chunks) };
  } catch {
    return { refused: 'the server cannot be reached' };
  }
}
