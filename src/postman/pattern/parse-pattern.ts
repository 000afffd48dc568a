import { Kept } from './kept.ts';
import { complement, LAST_UNIT } from './pattern.ts';
import type { CharacterRange, Pattern } from './pattern.ts';

const LONGEST_PATTERN = 1000;
const DEEPEST_GROUP = 32;

/** The tree of a pattern; undefined for what cannot be put as one: look-around, back references, flags, faults, very long ones. */
export function parsePattern(text: string): Pattern | undefined {
  return text.length > LONGEST_PATTERN ? undefined : trees.get(text, () => parse(text));
}

const trees = new Kept<Pattern | undefined>();

function parse(text: string): Pattern | undefined {
  const parser = new PatternParser(text);
  const pattern = parser.choice(0);
  return pattern !== undefined && parser.atEnd() ? pattern : undefined;
}

const DIGITS: readonly CharacterRange[] = [[0x30, 0x39]];
const WORD: readonly CharacterRange[] = [...DIGITS, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const SPACE: readonly CharacterRange[] = [[0x09, 0x0d], [0x20, 0x20], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]]; // prettier-ignore
const LINE_ENDS: readonly CharacterRange[] = [[0x0a, 0x0a], [0x0d, 0x0d], [0x2028, 0x2029]]; // prettier-ignore
const CLASSES = new Map([['d', DIGITS], ['D', complement(DIGITS)], ['w', WORD], ['W', complement(WORD)], ['s', SPACE], ['S', complement(SPACE)]]); // prettier-ignore
const CONTROLS = new Map([['t', '\t'], ['n', '\n'], ['r', '\r'], ['f', '\f'], ['v', '\v'], ['0', '\0']]); // prettier-ignore

class PatternParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  choice(depth: number): Pattern | undefined {
    if (depth > DEEPEST_GROUP) return undefined;
    const items: Pattern[] = [];
    do {
      const item = this.#sequence(depth);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.#take('|'));
    return items.length === 1 ? items[0] : { kind: 'choice', items };
  }

  #sequence(depth: number): Pattern | undefined {
    const items: Pattern[] = [];
    while (!this.atEnd() && this.#peek() !== '|' && this.#peek() !== ')') {
      const item = this.#atom(depth);
      const repeated = item && this.#repeated(item);
      if (repeated === undefined) return undefined;
      items.push(repeated);
    }
    return { kind: 'sequence', items };
  }

  #atom(depth: number): Pattern | undefined {
    const character = this.#next();
    switch (character) {
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'set', ranges: complement(LINE_ENDS) };
      case '(':
        return this.#group(depth);
      case '[':
        return this.#set();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        return undefined;
      default:
        return single(character);
    }
  }

  #group(depth: number): Pattern | undefined {
    const opening = /(?:\?(?::|<[A-Za-z_]\w*>))?/y;
    opening.lastIndex = this.#at;
    this.#at += opening.exec(this.#text)?.[0].length ?? 0;
    if (this.#peek() === '?') return undefined;
    const inner = this.choice(depth + 1);
    return this.#take(')') ? inner : undefined;
  }

  #repeated(item: Pattern): Pattern | undefined {
    const quantifier = /[*+?]|\{(\d{1,9})(?:(,)(\d{1,9})?)?\}/y;
    quantifier.lastIndex = this.#at;
    const found = quantifier.exec(this.#text);
    if (found === null) return item;
    if (item.kind === 'start' || item.kind === 'end') return undefined;
    this.#at += found[0].length;
    this.#take('?');
    // a second quantifier is possessive in Java and a fault elsewhere
    if ('*+?'.includes(this.#peek() || ' ')) return undefined;
    const [sign, low, comma, high] = found;
    if (low === undefined) return { kind: 'repeat', item, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    const min = Number(low);
    const max = comma === undefined ? min : high === undefined ? Infinity : Number(high);
    return min <= max ? { kind: 'repeat', item, min, max } : undefined;
  }

  #escape(): Pattern | undefined {
    const ranges = this.#escapedRanges();
    return ranges && { kind: 'set', ranges };
  }

  #escapedRanges(): readonly CharacterRange[] | undefined {
    const character = this.#next();
    const known = CLASSES.get(character);
    if (known !== undefined) return known;
    const control = CONTROLS.get(character);
    if (control !== undefined) return rangesOf(control);
    if (character === 'x' || character === 'u') return this.#hexadecimal(character === 'x' ? 2 : 4);
    // every other letter or digit is an assertion, a back reference or a class that engines read differently
    return character === '' || /[A-Za-z0-9]/.test(character) ? undefined : rangesOf(character);
  }

  #hexadecimal(digits: number): readonly CharacterRange[] | undefined {
    const text = this.#text.slice(this.#at, this.#at + digits);
    if (text.length < digits || !/^[0-9a-f]+$/i.test(text)) return undefined;
    this.#at += digits;
    return rangesOf(String.fromCharCode(Number.parseInt(text, 16)));
  }

  #set(): Pattern | undefined {
    const negated = this.#take('^');
    const ranges: CharacterRange[] = [];
    while (!this.atEnd() && this.#peek() !== ']') {
      const member = this.#member();
      if (member === undefined) return undefined;
      ranges.push(...member);
    }
    if (!this.#take(']')) return undefined;
    return { kind: 'set', ranges: negated ? complement(ranges) : ranges };
  }

  #member(): readonly CharacterRange[] | undefined {
    const first = this.#character();
    const ranged = this.#peek() === '-' && this.#text[this.#at + 1] !== ']' && this.#at + 1 < this.#text.length;
    if (first === undefined || !ranged) return first;
    this.#at += 1;
    const last = this.#character();
    const [low] = first;
    const [high] = last ?? [];
    if (low === undefined || high === undefined || low[0] !== low[1] || high[0] !== high[1] || low[0] > high[0]) return undefined;
    return [[low[0], high[0]]];
  }

  #character(): readonly CharacterRange[] | undefined {
    const character = this.#next();
    // `[` inside a set and `&&` are operators in Java
    if (character === '[' || (character === '&' && this.#peek() === '&')) return undefined;
    if (character !== '\\') return rangesOf(character);
    return this.#take('b') ? rangesOf('\b') : this.#take('-') ? rangesOf('-') : this.#escapedRanges();
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  #next(): string {
    const character = this.#peek();
    this.#at += character.length;
    return character;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }
}

function rangesOf(character: string): readonly CharacterRange[] {
  const unit = Math.min(character.charCodeAt(0), LAST_UNIT);
  return [[unit, unit]];
}

function single(character: string): Pattern {
  return { kind: 'set', ranges: rangesOf(character) };
}
