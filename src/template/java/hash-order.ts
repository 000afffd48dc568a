/** `String.hashCode()`. */
export function hashOfText(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash;
}

/** The number of buckets of a `java.util.HashMap` that once held so many entries. */
export function tableSize(entries: number): number {
  let buckets = 16;
  while (entries > buckets * 0.75) buckets *= 2;
  return buckets;
}

/** The bucket of a key in a `java.util.HashMap`, which iterates bucket by bucket. */
export function bucketOf(key: string, buckets: number): number {
  const hash = hashOfText(key);
  return (hash ^ (hash >>> 16)) & (buckets - 1);
}
