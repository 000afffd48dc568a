import { MAX_DEPTH } from './budget.ts';
import { Cursor } from './cursor.ts';
import { Double, Whole, parseDecimal } from './java/number.ts';
import type { Argument, Block, Expression, Operator, Reference, Step } from './syntax.ts';

/** Reads the inside of a string that is interpolated; the scanner's part, handed in because the two need each other. */
export type ReadBlock = (cursor: Cursor, depth: number) => Block;

/**
 * Reads references, directive arguments and expressions by the grammar of Velocity 1.7: sums stand in `#set` and conditions only, a minus
 * sign before a digit belongs to the number (`$a -1` is an error), strings know no backslash but double their quotes.
 */
export class ExpressionReader {
  readonly #cursor: Cursor;
  readonly #readBlock: ReadBlock;
  #depth: number;

  constructor(cursor: Cursor, readBlock: ReadBlock, depth: number) {
    this.#cursor = cursor;
    this.#readBlock = readBlock;
    this.#depth = depth;
  }

  /** `$name`, `$!name`, `${name}`, `$!{name}` and what follows; undefined where no reference begins. */
  reference(): Reference | undefined {
    const cursor = this.#cursor;
    const start = cursor.at;
    const head = cursor.match(/\$!?(\{?)([A-Za-z_][A-Za-z0-9_-]*)/y);
    if (head === undefined) return undefined;
    this.#enter();
    const steps = this.#steps();
    if (head[1] === '{' && !cursor.take('}')) cursor.fail(`A reference that begins with \${ needs a } here, but ${cursor.found}.`);
    this.#leave();
    return { kind: 'reference', name: head[2] as string, steps, plain: /^\$\w/.test(head[0]), ...this.#placed(start) };
  }

  /** A whole expression, blanks around it included. */
  expression(): Expression {
    return this.#binary(0);
  }

  /** What may stand in a list, as an argument of a method: everything but sums, comparisons and parentheses. */
  operand(): Expression {
    this.#cursor.skipBlanks();
    const operand = this.#operand();
    this.#cursor.skipBlanks();
    return operand;
  }

  /** The arguments of a directive, behind its `(`, up to and with `)`: divided by blanks or a comma. */
  directiveArguments(): Argument[] {
    const cursor = this.#cursor;
    const args: Argument[] = [];
    for (;;) {
      cursor.skipBlanks();
      if (cursor.take(')')) return args;
      if (cursor.take(',')) cursor.skipBlanks();
      args.push(this.#argument());
    }
  }

  #argument(): Argument {
    const { at } = this.#cursor;
    const [word] = this.#cursor.match(/[A-Za-z_@][A-Za-z0-9_@]*/y) ?? [];
    if (word === undefined) return this.#operand();
    const placed = this.#placed(at);
    return word === 'true' || word === 'false' ? { kind: 'boolean', value: word === 'true', ...placed } : { kind: 'word', word, ...placed };
  }

  #steps(): Step[] {
    const cursor = this.#cursor;
    const steps: Step[] = [];
    for (;;) {
      const start = cursor.at;
      if (cursor.take('[')) {
        const index = this.#index();
        steps.push({ kind: 'index', index, ...this.#placed(start) });
        continue;
      }
      const [, name] = cursor.match(/\.([A-Za-z][A-Za-z0-9_-]*)/y) ?? [];
      if (name === undefined) return steps;
      const placed = this.#placed(start + 1);
      const isCall = cursor.peek('(') && cursor.at + 1 < cursor.text.length;
      steps.push(isCall ? { kind: 'method', name, args: this.#callArguments(), ...placed } : { kind: 'property', name, ...placed });
    }
  }

  #index(): Expression {
    const index = this.operand();
    if (
      !['string', 'interpolated', 'number', 'boolean', 'reference'].includes(index.kind) ||
      (index.kind === 'number' && !(index.value instanceof Whole))
    ) {
      this.#cursor.fail('An index is a text, a whole number or a reference.');
    }
    if (!this.#cursor.take(']')) this.#cursor.fail(`An index needs a ] here, but ${this.#cursor.found}.`);
    return index;
  }

  /** `(…)` of a method; inside, a bare word is taken for a reference to nothing. */
  #callArguments(): Expression[] {
    const cursor = this.#cursor;
    cursor.take('(');
    const args: Expression[] = [];
    if (cursor.take(')')) return args;
    do {
      cursor.skipBlanks();
      const start = cursor.at;
      const [word] = cursor.match(/[A-Za-z_][A-Za-z0-9_-]*/y) ?? [];
      if (word === undefined) args.push(this.#operand());
      else if (word === 'true' || word === 'false') args.push({ kind: 'boolean', value: word === 'true', ...this.#placed(start) });
      else args.push({ kind: 'string', text: '', ...this.#placed(start) });
      cursor.skipBlanks();
    } while (cursor.take(','));
    if (!cursor.take(')')) cursor.fail(`The arguments of a method need a comma or a ) here, but ${cursor.found}.`);
    return args;
  }

  #operand(): Expression {
    const cursor = this.#cursor;
    const start = cursor.at;
    switch (cursor.text[start]) {
      case '$':
        return this.reference() ?? cursor.fail('A $ needs a name.');
      case '"':
      case "'":
        return this.#string();
      case '[':
        return this.#list();
      case '{':
        return this.#map();
    }
    const number = this.#number();
    if (number !== undefined) return number;
    const [word] = cursor.match(/(?:true|false)(?![A-Za-z0-9_@])/y) ?? [];
    if (word !== undefined) return { kind: 'boolean', value: word === 'true', ...this.#placed(start) };
    const [bare] = /^[A-Za-z_]\w{0,40}/.exec(cursor.text.slice(start, start + 41)) ?? [];
    if (bare === 'null') return cursor.fail('Velocity has no null literal; compare with "" or with a name that is never set.');
    return cursor.fail(
      bare === undefined
        ? `A value is missing: ${cursor.found}.`
        : `The word ${bare} is no value; a reference begins with $, a text with a quote.`,
    );
  }

  #number(): Expression | undefined {
    const cursor = this.#cursor;
    const start = cursor.at;
    const [whole] = cursor.match(/-?\d+(?=\.\.)/y) ?? [];
    const [text] =
      whole === undefined ? (cursor.match(/-?(?:\d+\.\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|\d+(?:[eE][-+]?\d+)?)/y) ?? []) : [whole];
    if (text === undefined) return undefined;
    if (/^-?\d+$/.test(text)) return { kind: 'number', value: new Whole(BigInt(text)), ...this.#placed(start) };
    const double = Number(text);
    return { kind: 'number', value: Number.isFinite(double) ? new Double(double) : parseDecimal(text), ...this.#placed(start) };
  }

  #string(): Expression {
    const cursor = this.#cursor;
    const start = cursor.at;
    const double = cursor.peek('"');
    const [raw] = cursor.match(double ? /"(?:[^"]|"")*"/y : /'(?:[^']|'')*'/y) ?? [];
    if (raw === undefined) return cursor.fail('This text is never closed.');
    const inner = raw.slice(1, -1);
    const placed = this.#placed(start);
    if (!double) return { kind: 'string', text: inner.replaceAll("''", "'"), ...placed };
    const text = this.#unescaped(inner, start);
    if (!/[$#]/.test(text)) return { kind: 'string', text, ...placed };
    const place =
      text === inner ? (at: number): number => cursor.offset(start + 1 + Math.min(at, inner.length)) : (): number => cursor.offset(start);
    this.#enter();
    const body = this.#interpolated(text, place);
    this.#leave();
    return { kind: 'interpolated', body, ...placed };
  }

  #unescaped(inner: string, start: number): string {
    return inner.replaceAll('""', '"').replace(/\\u(.{0,4})/g, (all, digits: string) => {
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#cursor.fail(`${all} is no Unicode escape: \\u takes four hexadecimal digits.`, start);
      return String.fromCharCode(Number.parseInt(digits, 16));
    });
  }

  /** Velocity reads the inside of a string with a blank behind it, so that a $ or # may end it, and takes the blank away again. */
  #interpolated(text: string, place: (at: number) => number): Block {
    if (text.includes('##')) return this.#readBlock(new Cursor(text, place), this.#depth);
    const body = this.#readBlock(new Cursor(`${text} `, place), this.#depth);
    const last = body[body.length - 1];
    return last?.kind === 'text' && last.text.endsWith(' ') ? [...body.slice(0, -1), { kind: 'text', text: last.text.slice(0, -1) }] : body;
  }

  #list(): Expression {
    const cursor = this.#cursor;
    const start = cursor.at;
    cursor.take('[');
    if (cursor.take(']')) return { kind: 'list', items: [], ...this.#placed(start) };
    this.#enter();
    const items = [this.operand()];
    const [first] = items;
    if (cursor.take('..')) {
      const to = this.operand();
      if (!cursor.take(']')) cursor.fail(`A range needs a ] here, but ${cursor.found}.`);
      if (!isRangeEnd(first as Expression) || !isRangeEnd(to)) cursor.fail('A range goes from a whole number to a whole number.', start);
      this.#leave();
      return { kind: 'range', from: first as Expression, to, ...this.#placed(start) };
    }
    while (cursor.take(',')) items.push(this.operand());
    if (!cursor.take(']')) cursor.fail(`A list needs a comma or a ] here, but ${cursor.found}.`);
    this.#leave();
    return { kind: 'list', items, ...this.#placed(start) };
  }

  #map(): Expression {
    const cursor = this.#cursor;
    const start = cursor.at;
    cursor.take('{');
    const entries: (readonly [Expression, Expression])[] = [];
    cursor.skipBlanks();
    if (cursor.take('}')) return { kind: 'map', entries, ...this.#placed(start) };
    this.#enter();
    do {
      const key = this.operand();
      if (!cursor.take(':')) cursor.fail(`A map needs a : here, but ${cursor.found}.`);
      entries.push([key, this.operand()]);
    } while (cursor.take(','));
    if (!cursor.take('}')) cursor.fail(`A map needs a comma or a } here, but ${cursor.found}.`);
    this.#leave();
    return { kind: 'map', entries, ...this.#placed(start) };
  }

  #binary(level: number): Expression {
    const pattern = levels[level];
    if (pattern === undefined) return this.#unary();
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const start = cursor.at;
    let left = this.#binary(level + 1);
    for (let length = 0; ; length += 1) {
      const [operator] = cursor.match(pattern) ?? [];
      if (operator === undefined) return left;
      if (length >= MAX_DEPTH) cursor.fail(`An expression of more than ${MAX_DEPTH} operators is not supported.`);
      const right = this.#binary(level + 1);
      left = { kind: 'binary', operator: words.get(operator) ?? (operator as Operator), left, right, ...this.#placed(start) };
    }
  }

  #unary(): Expression {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const start = cursor.at;
    if (cursor.match(/!|not(?![A-Za-z0-9_@])/y) !== undefined) {
      this.#enter();
      const operand = this.#unary();
      this.#leave();
      return { kind: 'not', operand, ...this.#placed(start) };
    }
    if (!cursor.take('(')) return this.operand();
    this.#enter();
    const inner = this.expression();
    if (!cursor.take(')')) cursor.fail(`A ) is missing: ${cursor.found}.`);
    this.#leave();
    cursor.skipBlanks();
    return { kind: 'group', inner, ...this.#placed(start) };
  }

  #placed(start: number): { start: number; end: number } {
    return { start: this.#cursor.offset(start), end: this.#cursor.offset() };
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > MAX_EXPRESSION_DEPTH) this.#cursor.fail(`Expressions lie deeper than ${MAX_EXPRESSION_DEPTH} levels in each other.`);
  }

  #leave(): void {
    this.#depth -= 1;
  }
}

const MAX_EXPRESSION_DEPTH = 150;

const isRangeEnd = (end: Expression): boolean => end.kind === 'reference' || (end.kind === 'number' && end.value instanceof Whole);

/** The operators from the loosest to the tightest. */
const levels: readonly RegExp[] = [
  /\|\||or(?![A-Za-z0-9_@])/y,
  /&&|and(?![A-Za-z0-9_@])/y,
  /==|!=|(?:eq|ne)(?![A-Za-z0-9_@])/y,
  /<=|>=|<|>|(?:lt|le|gt|ge)(?![A-Za-z0-9_@])/y,
  /\+|-(?![\d.])/y,
  /[*/%]/y,
];

const words: ReadonlyMap<string, Operator> = new Map([
  ['or', '||'],
  ['and', '&&'],
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
]);
