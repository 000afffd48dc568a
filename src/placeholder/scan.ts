/**
 * Placeholders inside one text. `plain` is any string of a definition, which CloudFormation, SAM or Terraform may fill in; `sub` is the
 * text of a `Fn::Sub`; `template` is a mapping template, whose own language writes references as `${name}` too.
 */
export type TextStyle = 'plain' | 'sub' | 'template';

export type TextPart = { readonly literal: string } | { readonly name: string; readonly written: string };

/** A reference that CloudFormation resolves when the stack is deployed, such as `{{resolve:ssm:/db/host}}`. */
const DYNAMIC_REFERENCE = /\{\{resolve:[^{}\n]{1,500}\}\}/g;

/** Whether a text may hold a placeholder at all; cheap, and asked first. */
export const mayHoldPlaceholder = (text: string): boolean => text.includes('${') || text.includes('{{resolve:');

/**
 * The parts of a text in order; without placeholders one literal.
 *
 * Never a placeholder: `${stageVariables.x}`, which API Gateway fills in at run time, and `$${x}`, Terraform's way to write `${x}`. The
 * literal `${!x}` of `Fn::Sub` gives `${x}`.
 */
export function scanText(text: string, style: TextStyle): readonly TextPart[] {
  const parts: TextPart[] = [];
  let literal = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('${', at);
    if (open === -1) break;
    const close = closingBrace(text, open + 2);
    if (text[close] !== '}') {
      literal += text.slice(at, close);
      at = close;
      continue;
    }
    const name = text.slice(open + 2, close).trim();
    const written = text.slice(open, close + 1);
    literal += text.slice(at, open);
    at = close + 1;
    if (style === 'plain' && literal.endsWith('$')) {
      literal = literal.slice(0, -1) + written;
    } else if (style === 'sub' && name.startsWith('!')) {
      literal += `\${${name.slice(1)}}`;
    } else if (isLiteral(name)) {
      literal += written;
    } else {
      pushLiteral(parts, literal);
      parts.push({ name, written });
      literal = '';
    }
  }
  pushLiteral(parts, literal + text.slice(at));
  return parts;
}

const isLiteral = (name: string): boolean => name === '' || name.startsWith('!') || /^stageVariables\b/.test(name);

/**
 * The end of a placeholder that began before `from`; braces inside belong together, as in Terraform's `${jsonencode({a = 1})}`. Where it has
 * none, the end of its line or of the text: nothing on the way is looked at again.
 */
function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n') return at;
    if (character === '{') depth += 1;
    if (character !== '}') continue;
    if (depth === 0) return at;
    depth -= 1;
  }
  return text.length;
}

function pushLiteral(parts: TextPart[], text: string): void {
  let at = 0;
  for (const match of text.matchAll(DYNAMIC_REFERENCE)) {
    if (match.index > at) parts.push({ literal: text.slice(at, match.index) });
    parts.push({ name: match[0], written: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ literal: text.slice(at) });
}
