import { closeSync, fstatSync, openSync, readSync, readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { sniffDefinition, SNIFF_BYTES } from '../source/sniff-definition.ts';
import { compileGlob, isGlob, splitBase } from './glob.ts';
import type { Glob, GlobState } from './glob.ts';
import { readInput, statsOf } from './io.ts';
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
  /** Which files of a folder that was named are meant, by absolute path; all JSON and YAML files where it is not given. */
  readonly isWanted?: (path: string, folder: string) => boolean;
  /** Hears of names and globs that meet nothing, and of folders without a definition (unless `onlyDefinitions` asks to pass over). */
  readonly onProblem: (message: string) => void;
}

/**
 * The definitions that names, folders and globs mean, one at a time and each once, in the order of the arguments, within a folder by name.
 * Of a folder only the files that are API definitions are read; installed packages, build output and git's own files are passed over.
 * What cannot be found or looked into is a problem told to `onProblem`; the others are read all the same.
 */
export function* findInputs(names: readonly string[], options: FindOptions): Generator<InputFile> {
  const seen = new Set<string>();
  for (const name of names) {
    let met = false;
    for (const { path, inFolder } of pathsOf(name, options)) {
      const key = path === '-' ? '-' : resolve(path);
      const again = seen.has(key);
      seen.add(key);
      const input = again ? 'other' : lookInto(path, inFolder, options);
      met ||= again || !inFolder || input !== 'other';
      if (input !== 'other') yield input;
    }
    if (!met && !(options.onlyDefinitions && isFolder(name))) options.onProblem(nothingMet(name));
  }
}

interface Met {
  readonly path: string;
  /** Whether it was met below a folder, where most files are something else than definitions. */
  readonly inFolder: boolean;
}

function* pathsOf(name: string, { isWanted, onProblem }: FindOptions): Generator<Met> {
  const stats = name === '-' ? undefined : statsOf(name);
  if (stats?.isDirectory()) {
    for (const path of folderFiles(name, onProblem)) if (isWanted?.(resolve(path), name) !== false) yield { path, inFolder: true };
    return;
  }
  // A name that is there is that file, even if it looks like a pattern.
  if (stats !== undefined || !isGlob(name)) return yield { path: name, inFolder: false };
  for (const path of globFiles(name, onProblem)) yield { path, inFolder: false };
}

/** A file to read, unless it was to be an API definition and is none. */
function lookInto(path: string, inFolder: boolean, { onlyDefinitions, onProblem }: FindOptions): InputFile | 'other' {
  if (path === '-' || !(inFolder || onlyDefinitions)) return { path, bytes: undefined };
  try {
    const bytes = definitionBytes(path);
    return bytes === 'other' ? bytes : { path, bytes };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    onProblem(error.message);
    return 'other';
  }
}

function isFolder(name: string): boolean {
  return name !== '-' && statsOf(name)?.isDirectory() === true;
}

function nothingMet(name: string): string {
  return isFolder(name) ? `there is no API definition in ${name}` : `no file matches ${name}`;
}

/** Files up to this size, in bytes, are read at once: to open them a second time would cost more. */
const SMALL = 256 * 1024;

/** The bytes of a definition, undefined where only its beginning was read; or that the file is something else. */
function definitionBytes(path: string): Buffer | undefined | 'other' {
  const { bytes, complete } = readStart(path);
  const isWhole = complete && bytes.length <= SNIFF_BYTES;
  const sniffed = sniffDefinition(bytes.toString('utf8', 0, SNIFF_BYTES), isWhole);
  if (sniffed === 'definition') return complete ? bytes : undefined;
  if (sniffed === 'other') return 'other';
  const whole = complete ? bytes : readInput(path);
  return sniffDefinition(whole.toString('utf8'), true) === 'definition' ? whole : 'other';
}

/** A small file whole, of a larger one the beginning. */
function readStart(path: string): { bytes: Buffer; complete: boolean } {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return { bytes: readInput(path), complete: true }; // says why it cannot be read
  }
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { bytes: readInput(path), complete: true };
    const bytes = Buffer.allocUnsafe(stats.size <= SMALL ? stats.size + 1 : SNIFF_BYTES);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (count === 0) return { bytes: bytes.subarray(0, length), complete: true };
      length += count;
    }
    return { bytes, complete: false };
  } finally {
    closeSync(descriptor);
  }
}

const passedOver: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist']);

/** All JSON and YAML files below a folder, sorted by name; links to folders are not followed, so there is no circle. */
function* folderFiles(folder: string, onProblem: FindOptions['onProblem']): Generator<string> {
  for (const entry of sortedEntries(folder, onProblem)) {
    const path = joined(folder, entry.name);
    if (entry.isDirectory()) {
      if (!passedOver.has(entry.name)) yield* folderFiles(path, onProblem);
    } else if (/\.(?:json|ya?ml)$/i.test(entry.name) && isFile(entry, path)) yield path;
  }
}

function* globFiles(pattern: string, onProblem: FindOptions['onProblem']): Generator<string> {
  const { base, rest } = splitBase(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern);
  try {
    const glob = compileGlob(rest);
    yield* walkGlob(base, glob, glob.start, onProblem);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    onProblem(`cannot read the pattern ${pattern}: ${error.message}`);
  }
}

function* walkGlob(folder: string, glob: Glob, state: GlobState, onProblem: FindOptions['onProblem']): Generator<string> {
  for (const entry of sortedEntries(folder === '' ? '.' : folder, onProblem)) {
    const next = glob.step(state, entry.name);
    if (next.length === 0) continue;
    const path = joined(folder, entry.name);
    if (entry.isDirectory()) {
      if (!passedOver.has(entry.name)) yield* walkGlob(path, glob, next, onProblem);
    } else if (glob.accepts(next) && isFile(entry, path)) yield path;
  }
}

function sortedEntries(folder: string, onProblem: FindOptions['onProblem']): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // The folders of a pattern need not be there.
    if (code !== 'ENOENT' && code !== 'ENOTDIR') onProblem(`cannot read ${folder}: ${code === 'EACCES' ? 'permission denied' : message}`);
    return [];
  }
}

/** A pipe or device is no definition; a link is what it leads to. */
function isFile(entry: Dirent, path: string): boolean {
  return entry.isSymbolicLink() ? statsOf(path)?.isFile() === true : entry.isFile();
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : join(folder, name);
}
