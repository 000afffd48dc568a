/** A decoded text, and where it cannot be decoded the reason and the offset of the first wrong character. */
export interface Decoded {
  readonly text: string;
  readonly problem?: { readonly reason: string; readonly offset: number };
}

/**
 * The text of some bytes: UTF-8, or UTF-16 as a byte order mark tells. The mark is taken away. A NUL anywhere means that it is no text at all.
 */
export function decode(source: string | Uint8Array): Decoded {
  const decoded = typeof source === 'string' ? { text: source } : decodeBytes(source);
  if (decoded.problem !== undefined) return decoded;
  const text = decoded.text.charCodeAt(0) === 0xfeff ? decoded.text.slice(1) : decoded.text;
  const nul = text.indexOf('\0');
  return nul < 0
    ? { text }
    : { text, problem: { reason: 'it holds a NUL character, so it is a binary file or UTF-16 without a mark', offset: nul } };
}

function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16le', swapPairs(bytes));
  return decodeAs('utf-8', bytes);
}

function decodeAs(encoding: 'utf-8' | 'utf-16le', bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    // Characters that the file spells U+FFFD itself are as rare as wrong bytes before them are likely.
    const offset = Math.max(text.indexOf('\uFFFD'), 0);
    return { text, problem: { reason: `it is not valid ${encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'}`, offset } };
  }
}

/** UTF-16 big endian as little endian; not every Node decodes the former. */
function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length);
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    swapped[index] = bytes[index + 1] as number;
    swapped[index + 1] = bytes[index] as number;
  }
  if (bytes.length % 2 === 1) swapped[bytes.length - 1] = bytes[bytes.length - 1] as number;
  return swapped;
}
