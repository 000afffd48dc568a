import { MAX_DEPTH } from './budget.ts';
import { Cursor } from './cursor.ts';
import { Double, Whole } from './java/number.ts';
import type { Argument, Block, Expression, Reference, Step } from './syntax.ts';
import {
  booleanLiteral,
  closingQuote,
  directiveWord,
  literalReference,
  nameInBraces,
  negation,
  numeral,
  readOperator,
  stepName,
  tightness,
  word,
} from './tokens.ts';

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
    if (!cursor.take('$')) return undefined;
    const isQuiet = cursor.take('!');
    const isBraced = cursor.take('{');
    const name = cursor.match(isBraced ? nameInBraces : word);
    if (name === undefined) {
      cursor.at = start;
      return undefined;
    }
    if (name === 'true' || name === 'false') cursor.fail(`A reference cannot be called ${name}.`);
    this.#enter();
    const steps = this.#steps();
    if (isBraced && !cursor.take('}')) cursor.fail(`A reference that begins with \${ needs a } here, but ${cursor.found}.`);
    this.#leave();
    return { kind: 'reference', name, steps, plain: !isQuiet && !isBraced, start: cursor.offset(start), end: cursor.offset() };
  }

  /** Passes over the steps behind a name that is no reference, but is read as one, and gives them. */
  restOfReference(): readonly Step[] {
    this.#enter();
    const steps = this.#steps();
    this.#leave();
    return steps;
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
    const cursor = this.#cursor;
    const start = cursor.offset();
    const name = cursor.match(directiveWord);
    if (name === undefined) return this.#operand();
    const end = cursor.offset();
    return name === 'true' || name === 'false'
      ? { kind: 'boolean', value: name === 'true', start, end }
      : { kind: 'word', word: name, start, end };
  }

  #steps(): readonly Step[] {
    const cursor = this.#cursor;
    let steps: Step[] | undefined;
    for (;;) {
      const step = this.#step(cursor.at);
      if (step === undefined) return steps ?? NO_STEPS;
      if (steps === undefined) steps = [step];
      else steps.push(step);
    }
  }

  #step(at: number): Step | undefined {
    const cursor = this.#cursor;
    if (cursor.take('[')) {
      const index = this.#index();
      return { kind: 'index', index, start: cursor.offset(at), end: cursor.offset() };
    }
    if (!cursor.take('.')) return undefined;
    const start = cursor.offset();
    const name = cursor.match(stepName);
    if (name === undefined) {
      cursor.at = at;
      return undefined;
    }
    const end = cursor.offset();
    if (name === 'true' || name === 'false') cursor.fail(`.${name} cannot be read; write .get("${name}").`, at);
    const isCall = cursor.peek('(') && cursor.at + 1 < cursor.text.length;
    return isCall ? { kind: 'method', name, args: this.#callArguments(), start, end } : { kind: 'property', name, start, end };
  }

  #index(): Expression {
    const index = this.operand();
    if (!isIndex(index)) this.#cursor.fail('An index is a text, a whole number or a reference.');
    if (!this.#cursor.take(']')) this.#cursor.fail(`An index needs a ] here, but ${this.#cursor.found}.`);
    return index;
  }

  /** `(…)` of a method; inside, a bare word is null. */
  #callArguments(): Expression[] {
    const cursor = this.#cursor;
    cursor.take('(');
    const args: Expression[] = [];
    if (cursor.take(')')) return args;
    do {
      cursor.skipBlanks();
      const start = cursor.at;
      const bare = cursor.match(word);
      if (bare === undefined) args.push(this.#operand());
      else if (bare === 'true' || bare === 'false') args.push({ kind: 'boolean', value: bare === 'true', ...this.#placed(start) });
      else args.push({ kind: 'null', ...this.#placed(start) });
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
        return this.#referenceOperand();
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
    const literal = cursor.match(booleanLiteral);
    if (literal !== undefined) return { kind: 'boolean', value: literal === 'true', ...this.#placed(start) };
    const [bare] = /^[A-Za-z_]\w{0,40}/.exec(cursor.text.slice(start, start + 41)) ?? [];
    if (bare === 'null') return cursor.fail('Velocity has no null literal; compare with "" or with a name that is never set.');
    return cursor.fail(
      bare === undefined
        ? `A value is missing: ${cursor.found}.`
        : `The word ${bare} is no value; a reference begins with $, a text with a quote.`,
    );
  }

  /** Behind `)` or `]` of a reference a word belongs to it, so an operator such as `eq` needs a blank before it. */
  #referenceOperand(): Expression {
    const cursor = this.#cursor;
    const literal = 'tf!'.includes(cursor.text[cursor.at + 1] ?? '!') ? cursor.match(literalReference) : undefined;
    if (literal !== undefined) {
      const end = cursor.offset();
      return { kind: 'boolean', value: literal.endsWith('true'), start: end - literal.length, end };
    }
    const reference = this.reference() ?? cursor.fail('A $ needs a name.');
    const end = cursor.text[cursor.at - 1];
    if ((end === ')' || end === ']') && /[A-Za-z_]/.test(cursor.text[cursor.at] ?? ''))
      cursor.fail(`A blank is missing here: ${cursor.found}.`);
    return reference;
  }

  #number(): Expression | undefined {
    const cursor = this.#cursor;
    const start = cursor.at;
    const text = cursor.match(numeral);
    if (text === undefined) return undefined;
    if (/^-?\d+$/.test(text)) return { kind: 'number', value: new Whole(BigInt(text)), ...this.#placed(start) };
    return { kind: 'number', value: new Double(Number(text)), ...this.#placed(start) };
  }

  #string(): Expression {
    const cursor = this.#cursor;
    const start = cursor.at;
    const quote = cursor.text[start] as string;
    const close = closingQuote(cursor.text, start, quote);
    if (close === undefined) return cursor.fail('This text is never closed.');
    cursor.at = close + 1;
    const inner = cursor.text.slice(start + 1, close);
    const placed = this.#placed(start);
    if (quote === "'") return { kind: 'string', text: inner.replaceAll("''", "'"), ...placed };
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
    const text = inner.replaceAll('""', '"');
    if (!text.includes('\\u')) return text;
    return text.replace(/\\u(.{0,4})/g, (all, digits: string) => {
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

  /** Sums and comparisons whose operators bind at least as tightly as this level. */
  #binary(level: number): Expression {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const start = cursor.offset();
    let left = this.#unary();
    let length = 0;
    let before: number | undefined;
    for (;;) {
      const { at } = cursor;
      const operator = readOperator(cursor);
      const found = operator === undefined ? -1 : tightness[operator];
      if (operator === undefined || found < level) {
        cursor.at = at;
        return left;
      }
      length = found === before ? length + 1 : 0;
      before = found;
      if (length >= MAX_DEPTH) cursor.fail(`An expression of more than ${MAX_DEPTH} operators is not supported.`);
      const right = this.#binary(found + 1);
      left = { kind: 'binary', operator, left, right, start, end: cursor.offset() };
    }
  }

  #unary(): Expression {
    const cursor = this.#cursor;
    const start = cursor.at;
    if (cursor.pass(negation)) {
      this.#enter();
      cursor.skipBlanks();
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
const NO_STEPS: readonly Step[] = [];

function isIndex(index: Expression): boolean {
  switch (index.kind) {
    case 'string':
    case 'interpolated':
    case 'boolean':
    case 'reference':
      return true;
    default:
      return index.kind === 'number' && index.value instanceof Whole;
  }
}

const isRangeEnd = (end: Expression): boolean => end.kind === 'reference' || (end.kind === 'number' && end.value instanceof Whole);
