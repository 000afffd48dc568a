import { isAscii } from 'node:buffer';
import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { writeFileSync, writeSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './usage-error.ts';

/** Larger inputs are refused before they are read: the service takes 6 MB, and 64 MiB leaves room for a model or a template around it. */
export const MAX_INPUT_BYTES = 64 * 1024 * 1024;

/**
 * The bytes of a file, or of standard input for `-`.
 *
 * @throws UsageError when there is no such file, it is a directory, may not be read, or is larger than {@link MAX_INPUT_BYTES}.
 */
export function readInput(path: string): Buffer {
  return path === '-' ? named(path, () => readAll(0, 'standard input')) : readOpened(path, readBytes);
}

/**
 * What {@link readInput} reads, as a text at once where all of it is ASCII, as most definitions are. It is read into the same memory each
 * time: a system takes longer to hand out new memory than to read into it.
 */
export function readText(path: string): string | Uint8Array {
  return path === '-' ? readInput(path) : readOpened(path, readAscii);
}

function readOpened<T>(path: string, read: (descriptor: number, stats: Stats, path: string) => T): T {
  return named(path, () => {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new UsageError(`${path} is a directory, not a file`);
    if (stats.isFile() && stats.size > MAX_INPUT_BYTES) throw tooLarge(path);
    const descriptor = openSync(path, 'r');
    try {
      return read(descriptor, fstatSync(descriptor), path);
    } finally {
      closeSync(descriptor);
    }
  });
}

/** Any trouble in the words of the command. */
function named<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${path}: ${reason(error)}`);
  }
}

function readBytes(descriptor: number, stats: Stats, path: string): Buffer {
  return stats.isFile() ? readFileSync(descriptor) : readAll(descriptor, path);
}

let memory = Buffer.alloc(0);

/** Nothing that is handed on lies in the memory that is used again. */
function readAscii(descriptor: number, stats: Stats, path: string): string | Uint8Array {
  const { size } = stats;
  // Files that a system makes up while they are read have no size.
  if (!stats.isFile() || size === 0) return readBytes(descriptor, stats, path);
  // The next file is often another version of this one, and a little larger.
  if (memory.length < size) memory = Buffer.allocUnsafeSlow(size + (size >> 3));
  let count = 0;
  for (let read = -1; read !== 0 && count < size; count += read) read = readSync(descriptor, memory, count, size - count, null);
  const bytes = memory.subarray(0, count);
  return isAscii(bytes) ? bytes.toString('latin1') : Buffer.from(bytes);
}

/** Reads a stream that does not know its length, no further than the bound. */
function readAll(descriptor: number, name: string): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(65_536);
    const count = readChunk(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks);
    total += count;
    if (total > MAX_INPUT_BYTES) throw tooLarge(name);
    chunks.push(chunk.subarray(0, count));
  }
}

/** A terminal or pipe that is not ready answers EAGAIN; its end may be an EOF error. */
function readChunk(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk, 0, chunk.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/**
 * Writes a file whole or not at all: into a temporary file beside it, flushed to the disk, then renamed over it. A link stays a link to the
 * file that is written; a pipe or device is written to and never replaced.
 *
 * @throws UsageError when that is not possible; the file is then what it was.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    const stats = statsOf(path);
    if (stats !== undefined && !stats.isFile() && !stats.isDirectory()) return writeFileSync(path, content);
    replace(stats === undefined ? path : realpathSync(path), stats === undefined ? 0o666 : stats.mode & 0o777, content);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reason(error)}`);
  }
}

function replace(path: string, mode: number, content: string | Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${process.hrtime.bigint().toString(36)}.tmp`);
  try {
    writeTemporary(temporary, mode, content);
    renameSync(temporary, path);
  } catch (error) {
    if (statsOf(temporary) !== undefined) rmSync(temporary, { force: true });
    throw error;
  }
}

function writeTemporary(path: string, mode: number, content: string | Uint8Array): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let offset = 0; offset < bytes.length;) offset += writeSync(descriptor, bytes, offset);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What a path leads to, behind links; undefined where nothing can be seen there: no file, a circle of links, a name that cannot be. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const tooLarge = (name: string): UsageError => new UsageError(`${name} is larger than ${MAX_INPUT_BYTES / 1024 / 1024} MiB`);

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'it is a directory';
    case 'ENOTDIR':
      return 'a part of the path is no folder';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ENAMETOOLONG':
      return 'the name is too long';
    default:
      return message;
  }
}
