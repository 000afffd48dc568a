import type { ScalarNode, SourceFile, SourceNode } from '../source/node.ts';

/** CloudFormation's short tags by the long form they stand for; `!Ref` and `!Condition` are the two without `Fn::`. */
const LONG_FORMS: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...[
    'And',
    'Base64',
    'Cidr',
    'Equals',
    'FindInMap',
    'ForEach',
    'GetAZs',
    'GetAtt',
    'If',
    'ImportValue',
    'Join',
    'Length',
    'Not',
    'Or',
    'Select',
    'Split',
    'Sub',
    'ToJsonString',
    'Transform',
  ].map((name): [string, string] => [`!${name}`, `Fn::${name}`]),
]);

/** Whether a tag is one of CloudFormation's short forms. */
export const isShortTag = (tag: string): boolean => LONG_FORMS.has(tag);

/**
 * The long form of a value under a short tag: `!Sub "…"` is `{ "Fn::Sub": "…" }`, and its key stands where the tag stands. Other tags
 * mean nothing to the service and give the value itself. `!GetAtt a.b` becomes the list of its two parts, as CloudFormation has it.
 */
export function expandShortTag(file: SourceFile, tag: string, start: number, value: SourceNode): SourceNode {
  const name = LONG_FORMS.get(tag);
  if (name === undefined) return value;
  const key = { kind: 'scalar', value: name, file, start, end: start + tag.length } as const;
  const inner = name === 'Fn::GetAtt' && value.kind === 'scalar' ? attributeParts(value) : value;
  return { kind: 'map', entries: [{ key, value: inner }], file, start, end: Math.max(value.end, key.end) };
}

/** `a.b.c` as `["a", "b.c"]`: the logical id ends at the first dot. */
function attributeParts(node: ScalarNode): SourceNode {
  const { file, value, start, end } = node;
  const dot = typeof value === 'string' ? value.indexOf('.') : -1;
  if (typeof value !== 'string' || dot < 0) return node;
  // Written plain or quoted, the first dot of the text is that of the value; escapes before it do not occur in logical ids.
  const at = Math.max(file.text.slice(0, end).indexOf('.', start), start);
  return {
    kind: 'list',
    items: [
      { kind: 'scalar', value: value.slice(0, dot), file, start, end: at },
      { kind: 'scalar', value: value.slice(dot + 1), file, start: Math.min(at + 1, end), end },
    ],
    file,
    start,
    end,
  };
}
