/** What `basepath` does with the base path of a definition. */
export type BasePathMode = 'ignore' | 'prepend' | 'split';

/**
 * The segments that stand in front of every path.
 *
 * `ignore` gives none, `prepend` all, `split` all but the first. Slashes at both ends do not matter, and without a base path all three give
 * the same (recorded: `/base` splits to nothing, `/base-url/part/` to `part`).
 */
export function basePathSegments(basePath: string | undefined, mode: BasePathMode): readonly string[] {
  const segments = segmentsOf(basePath ?? '');
  switch (mode) {
    case 'ignore':
      return [];
    case 'prepend':
      return segments;
    case 'split':
      return segments.slice(1);
  }
}

/** The parts of a path between its slashes; empty ones are dropped, so `/pets/` is `/pets`. */
export function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}
