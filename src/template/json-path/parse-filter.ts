import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { parseRegex } from '../java/regex/parse.ts';
import { readJson } from '../read-json.ts';
import type { Filter, FilterValue, Path } from './path.ts';

const MAX_NESTING = 50;

/** Reads what stands in `?(…)`. */
export function parseFilter(text: string, budget: Budget, parsePath: (text: string) => Path): Filter {
  return new FilterReader(text, budget, parsePath).filter();
}

class FilterReader {
  readonly #text: string;
  readonly #budget: Budget;
  readonly #parsePath: (text: string) => Path;
  #at = 0;
  #depth = 0;

  constructor(text: string, budget: Budget, parsePath: (text: string) => Path) {
    this.#text = text;
    this.#budget = budget;
    this.#parsePath = parsePath;
  }

  filter(): Filter {
    const filter = this.#or();
    this.#skip();
    if (this.#at < this.#text.length) this.#fail();
    return filter;
  }

  #fail(why = 'it cannot be read'): never {
    throw new TemplateError(`The filter ${JSON.stringify(this.#text.slice(0, 200))} is wrong: ${why} (position ${this.#at}).`);
  }

  #skip(): void {
    while (this.#text[this.#at] === ' ') this.#at += 1;
  }

  #take(text: string): boolean {
    this.#skip();
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    this.#skip();
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#at = pattern.lastIndex;
    return match;
  }

  #or(): Filter {
    const tests = [this.#and()];
    while (this.#take('||')) tests.push(this.#and());
    return tests.length === 1 ? (tests[0] as Filter) : { kind: 'or', tests };
  }

  #and(): Filter {
    const tests = [this.#operand()];
    while (this.#take('&&')) tests.push(this.#operand());
    return tests.length === 1 ? (tests[0] as Filter) : { kind: 'and', tests };
  }

  #operand(): Filter {
    this.#depth += 1;
    if (this.#depth > MAX_NESTING) this.#fail('it is nested too deep');
    const operand = this.#test();
    this.#depth -= 1;
    return operand;
  }

  #test(): Filter {
    if (this.#take('!')) {
      this.#skip();
      if (this.#text[this.#at] !== '@' && this.#text[this.#at] !== '$') return { kind: 'not', test: this.#operand() };
      // Before a path ! asks whether nothing is there; before a comparison that begins with a path Jayway does not heed it.
      const test = this.#test();
      return test.kind === 'exists' ? { kind: 'not', test } : test;
    }
    if (this.#take('(')) {
      const inner = this.#or();
      if (!this.#take(')')) this.#fail('a ) is missing');
      return inner;
    }
    const left = this.#value();
    const [operator] =
      this.#match(
        /===|!==|==|!=|<=|>=|=~|<|>|(?:nin|in|contains|all|size|empty|subsetof|anyof|noneof|type|matches|exists)(?![A-Za-z])/iy,
      ) ?? [];
    if (operator !== undefined) return { kind: 'compare', operator: operator.toLowerCase(), left, right: this.#value() };
    if (left.kind !== 'path') return this.#fail('a path is expected');
    return { kind: 'exists', path: left.path };
  }

  #value(): FilterValue {
    this.#skip();
    const character = this.#text[this.#at];
    if (character === '$' || character === '@') return { kind: 'path', path: this.#parsePath(this.#pathText()) };
    if (character === '/') return this.#pattern();
    const [literal] =
      this.#match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|true(?!\w)|false(?!\w)|null(?!\w)|-?(?:\d+\.?\d*|\.\d+)(?:[eE]-?\d+)?/y) ?? [];
    if (literal !== undefined) return { kind: 'literal', value: readJson(literal.replace(/^(-?)\./, '$10.'), this.#budget) };
    if (character === '[' || character === '{') {
      const json = this.#bracketed(character);
      this.#at += json.length;
      return { kind: 'literal', value: readJson(json, this.#budget) };
    }
    return this.#fail('a value is missing');
  }

  #pattern(): FilterValue {
    const [, pattern, flags = ''] = this.#match(/\/((?:[^/\\]|\\.)*)\/([dimsuxU]*)/y) ?? [];
    if (pattern === undefined) return this.#fail('a regular expression is not closed');
    return { kind: 'pattern', regex: parseRegex(`${flags === '' ? '' : `(?${flags})`}${pattern}`) };
  }

  /** A path ends at a blank, an operator or the parenthesis around it. */
  #pathText(): string {
    const start = this.#at;
    let open = 0;
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at] as string;
      if (character === '[') this.#at += this.#bracketed('[').length - 1;
      else if (character === '(') open += 1;
      else if (character === ')') {
        if (open === 0) break;
        open -= 1;
      } else if (/[<>=~! ]/.test(character)) break;
    }
    return this.#text.slice(start, this.#at);
  }

  /** The text from the bracket that stands here to the one that closes it. */
  #bracketed(open: string): string {
    const start = this.#at;
    const close = open === '[' ? ']' : '}';
    let depth = 0;
    for (let at = start; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (character === '"' || character === "'") {
        at += 1;
        while (at < this.#text.length && this.#text[at] !== character) at += this.#text[at] === '\\' ? 2 : 1;
      } else if (character === open) depth += 1;
      else if (character === close) depth -= 1;
      if (depth === 0) return this.#text.slice(start, at + 1);
    }
    return this.#fail(`a ${close} is missing`);
  }
}
