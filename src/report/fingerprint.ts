import type { Finding } from './finding.ts';

/**
 * What stays of a finding when lines move and words change: its code and its pointer. The file is left to the reader of the fingerprint,
 * who knows to which folder names are relative.
 */
export function identityOf(finding: Finding): string {
  return `${finding.code} ${finding.pointer}`;
}

/** Numbers equal identities from 1, so that two findings of a kind at one place stay two. */
export function occurrences(): (identity: string) => number {
  const seen = new Map<string, number>();
  return (identity) => {
    const number = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, number);
    return number;
  };
}
