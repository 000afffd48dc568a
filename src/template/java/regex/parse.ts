import { TemplateError } from '../../budget.ts';
import { hasBound } from './bound.ts';
import { isLineBreak, letterClasses, not, propertyClass } from './classes.ts';
import type { Regex, RegexNode, RepeatMode, Test } from './node.ts';

const MAX_NESTING = 60;
const MAX_REPEAT = 100_000;

/**
 * Reads a Java regular expression.
 *
 * Not supported, and refused with a message: `\X`, `\N{…}`, `\b{g}`, blocks (`\p{In…}`), CANON_EQ. Of the flags `i`, `m`, `s`, `x` and `d` act,
 * `u` and `U` are read and change nothing beyond ASCII.
 */
export function parseRegex(pattern: string): Regex {
  const reader = new RegexReader(pattern);
  const root = reader.all();
  const parts = root.kind === 'sequence' ? root.parts : [root];
  const literal = parts.every((part) => part.kind === 'one' && part.literal !== undefined)
    ? parts.map((part) => (part.kind === 'one' ? part.literal : '')).join('')
    : undefined;
  return { root, groups: reader.groups, names: reader.names, literal };
}

const nothing: RegexNode = { kind: 'sequence', parts: [] };

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly x: boolean;
}

class RegexReader {
  groups = 0;
  readonly names = new Map<string, number>();
  readonly #pattern: string;
  #at = 0;
  #depth = 0;
  #flags: Flags = { i: false, m: false, s: false, x: false };

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  all(): RegexNode {
    const root = this.#choice();
    if (this.#at < this.#pattern.length) this.#fail('Unmatched closing )');
    return root;
  }

  #fail(message: string): never {
    throw new TemplateError(
      `The regular expression ${JSON.stringify(this.#pattern.slice(0, 80))} is wrong: ${message} (character ${this.#at + 1}).`,
    );
  }

