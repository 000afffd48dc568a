/**
 * Checks the syntax of Java regular expressions (`java.util.regex.Pattern`), which selection patterns are. Says where and why one would not
 * compile; it does not match. What only Java's optimiser refuses (look-behind without a bound) is let through.
 */
export interface RegexFault {
  /** As Java says it, such as `Unclosed group`. */
  readonly reason: string;
  readonly index: number;
}

/** The first fault of a pattern; undefined where it compiles. */
export function javaRegexFault(pattern: string): RegexFault | undefined {
  let index = 0;
  let depth = 0;
  // Whether there is something a quantifier could repeat.
  let repeatable = false;
  while (index < pattern.length) {
    const step = stepAt(pattern, index, repeatable, depth);
    if ('reason' in step) return step;
    ({ index, repeatable } = step);
    depth += step.depth;
  }
  return depth > 0 ? { reason: 'Unclosed group', index } : undefined;
}

interface Step {
  readonly index: number;
  readonly repeatable: boolean;
  /** How many groups it opens: 1, 0 or -1. */
  readonly depth: -1 | 0 | 1;
}

const on = (index: number, repeatable: boolean, depth: Step['depth'] = 0): Step => ({ index, repeatable, depth });

function stepAt(pattern: string, index: number, repeatable: boolean, depth: number): Step | RegexFault {
  switch (pattern[index]) {
    case '\\':
      return escape(pattern, index);
    case '[': {
      const end = characterClass(pattern, index);
      return typeof end === 'number' ? on(end, true) : end;
    }
    case '(':
      return group(pattern, index);
    case ')':
      return depth === 0 ? { reason: "Unmatched closing ')'", index } : on(index + 1, true, -1);
    case '|':
      return on(index + 1, false);
    case '*':
    case '+':
    case '?':
      if (!repeatable) return { reason: `Dangling meta character '${pattern[index]}'`, index };
      return on(behindMode(pattern, index + 1), false);
    case '{':
      return counted(pattern, index);
    default:
      return on(index + 1, true);
  }
}

/** Behind the `?` (reluctant) or `+` (possessive) of a quantifier. */
const behindMode = (pattern: string, index: number): number => (pattern[index] === '?' || pattern[index] === '+' ? index + 1 : index);

function counted(pattern: string, index: number): Step | RegexFault {
  const [whole, least, , most] = /^\{(\d+)(,(\d*))?\}/.exec(pattern.slice(index, index + 40)) ?? [];
  if (whole === undefined) return { reason: /^\{\d/.test(pattern.slice(index)) ? 'Unclosed counted closure' : 'Illegal repetition', index };
  if (most !== undefined && most !== '' && Number(most) < Number(least)) return { reason: 'Illegal repetition range', index };
  return on(behindMode(pattern, index + whole.length), false);
}

const GROUP = /^\((?:\?(?:[:=!>]|<[=!]|<[a-zA-Z][a-zA-Z0-9]*>|[idmsuxU-]*[:)])|(?!\?))/;

function group(pattern: string, index: number): Step | RegexFault {
  const [opening] = GROUP.exec(pattern.slice(index, index + 200)) ?? [];
  if (opening === undefined) return { reason: 'Unknown group type', index };
  // `(?i)` only sets flags.
  return opening.endsWith(')') ? on(index + opening.length, false) : on(index + opening.length, false, 1);
}

/** Escapes with their arguments. Java refuses every other letter, for future use. */
const ESCAPES =
  /^\\(?:[tnrfaedDhHsSvVwWRXbBAGZz1-9]|[^a-zA-Z0-9]|0[0-7]{1,3}|x(?:[0-9a-fA-F]{2}|\{[0-9a-fA-F]+\})|u[0-9a-fA-F]{4}|c.|[pP](?:\{[^{}]+\}|[A-Z])|k<[a-zA-Z][a-zA-Z0-9]*>|N\{[^{}]+\})/s;

function escape(pattern: string, index: number): Step | RegexFault {
  if (pattern.startsWith('\\Q', index)) {
    const end = pattern.indexOf('\\E', index);
    return on(end < 0 ? pattern.length : end + 2, true);
  }
  const [whole] = ESCAPES.exec(pattern.slice(index, index + 100)) ?? [];
  if (whole !== undefined) return on(index + whole.length, true);
  return {
    reason: index + 1 === pattern.length ? 'Unexpected internal error: a backslash at the end' : 'Illegal/unsupported escape sequence',
    index,
  };
}

/** The index behind a class; classes may stand in classes, as in `[a-z&&[^m]]`. */
function characterClass(pattern: string, start: number): number | RegexFault {
  let depth = 0;
  // A bracket that closes at once stands for itself.
  let first = true;
  let index = start;
  while (index < pattern.length) {
    const character = pattern[index];
    if (character === '[') {
      depth += 1;
      index += pattern[index + 1] === '^' ? 2 : 1;
      first = true;
      continue;
    }
    if (character === ']' && !first) {
      depth -= 1;
      index += 1;
      if (depth === 0) return index;
      continue;
    }
    first = false;
    const step = character === '\\' ? escape(pattern, index) : on(index + 1, true);
    if ('reason' in step) return step;
    if (isReversed(pattern, index, step.index)) return { reason: 'Illegal character range', index };
    ({ index } = step);
  }
  return { reason: 'Unclosed character class', index: start };
}

/** `z-a`, of plain characters. */
function isReversed(pattern: string, index: number, next: number): boolean {
  const [from = '', dash, to = ''] = [pattern[index], pattern[next], pattern[next + 1]];
  return dash === '-' && next === index + 1 && /\w/.test(from) && /\w/.test(to) && from > to;
}
