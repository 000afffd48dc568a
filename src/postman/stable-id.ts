import { hash } from 'node:crypto';

/** An id in the form of a UUID that the names alone decide, so that a second export of the same thing has the same id. */
export function stableId(...names: readonly string[]): string {
  const digits = hash('sha256', JSON.stringify(names));
  // version 5 (made from a name) and the usual variant, where programs look for them
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