  #peek(text: string): boolean {
    return this.#pattern.startsWith(text, this.#at);
  }

  #take(text: string): boolean {
    if (!this.#peek(text)) return false;
    this.#at += text.length;
    return true;
  }

  /** The next character, a whole code point. */
  #next(): string {
    const code = this.#pattern.codePointAt(this.#at);
    if (code === undefined) this.#fail('it ends too early');
    const character = String.fromCodePoint(code);
    this.#at += character.length;
    return character;
  }

  #choice(): RegexNode {
    if ((this.#depth += 1) > MAX_NESTING) this.#fail(`groups lie deeper than ${MAX_NESTING} in each other`);
    const flags = this.#flags;
    const branches = [this.#sequence()];
    while (this.#take('|')) branches.push(this.#sequence());
    this.#flags = flags;
    this.#depth -= 1;
    return branches.length === 1 ? (branches[0] as RegexNode) : { kind: 'choice', branches };
  }

  #sequence(): RegexNode {
    const parts: RegexNode[] = [];
    while (this.#at < this.#pattern.length && !this.#peek('|') && !this.#peek(')')) {
      if (this.#flags.x && this.#skipComment()) continue;
      if (this.#take('\\Q')) {
        const quoted = this.#quotation();
        const last = quoted.pop();
        parts.push(...quoted, ...(last === undefined ? [] : [this.#repeated(last)]));
        continue;
      }
      const atom = this.#atom();
      parts.push(this.#repeated(atom));
    }
    return parts.length === 1 ? (parts[0] as RegexNode) : { kind: 'sequence', parts };
  }

  #skipComment(): boolean {
    if (this.#peek('#')) {
      const end = this.#pattern.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#pattern.length : end + 1;
      return true;
    }
    if (!/\s/.test(this.#pattern[this.#at] ?? '')) return false;
    this.#at += 1;
    return true;
  }

  #quotation(): RegexNode[] {
    const end = this.#pattern.indexOf('\\E', this.#at);
    const text = this.#pattern.slice(this.#at, end < 0 ? undefined : end);
    this.#at += text.length + (end < 0 ? 0 : 2);
    return [...text].map((character) => this.#literal(character));
  }

  #literal(character: string): RegexNode {
    const code = character.codePointAt(0) as number;
    if (!this.#flags.i) return { kind: 'one', test: (other) => other === code, literal: character };
    return { kind: 'one', test: this.#folded((other) => other === code) };
  }

  /** A class that ignores the case of ASCII letters. */
  #folded(test: Test): Test {
    if (!this.#flags.i) return test;
    return (code) => test(code) || (isAsciiLetter(code) && test(code ^ 32));
  }

  #atom(): RegexNode {
    const character = this.#next();
    switch (character) {
      case '.':
        return { kind: 'one', test: this.#flags.s ? () => true : not(isLineBreak) };
      case '^':
        return { kind: 'assert', at: this.#flags.m ? 'lineStart' : 'start' };
      case '$':
        return { kind: 'assert', at: this.#flags.m ? 'lineEnd' : 'beforeLastBreak' };
      case '[':
        return { kind: 'one', test: this.#folded(this.#class()) };
      case '(':
        return this.#group();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        return this.#fail(`Dangling meta character '${character}'`);
      case '{':
        this.#at -= 1;
        return nothing;
      default:
        return this.#literal(character);
    }
  }

  /** A quantifier in braces behind another one repeats nothing: `a{2}{3}` is `a{2}`. */
  #repeated(atom: RegexNode): RegexNode {
    const repeated = this.#quantified(atom);
    if (repeated === atom) return atom;
    while (this.#peek('{') && this.#quantified(nothing) !== nothing);
    if (/[*+?]/.test(this.#pattern[this.#at] ?? '')) this.#fail('Dangling meta character');
    return repeated;
  }

  #quantified(atom: RegexNode): RegexNode {
    if (this.#flags.x) while (this.#skipComment());
    const bounds = this.#bounds();
    if (bounds === undefined) return atom;
    const mode: RepeatMode = this.#take('?') ? 'lazy' : this.#take('+') ? 'possessive' : 'greedy';
    return { kind: 'repeat', body: atom, min: bounds[0], max: bounds[1], mode };
  }

  #bounds(): readonly [number, number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    if (!this.#peek('{')) return undefined;
    const [text, min = '', comma, max = ''] = /^\{(\d{1,9})(,)?(\d{1,9})?\}/.exec(this.#pattern.slice(this.#at, this.#at + 30)) ?? [];
    if (text === undefined || (comma === undefined && max !== '')) return this.#fail('Illegal repetition');
    this.#at += text.length;
    const bounds = [Number(min), comma === undefined ? Number(min) : max === '' ? Infinity : Number(max)] as const;
    if (bounds[0] > bounds[1]) this.#fail('Illegal repetition range');
    if (bounds[0] > MAX_REPEAT) this.#fail(`more than ${MAX_REPEAT} repetitions`);
    return bounds;
  }

  #group(): RegexNode {
    if (!this.#take('?')) return this.#capture();
    if (this.#take(':')) return this.#closed(this.#choice());
    if (this.#take('=')) return { kind: 'look', behind: false, negative: false, body: this.#closed(this.#choice()) };
    if (this.#take('!')) return { kind: 'look', behind: false, negative: true, body: this.#closed(this.#choice()) };
    if (this.#take('>')) return { kind: 'atomic', body: this.#closed(this.#choice()) };
    if (this.#take('<=')) return { kind: 'look', behind: true, negative: false, body: this.#bounded(this.#closed(this.#choice())) };
    if (this.#take('<!')) return { kind: 'look', behind: true, negative: true, body: this.#bounded(this.#closed(this.#choice())) };
    const [named, name] = /^<([A-Za-z][A-Za-z0-9]*)>/.exec(this.#pattern.slice(this.#at, this.#at + 100)) ?? [];
    if (named !== undefined && name !== undefined) {
      this.#at += named.length;
      if (this.names.has(name)) this.#fail(`Named capturing group <${name}> is already defined`);
      this.names.set(name, this.groups + 1);
      return this.#capture();
    }
    const [flags, on = '', off = '', end] =
      /^([imsxduU]*)(?:-([imsxduU]*))?([:)])/.exec(this.#pattern.slice(this.#at, this.#at + 30)) ?? [];
    if (flags === undefined) return this.#fail('Unknown inline modifier');
    this.#at += flags.length;
    const before = this.#flags;
    const chosen = (flag: string, now: boolean): boolean => (on.includes(flag) ? true : off.includes(flag) ? false : now);
    this.#flags = { i: chosen('i', before.i), m: chosen('m', before.m), s: chosen('s', before.s), x: chosen('x', before.x) };
    if (end === ')') {
      if (/[*+?]/.test(this.#pattern[this.#at] ?? '')) this.#fail('Dangling meta character');
      return nothing;
    }
    const body = this.#closed(this.#choice());
    this.#flags = before;
    return body;
  }

  #bounded(body: RegexNode): RegexNode {
    if (!hasBound(body)) this.#fail('Look-behind group does not have an obvious maximum length');
    return body;
  }

  #capture(): RegexNode {
    const index = (this.groups += 1);
    return { kind: 'group', index, body: this.#closed(this.#choice()) };
  }

  #closed(body: RegexNode): RegexNode {
    if (!this.#take(')')) this.#fail('Unclosed group');
    return body;
  }

  #escape(): RegexNode {
    const character = this.#next();
    if (/[1-9]/.test(character)) {
      let index = Number(character);
      while (/\d/.test(this.#pattern[this.#at] ?? '') && index * 10 + Number(this.#pattern[this.#at]) <= this.groups)
        index = index * 10 + Number(this.#next());
      return { kind: 'back', index, ignoreCase: this.#flags.i };
    }
    if (character === 'R') return { kind: 'choice', branches: [crLf, { kind: 'one', test: isRowBreak }] };
    const assertion = assertions.get(character);
    if (assertion !== undefined) return { kind: 'assert', at: assertion };
    if (character === 'k') {
      const [whole = '', name = ''] = /^<(\w+)>/.exec(this.#pattern.slice(this.#at, this.#at + 100)) ?? [];
      const index = this.names.get(name);
      if (index === undefined) return this.#fail(`the group <${name}> does not exist`);
      this.#at += whole.length;
      return { kind: 'back', index, ignoreCase: this.#flags.i };
    }
    const one = this.#escapedOne(character);
    return typeof one === 'string' ? this.#literal(one) : { kind: 'one', test: this.#folded(one) };
  }

  /** An escape that stands for one character or a class of them; the backslash and `character` are read. */
  #escapedOne(character: string): string | Test {
    const letter = letterClasses.get(character) ?? controls.get(character);
    if (letter !== undefined) return letter;
    switch (character) {
      case 'p':
      case 'P':
        return this.#property(character === 'P');
      case '0':
        return this.#code(/^[0-3]?[0-7]{1,2}/, 8);
      case 'x':
        return this.#code(/^(?:\{[0-9a-fA-F]{1,6}\}|[0-9a-fA-F]{2})/, 16);
      case 'u':
        return this.#code(/^[0-9a-fA-F]{4}/, 16);
      case 'c':
        return String.fromCharCode(this.#next().charCodeAt(0) ^ 64);
      default:
        if (/[A-Za-z]/.test(character)) return this.#fail(`the escape \\${character} is not supported`);
        return character;
    }
  }

  #code(form: RegExp, base: number): string {
    const [digits] = form.exec(this.#pattern.slice(this.#at, this.#at + 10)) ?? [];
    if (digits === undefined) return this.#fail('Illegal escape sequence');
    this.#at += digits.length;
    const code = Number.parseInt(digits.replace(/[{}]/g, ''), base);
    return code > 0x10_ff_ff ? this.#fail('Hexadecimal codepoint is too big') : String.fromCodePoint(code);
  }

  #property(negative: boolean): Test {
    const [whole, braced, single] = /^(?:\{([^}]*)\}|([A-Za-z]))/.exec(this.#pattern.slice(this.#at, this.#at + 60)) ?? [];
    if (whole === undefined) return this.#fail('Unclosed character family');
    const test = propertyClass(braced ?? single ?? '');
    if (test === undefined) return this.#fail(`the character family {${braced ?? single}} is not known`);
    this.#at += whole.length;
    return negative ? not(test) : test;
  }

  /** A bracketed class; its `[` is read. */
  #class(): Test {
    if ((this.#depth += 1) > MAX_NESTING) this.#fail('classes lie too deep in each other');
    const negative = this.#take('^');
    const test = this.#classBody();
    this.#at += 1;
    this.#depth -= 1;
    return negative ? not(test) : test;
  }

  /** What stands in a class, up to its `]`. */
  #classBody(): Test {
    let tests: Test[] = [];
    while (tests.length === 0 || !this.#peek(']')) {
      if (this.#take('&&')) {
        const right = this.#intersected() ?? tests[tests.length - 1] ?? this.#fail('Bad class syntax');
        const left = tests.length === 0 ? right : anyOf(tests);
        tests = [(code) => left(code) && right(code)];
      } else if (this.#take('[')) tests.push(this.#class());
      else if (this.#take('\\Q')) tests.push(...this.#quotation().flatMap((part) => (part.kind === 'one' ? [part.test] : [])));
      else tests.push(this.#classPart());
    }
    return anyOf(tests);
  }

  /** What stands behind `&&`, up to the next of its kind; undefined where nothing does. */
  #intersected(): Test | undefined {
    const tests: Test[] = [];
    while (!this.#peek(']') && !this.#peek('&')) tests.push(this.#take('[') ? this.#class() : this.#nestedBody());
    return tests.length === 0 ? undefined : anyOf(tests);
  }

  #nestedBody(): Test {
    if ((this.#depth += 1) > MAX_NESTING) this.#fail('classes lie too deep in each other');
    const test = this.#classBody();
    this.#depth -= 1;
    return test;
  }

  #classPart(): Test {
    const from = this.#classCharacter();
    if (typeof from !== 'string') return from;
    const low = from.codePointAt(0) as number;
    if (!this.#peek('-') || this.#pattern[this.#at + 1] === ']' || this.#pattern[this.#at + 1] === '[') return (code) => code === low;
    this.#at += 1;
    const to = this.#classCharacter();
    if (typeof to !== 'string') return this.#fail('Illegal character range');
    const high = to.codePointAt(0) as number;
    if (high < low) this.#fail('Illegal character range');
    return (code) => code >= low && code <= high;
  }

  #classCharacter(): string | Test {
    if (this.#at >= this.#pattern.length) this.#fail('Unclosed character class');
    const character = this.#next();
    return character === '\\' ? this.#escapedOne(this.#next()) : character;
  }
}

function anyOf(tests: readonly Test[]): Test {
  const [first] = tests;
  return tests.length === 1 && first !== undefined ? first : (code) => tests.some((test) => test(code));
}

/** `\R`. */
const crLf: RegexNode = {
  kind: 'sequence',
  parts: ['\r', '\n'].map((literal) => ({ kind: 'one', test: (code) => code === literal.charCodeAt(0), literal })),
};
const isRowBreak: Test = (code) => isLineBreak(code) || code === 11 || code === 12;

const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

const assertions = new Map([
  ['b', 'word'],
  ['B', 'notWord'],
  ['A', 'start'],
  ['z', 'end'],
  ['Z', 'beforeLastBreak'],
  ['G', 'lastMatch'],
] as const) as ReadonlyMap<string, 'word' | 'notWord' | 'start' | 'end' | 'beforeLastBreak' | 'lastMatch'>;

const controls: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
  ['a', '\u0007'],
  ['e', '\u001b'],
]);
