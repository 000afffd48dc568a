/** A part of the model while its fields are put together. */
export type Building<T> = { -readonly [K in keyof T]: T[K] };

/** Sets a member of a record whose keys are the user's: `__proto__` is a key like any other. */
export function put<T>(record: Record<string, T>, key: string, value: T): void {
  if (key === '__proto__') Object.defineProperty(record, key, { value, configurable: true, enumerable: true, writable: true });
  else record[key] = value;
}

const FAR = 1_000_000;

/**
 * An empty record for status codes. V8 lays out a slot for every number up to the highest key, which comes to 6 kB for the responses of
 * each method; once it has seen a key as far off as this, it looks them up instead.
 */
export function statusRecord<T>(): Record<string, T> {
  const record: Record<string, T | undefined> = { [FAR]: undefined };
  delete record[FAR];
  return record as Record<string, T>;
}
