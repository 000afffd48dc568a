import { TemplateError } from '../../budget.ts';
import type { Budget } from '../../budget.ts';
import { TextSearch } from '../search.ts';
import { RegexMatcher } from './match.ts';
import type { Match } from './match.ts';
import type { Regex } from './node.ts';
import { parseRegex } from './parse.ts';

/** `String.matches`: the whole text. */
export function matchesRegex(text: string, pattern: string, budget: Budget): boolean {
  return new RegexMatcher(parseRegex(pattern), text, budget).matchesWhole();
}

/** `String.replaceAll`, `String.replaceFirst`. */
export function replaceRegex(text: string, pattern: string, replacement: string, limit: number, budget: Budget): string {
  const regex = parseRegex(pattern);
  let output = '';
  let copied = 0;
  for (const match of matches(regex, text, limit, budget)) {
    const expanded = expand(replacement, match, regex, text, budget);
    budget.text(expanded.length);
    output += text.slice(copied, match.start) + expanded;
    copied = match.end;
  }
  budget.text(output.length);
  return output + text.slice(copied);
}

/** `String.split(regex, limit)`; with limit 0 trailing empty parts are dropped. */
export function splitRegex(text: string, pattern: string, limit: number, budget: Budget): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of matches(parseRegex(pattern), text, Infinity, budget)) {
    if (limit > 0 && parts.length === limit - 1) break;
    if (match.end === 0) continue;
    parts.push(text.slice(from, match.start));
    from = match.end;
  }
  if (from === 0 && parts.length === 0) return [text];
  parts.push(text.slice(from));
  if (limit === 0) while (parts.length > 0 && parts[parts.length - 1] === '') parts.pop();
  return parts;
}

function* matches(regex: Regex, text: string, limit: number, budget: Budget): Generator<Match> {
  const find = finder(regex, text, budget);
  let from = 0;
  let lastEnd = 0;
  for (let count = 0; count < limit && from <= text.length; count += 1) {
    const match = find(from, lastEnd);
    if (match === undefined) return;
    yield match;
    lastEnd = match.end;
    from = match.end === match.start ? match.end + 1 : match.end;
  }
}

/** An expression without operators is looked up as the text it is. */
function finder(regex: Regex, text: string, budget: Budget): (from: number, lastEnd: number) => Match | undefined {
  const { literal } = regex;
  if (literal === undefined || literal === '') {
    const matcher = new RegexMatcher(regex, text, budget);
    return (from, lastEnd) => matcher.find(from, lastEnd);
  }
  const search = new TextSearch(literal);
  return (from) => {
    const start = search.first(text, from);
    budget.spend();
    return start < 0 ? undefined : { start, end: start + literal.length, groups: [[start, start + literal.length]] };
  };
}

/** What it takes to put one match into a replacement, beside its characters. */
const MATCH = 8;

/** A replacement's `$1`, `${name}` and backslashes, as `Matcher.appendReplacement`. */
function expand(replacement: string, match: Match, regex: Regex, text: string, budget: Budget): string {
  if (!/[\\$]/.test(replacement)) return replacement;
  budget.spend(MATCH + replacement.length);
  const group = (index: number): string => {
    const place = match.groups[index];
    return place === undefined ? '' : text.slice(...place);
  };
  let output = '';
  for (let at = 0; at < replacement.length; at += 1) {
    const character = replacement[at];
    if (character === '\\') {
      at += 1;
      if (at >= replacement.length) throw new TemplateError('The replacement ends in a backslash: the character to be escaped is missing.');
      output += replacement[at];
    } else if (character === '$') {
      const [reference, name, digit] = /^(?:\{([A-Za-z][A-Za-z0-9]*)\}|(\d))/.exec(replacement.slice(at + 1, at + 100)) ?? [];
      if (reference === undefined) throw new TemplateError('The replacement holds a $ that names no group (Illegal group reference).');
      at += reference.length;
      let index = name === undefined ? Number(digit) : (regex.names.get(name) ?? -1);
      if (name === undefined) {
        while (/\d/.test(replacement[at + 1] ?? '') && index * 10 + Number(replacement[at + 1]) <= regex.groups) {
          at += 1;
          index = index * 10 + Number(replacement[at]);
        }
      }
      if (index < 0 || index > regex.groups)
        throw new TemplateError(`The replacement names the group ${name ?? index}, which the expression does not have.`);
      output += group(index);
    } else output += character;
  }
  return output;
}
