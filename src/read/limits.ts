/** What a text may cost. Far above any definition the service would take (6 MB), and low enough to bound time and memory for hostile ones. */

/** Levels of nesting; real definitions stay below 40. */
export const MAX_DEPTH = 500;

/** Keys and values of a tree, those behind aliases counted each time they appear. */
export const MAX_NODES = 2_000_000;

/** Characters of a YAML text; the `yaml` package needs about a hundred bytes of memory for each. */
export const MAX_YAML_LENGTH = 16 * 1024 * 1024;

/** Lexical tokens of a YAML text; the definition of a large API has a million. */
export const MAX_YAML_TOKENS = 2_000_000;

/** Blank lines, comments and spaces in a row in a YAML text: the package's time grows with the square of their number. */
export const MAX_YAML_BLANKS = 60_000;

/** Findings of one kind in one text; after these nothing new is learnt. */
export const MAX_REPORTS = 100;
