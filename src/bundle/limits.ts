/** What references to other files may cost; far above any real API. */

export const MAX_FILES = 500;

/** Characters of all files together. */
export const MAX_TEXT = 32 * 1024 * 1024;

/** Nodes of the bundled definition, each counted as often as it is referred to. */
export const MAX_NODES = 1_000_000;

/** Levels of nesting of the bundled definition. */
export const MAX_DEPTH = 500;
