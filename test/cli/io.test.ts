import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInput, readText } from '../../src/cli/io.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { folderWith } from '../support/cli.ts';

const fileOf = (content: string | Uint8Array): string => join(folderWith({ file: content }), 'file');

describe('a file is read', () => {
  it('as text where all of it is ASCII, longer and shorter ones after each other', () => {
    const texts = ['{"swagger": "2.0"}', 'a'.repeat(100_000), '{}', '', 'b'.repeat(100_001)];
    for (const text of texts) expect(String(readText(fileOf(text)))).toBe(text);
    expect(readText(fileOf('{}'))).toBe('{}');
  });

  it.each([
    ['UTF-8', Buffer.from('{"title": "Ärzte – 医者"}')],
    ['UTF-16', Buffer.from('\uFEFF{"title": "Pets"}', 'utf16le')],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x00, 0x80])],
  ])('as bytes where it is not: %s', (_, bytes) => {
    expect(readText(fileOf(bytes))).toEqual(bytes);
  });

  it('into memory that no file before it was handed out in', () => {
    const first = readText(fileOf('ä'.repeat(1000)));
    readText(fileOf('ö'.repeat(1000)));
    readText(fileOf('o'.repeat(1000)));
    expect(Buffer.from(first as Uint8Array).toString()).toBe('ä'.repeat(1000));
  });

  it.skipIf(!existsSync('/proc/self/limits'))('where the system makes it up, and tells no size', () => {
    expect(String(readText('/proc/self/limits'))).toBe(readFileSync('/proc/self/limits', 'utf8'));
  });

  it.each([
    ['is missing', 'missing', /there is no such file/],
    ['is a folder', '.', /is a directory, not a file/],
  ])('not where it %s', (_, name, reason) => {
    const folder = folderWith({});
    for (const read of [readInput, readText]) {
      expect(() => read(join(folder, name))).toThrow(UsageError);
      expect(() => read(join(folder, name))).toThrow(reason);
    }
  });
});
