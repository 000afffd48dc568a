/**
 * Our words for what the `yaml` package found wrong: by its message where one code has several meanings, else by its code. What is not
 * listed keeps the package's words.
 */
export function yamlReason(code: string, message: string): string {
  const found = REASONS.find(([pattern]) => pattern.test(message) || pattern.source === code);
  if (found !== undefined) return found[1];
  const plain = message.replace(/\.$/, '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}

const REASONS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^Missing closing .quote$/, 'a text in quotes is not closed'],
  [/^Flow (map|sequence) in block collection must be sufficiently indented/, 'a bracket is not closed, or stands too far left'],
  [/^Expected flow (map|sequence) to end with/, 'a bracket is not closed'],
  [/^Unexpected flow-(map|seq)-end token/, 'a closing bracket stands here without an opening one'],
  [/^Missing , (or : )?between flow/, 'a comma is missing between the members in brackets'],
  [/^Unexpected (,|empty item) in flow/, 'a comma stands here without a value before it'],
  [/^Missing space after : /, 'a space is missing after the colon'],
  [/^Implicit keys need to be on a single line/, 'a key does not fit on one line; perhaps a colon is missing after it, or quotes are'],
  [/^Implicit map keys need to be followed by map values/, 'a colon is missing after a key'],
  [
    /^Nested mappings are not allowed in compact mappings/,
    'a second colon follows on one line; put the value in quotes, or the inner key on a line of its own',
  ],
  [/^All mapping items must start at the same column/, 'the keys of an object do not stand in one column'],
  [/^All sequence items must start at the same column/, 'the items of a list do not stand in one column'],
  [/^Sequence item without - indicator/, 'an item of a list does not begin with a dash'],
  [/^A block sequence may not be used as an implicit map key/, 'a list stands where a key is expected'],
  [/^Unexpected \S+ at node end/, 'something follows where the value has ended'],
  [/^Block scalar header includes extra characters/, 'text follows on the line of | or >; it belongs on the next lines'],
  [/^Block scalar/, 'the lines of a text after | or > are not indented enough'],
  [/^Comments must be separated/, 'a space is missing before the comment'],
  [/^Unresolved alias/, 'an alias names no earlier anchor'],
  [/^Plain value cannot start with reserved character/, 'a text that begins with @ or ` has to be put in quotes'],
  [/^Plain value cannot start with directive indicator/, 'a text that begins with % has to be put in quotes'],
  [/^Plain value cannot start with/, 'a text cannot begin with this character unless it is put in quotes'],
  [/TAB_AS_INDENT/, 'a tab is used for indentation; YAML takes only spaces'],
  [/BAD_DQ_ESCAPE/, 'this is no escape that YAML knows; in double quotes a backslash is written twice'],
  [/NON_STRING_KEY/, 'a key is not a text: lists, objects and tagged values cannot be keys here'],
  [/KEY_OVER_1024_CHARS/, 'a key is longer than 1024 characters'],
  [/BLOCK_IN_FLOW/, 'an indented object or list stands inside brackets'],
  [/MULTIPLE_ANCHORS/, 'a value has two anchors'],
  [/MULTIPLE_TAGS/, 'a value has two tags'],
  [/RESOURCE_EXHAUSTION/, 'it is too deeply nested'],
];
