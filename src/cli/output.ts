import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Appends to a stream, and waits where it cannot take more, so that a long report neither fills the memory nor is cut short. */
export async function append(stream: Writable, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain');
}
