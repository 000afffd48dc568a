import { rawText } from '../source/node.ts';
import type { KeyNode, Scalar, ScalarNode, Span } from '../source/node.ts';
import type { PlaceholderNames } from './names.ts';
import { mayHoldPlaceholder, scanText } from './scan.ts';
import type { TextStyle } from './scan.ts';

export interface FilledText {
  /** With every known placeholder filled in, the others as they are written. */
  readonly text: string;
  readonly complete: boolean;
}

/** Fills in a text. `own` are values that only this text knows: the second member of `Fn::Sub`'s list form. */
export function fillText(
  text: string,
  style: TextStyle,
  at: Span,
  names: PlaceholderNames,
  own?: ReadonlyMap<string, FilledText>,
): FilledText {
  let filled = '';
  let complete = true;
  for (const part of scanText(text, style)) {
    if ('literal' in part) {
      filled += part.literal;
      continue;
    }
    const local = own?.get(part.name);
    if (local !== undefined) {
      filled += local.text;
      complete &&= local.complete;
      continue;
    }
    if (style === 'template' && !isForeignToTemplates(part.name)) {
      filled += names.peek(part.name) ?? part.written;
      continue;
    }
    const value = names.fill(part.name, at);
    filled += value ?? part.written;
    complete &&= value !== undefined;
  }
  return { text: filled, complete };
}

/** `${AWS::Region}` is no reference of the template language; `${name}` may be one, and is then left to it. */
const isForeignToTemplates = (name: string): boolean => name.includes('::') || name.startsWith('{{');

/** Fills in a string of the definition; a node without placeholders is given back as it is. */
export function fillScalar(node: ScalarNode, style: 'plain' | 'template', names: PlaceholderNames): ScalarNode {
  if (typeof node.value !== 'string' || !mayHoldPlaceholder(node.value)) return node;
  const { text, complete } = fillText(node.value, style, node, names);
  if (!complete) return { ...node, value: text, unresolved: true };
  if (text === node.value) return node;
  const bare = rawText(node) === node.value && scanText(node.value, style).length === 1;
  return { ...node, value: bare ? retyped(text) : text };
}

export function fillKey(key: KeyNode, names: PlaceholderNames): KeyNode {
  if (!mayHoldPlaceholder(key.value)) return key;
  const { text, complete } = fillText(key.value, 'plain', key, names);
  if (!complete) return { ...key, value: text, unresolved: true };
  return text === key.value ? key : { ...key, value: text };
}

/** `timeoutInMillis: ${timeout}` without quotes is a number once it is filled in, as it is when Terraform writes the file. */
function retyped(text: string): Scalar {
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  return /^(?:~|null|Null|NULL|)$/.test(text) ? null : text;
}
