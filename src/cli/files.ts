import { openSync, closeSync, readSync, readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { sniffDefinition, SNIFF_BYTES } from '../source/sniff-definition.ts';
import { compileGlob, isGlob, splitBase } from './glob.ts';
import type { Glob, GlobState } from './glob.ts';
import { readInput } from './io.ts';
import { UsageError } from './usage-error.ts';

/** A definition to read, under the name by which it is reported. */
export interface InputFile {
  /** As the user named it, or below the folder that was named; `-` is standard input. */
  readonly path: string;
  /** Its bytes, where they were read already. */
  readonly bytes: Buffer | undefined;
}

export interface FindOptions {
  /** Passes over files that are no API definitions, also where they are named one by one. */
  readonly onlyDefinitions: boolean;
  /** Which files of a folder are meant, by absolute path; all JSON and YAML files unless a configuration says otherwise. */
  readonly isWanted?: (path: string) => boolean;
}

/**
 * The definitions that names, folders and globs mean, one at a time and each once, in the order of the arguments, within a folder by name.
 * Of a folder only the files that are API definitions are read; installed packages, build output and git's own files are passed over.
 *
 * @throws UsageError when a name or glob meets nothing, or a folder holds no definition (unless `onlyDefinitions` asked to pass over).
 */
export function* findInputs(names: readonly string[], options: FindOptions): Generator<InputFile> {
  const seen = new Set<string>();
  for (const name of names) {
    let met = 0;
    for (const input of inputsOf(name, options)) {
      met += 1;
      const key = input.path === '-' ? '-' : resolve(input.path);
      if (seen.has(key)) continue;
      seen.add(key);
      const bytes = input.sniffed || !options.onlyDefinitions ? input.bytes : definitionBytes(input.path);
      if (bytes !== 'other') yield { path: input.path, bytes };
    }
    if (met === 0 && !(options.onlyDefinitions && isFolder(name))) throw new UsageError(nothingMet(name));
  }
}

interface Met {
  readonly path: string;
  readonly bytes: Buffer | undefined;
  /** Whether it was looked into already, and is a definition. */
  readonly sniffed: boolean;
}

function* inputsOf(name: string, { isWanted }: FindOptions): Generator<Met> {
  if (name === '-') return yield { path: name, bytes: undefined, sniffed: false };
  const stats = statSync(name, { throwIfNoEntry: false });
  if (stats === undefined && isGlob(name)) {
    for (const path of globFiles(name)) yield { path, bytes: undefined, sniffed: false };
    return;
  }
  if (stats === undefined) throw new UsageError(`cannot read ${name}: there is no such file`);
  if (!stats.isDirectory()) return yield { path: name, bytes: undefined, sniffed: false };
  for (const path of folderFiles(name)) {
    if (isWanted?.(resolve(path)) === false) continue;
    const bytes = definitionBytes(path);
    if (bytes !== 'other') yield { path, bytes, sniffed: true };
  }
}

function isFolder(name: string): boolean {
  return name !== '-' && statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
}

function nothingMet(name: string): string {
  return isFolder(name) ? `there is no API definition in ${name}` : `no file matches ${name}`;
}

/** The whole file where a look at its beginning does not settle it; undefined for a definition that was not read to its end. */
function definitionBytes(path: string): Buffer | undefined | 'other' {
  if (path === '-') return undefined;
  const { head, complete } = readHead(path);
  const sniffed = sniffDefinition(head.toString('utf8'), complete);
  if (sniffed === 'other') return 'other';
  if (complete) return head;
  if (sniffed === 'definition') return undefined;
  const bytes = readInput(path);
  return sniffDefinition(bytes.toString('utf8'), true) === 'definition' ? bytes : 'other';
}

function readHead(path: string): { head: Buffer; complete: boolean } {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return { head: readInput(path), complete: true }; // says why it cannot be read
  }
  try {
    const buffer = Buffer.allocUnsafe(SNIFF_BYTES);
    let length = 0;
    while (length < SNIFF_BYTES) {
      const count = readSync(descriptor, buffer, length, SNIFF_BYTES - length, null);
      if (count === 0) return { head: buffer.subarray(0, length), complete: true };
      length += count;
    }
    return { head: buffer, complete: false };
  } finally {
    closeSync(descriptor);
  }
}

const passedOver: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist']);

/** All JSON and YAML files below a folder, sorted by name; links to folders are not followed, so there is no circle. */
function* folderFiles(folder: string): Generator<string> {
  for (const entry of sortedEntries(folder)) {
    const path = joined(folder, entry.name);
    if (entry.isDirectory()) {
      if (!passedOver.has(entry.name)) yield* folderFiles(path);
    } else if (/\.(?:json|ya?ml)$/i.test(entry.name) && isFile(entry, path)) yield path;
  }
}

function* globFiles(pattern: string): Generator<string> {
  const { base, rest } = splitBase(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern);
  let glob: Glob;
  try {
    glob = compileGlob(rest);
  } catch (error) {
    throw new UsageError(`cannot read the pattern ${pattern}: ${(error as Error).message}`);
  }
  yield* walkGlob(base, glob, glob.start);
}

function* walkGlob(folder: string, glob: Glob, state: GlobState): Generator<string> {
  for (const entry of sortedEntries(folder === '' ? '.' : folder)) {
    const next = glob.step(state, entry.name);
    if (next.length === 0) continue;
    const path = joined(folder, entry.name);
    if (entry.isDirectory()) {
      if (!passedOver.has(entry.name)) yield* walkGlob(path, glob, next);
    } else if (glob.accepts(next) && isFile(entry, path)) yield path;
  }
}

function sortedEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new UsageError(`cannot read ${folder}: ${code === 'EACCES' ? 'permission denied' : (error as Error).message}`);
  }
}

/** A pipe or device is no definition; a link is what it leads to. */
function isFile(entry: Dirent, path: string): boolean {
  return entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false })?.isFile() === true : entry.isFile();
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : join(folder, name);
}
