import type { Cursor } from './cursor.ts';
import type { ExpressionReader } from './expression.ts';
import type { Argument, Reference, Step, TemplateNode } from './syntax.ts';
import { nameInBraces } from './tokens.ts';

/**
 * Reads what stands between directives as Velocity 1.7's lexer does: references, what is left of them, and signs that begin nothing. The
 * lexer keeps a stack of states and leaves a reference only where it meets what cannot belong to one, whence all the odd rules.
 */
export class PieceScanner {
  readonly #cursor: Cursor;
  readonly #expressions: ExpressionReader;
  /** Where a reference ended in a property: the lexer waits for its arguments until something else than a reference comes. */
  #openAt = -1;

  constructor(cursor: Cursor, expressions: ExpressionReader) {
    this.#cursor = cursor;
    this.#expressions = expressions;
  }

  dollar(nodes: TemplateNode[]): void {
    const { at } = this.#cursor;
    const reference = this.#expressions.reference();
    if (reference === undefined) {
      this.signs(nodes);
      return;
    }
    nodes.push({ kind: 'output', reference, prefix: '', escaped: undefined });
    this.#afterReference(nodes, reference, at);
  }

  /**
   * Behind a reference without braces the lexer still looks for parts of one. A brace, and behind `)` or `]` a name, is a token by itself,
   * so that blanks behind it may belong to a #set; and a name with its steps, or a name in braces, is taken for a reference again, of
   * which only the first token is printed: `$id{name}` prints `1{`.
   */
  #afterReference(nodes: TemplateNode[], reference: Reference, start: number): void {
    const cursor = this.#cursor;
    const { at } = cursor;
    const isOpen = start === this.#openAt;
    const isBraced = cursor.text[at - 1] === '}';
    if (isBraced && !isOpen) return;
    const isRuntProperty = this.#runts(nodes);
    if (isRuntProperty) this.#afterProperty(nodes);
    if (cursor.at !== at) return;
    const isAtProperty = isBraced ? isOpen : endsInProperty(reference.steps);
    if ((isOpen || isAtProperty) && cursor.peek('(') && cursor.at + 1 < cursor.text.length)
      cursor.fail('Behind a property and its index, or another reference, a ( cannot be read.');
    if (isAtProperty) this.#afterProperty(nodes);
    else if (isOpen) this.#openAt = at;
  }

  /** Behind a property ## begins no comment: the first # is a sign before the second. */
  #afterProperty(nodes: TemplateNode[]): void {
    const cursor = this.#cursor;
    const { at } = cursor;
    this.#openAt = at;
    if (!cursor.peek('##')) return;
    cursor.at += 1;
    if (isSet(cursor)) cursor.fail('A #set cannot stand behind a property and a #.');
    this.#joined(nodes, at);
  }

  /** What is left of references, see {@link PieceScanner.#afterReference}; gives whether the last of it ends in a property. */
  #runts(nodes: TemplateNode[]): boolean {
    const cursor = this.#cursor;
    for (let isProperty = false; ;) {
      const { at } = cursor;
      if (cursor.take('{')) {
        addText(nodes, '{');
        const inner = cursor.match(nameInBraces);
        if (inner === undefined) continue;
        this.#checkName(inner);
        this.#expressions.restOfReference();
        if (!cursor.take('}')) cursor.fail(`A name in braces behind a reference needs a } here, but ${cursor.found}.`);
        return false;
      }
      if (cursor.take('}')) {
        addText(nodes, '}');
        return false;
      }
      const before = cursor.text[at - 1];
      const name = before === ')' || before === ']' || before === '{' ? cursor.match(wordBehindReference) : undefined;
      if (name === undefined) return isProperty;
      this.#checkName(name);
      addText(nodes, name);
      isProperty = endsInProperty(this.#expressions.restOfReference());
    }
  }

  #checkName(name: string): void {
    if (name === 'true' || name === 'false') this.#cursor.fail(`Behind a reference the word ${name} cannot be read.`);
  }

  /** Signs that begin nothing: a lone `$` with backslashes before it, a lone `#`. Velocity's lexer joins them to the next token. */
  signs(nodes: TemplateNode[]): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    cursor.pass(loneSigns);
    this.#joined(nodes, start);
  }

  /**
   * Signs, from `start` up to here, and the token that they are joined to: a reference keeps them before its value, a text keeps them by its
   * own rules, `#set`, `#if`, `#else`, `#end` and block comments swallow them, and any other directive becomes text by them.
   */
  #joined(nodes: TemplateNode[], start: number): void {
    const cursor = this.#cursor;
    if (this.#joinedReference(nodes, start)) return;
    cursor.pass(loneSigns);
    const run = cursor.text.slice(start, cursor.at);
    if (run === '') cursor.fail('This cannot be read.', start);
    if (cursor.done) cursor.fail(`A template cannot end in a lone ${run[0]}.`, start);
    if (isSet(cursor) || cursor.peek('#*')) return;
    if (cursor.take('#[[')) this.raw(start, nodes, `${run}#[[`.slice(3));
    else if (cursor.peek('##')) addText(nodes, run.slice(0, `${run}##`.indexOf('##')));
    else if (cursor.peek('#')) this.#joinedDirective(nodes, run);
    else this.#joinedText(nodes, run, start);
  }

  #joinedReference(nodes: TemplateNode[], start: number): boolean {
    const cursor = this.#cursor;
    const { at, text } = cursor;
    cursor.pass(backslashes);
    const from = cursor.at;
    const reference = this.#expressions.reference();
    if (reference !== undefined) {
      const signs = text.slice(start, from);
      const lead = signs.length - signs.replace(/^\\+/, '').length;
      const escaped = lead % 2 === 1;
      const prefix = signs.slice(0, lead >> 1) + (escaped ? '' : signs.slice(lead));
      nodes.push({ kind: 'output', reference, prefix, escaped: escaped ? text.slice(from, cursor.at) : undefined });
      this.#afterReference(nodes, reference, start);
      return true;
    }
    cursor.at = at;
    // Of a reference whose ! stands behind backslashes nothing is printed.
    if (!text.slice(start, at).endsWith('\\!') || !cursor.pass(nameBehind)) return false;
    const isBraced = text[cursor.at - 1] === '{';
    cursor.pass(wordBehindReference);
    this.#expressions.restOfReference();
    if (isBraced && !cursor.take('}')) cursor.fail(`A reference that begins with \${ needs a } here, but ${cursor.found}.`);
    return true;
  }

  #joinedDirective(nodes: TemplateNode[], run: string): void {
    const { at } = this.#cursor;
    const word = this.word();
    this.#cursor.at = at;
    if (word !== undefined && blockWords.has(word)) return;
    addText(nodes, run);
    if (word !== undefined) this.#plainDirective(nodes);
  }

  #joinedText(nodes: TemplateNode[], run: string, start: number): void {
    const cursor = this.#cursor;
    const isReference = !run.endsWith('#');
    if (isReference && cursor.peek('{')) {
      addText(nodes, run);
      this.#runts(nodes);
    } else if (isReference && run !== '$' && cursor.pass(dotAndName)) {
      // The dot is a token by itself, which keeps the signs where two $ come before it; the name behind it is what is left of a reference.
      addText(nodes, `${run.endsWith('$$') ? run : ''}.${cursor.match(wordBehindReference)}`);
      this.#expressions.restOfReference();
      if (cursor.peek('(')) cursor.fail('Behind signs, a dot and a name a ( cannot be read.');
      const { at } = cursor;
      this.#runts(nodes);
      if (cursor.at === at) this.#afterProperty(nodes);
    } else if (isReference && cursor.peek('[')) {
      if (/[\\#]/.test(run)) cursor.fail('This cannot be read.', start);
      addText(nodes, run);
    } else if (run.includes('#') && cursor.pass(numberBehindHash)) {
      addText(
        nodes,
        run.endsWith('#') ? cursor.text.slice(start, cursor.at) : keptSigns(run) + cursor.text.slice(start + run.length, cursor.at),
      );
    } else {
      // A text keeps the signs, two backslashes or an escaped directive do not.
      if (!cursor.peek('\\\\') && !cursor.pass(escapedDirective)) addText(nodes, keptSigns(run) + (cursor.take('\\') ? '\\' : ''));
    }
  }

  #plainDirective(nodes: TemplateNode[]): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    this.word();
    this.arguments();
    addText(nodes, cursor.text.slice(start, cursor.at));
  }

  raw(start: number, nodes: TemplateNode[], before: string): void {
    const cursor = this.#cursor;
    const end = cursor.text.indexOf(']]#', cursor.at);
    if (end < 0) cursor.fail('This #[[ is never closed by ]]#.', start);
    nodes.push({ kind: 'text', text: before + cursor.text.slice(cursor.at, end) });
    cursor.at = end + 3;
  }

  /** The name in `#name` and `#{name}`, passed over; undefined where neither stands. */
  word(): string | undefined {
    const cursor = this.#cursor;
    const { at, text } = cursor;
    if (!cursor.pass(directiveWord)) return undefined;
    return text[at + 1] === '{' ? text.slice(at + 2, cursor.at - 1) : text.slice(at + 1, cursor.at);
  }

  /** The arguments in parentheses, which may stand behind blanks and lines; undefined where there are none. */
  arguments(): readonly Argument[] | undefined {
    const cursor = this.#cursor;
    if (!cursor.pass(argumentStart)) return undefined;
    const args = this.#expressions.directiveArguments();
    cursor.pass(lineRest);
    return args;
  }
}

const loneSigns = /(?:#(?!#|\*|\[\[|\{[A-Za-z_@][A-Za-z0-9_]*\}|[A-Za-z_@])|\\*\$(?!!?(?:\{(?:\\*\$(?:\\*!)?)*)?[A-Za-z_])(?:\\*!)?)+/y;
const nameBehind = /\{?(?=[A-Za-z_])/y;
const dotAndName = /\.(?=[A-Za-z])/y;
const escapedDirective = /(?=\\#\{?[A-Za-z_@])/y;
const numberBehindHash = /-?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
const wordBehindReference = /[A-Za-z_][A-Za-z0-9_-]*/y;
const argumentStart = /[ \t\r\n]*\(/y;
const directiveWord = /#(?:\{[A-Za-z_@][A-Za-z0-9_@]*\}|[A-Za-z_@][A-Za-z0-9_@]*)/y;
export const setStart = /[ \t]*#(?:set|\{set\}) *\(/y;
export const lineRest = /[ \t]*(?:\r\n|\r|\n)/y;
export const backslashes = /\\+/y;

/** The directives with tokens of their own. */
const blockWords: ReadonlySet<string> = new Set(['if', 'elseif', 'else', 'end']);

/** `$a.b` and `$a.b[0]`, not `$a` and `$a.b()`. */
function endsInProperty(steps: readonly Step[]): boolean {
  return steps.findLast((step) => step.kind !== 'index')?.kind === 'property';
}

function isSet(cursor: Cursor): boolean {
  const { at } = cursor;
  const found = cursor.pass(setStart);
  cursor.at = at;
  return found;
}

/** What a text keeps of the signs before it: `$` and `#`, and backslashes before a `$`, which take the sign behind it with them. */
function keptSigns(run: string): string {
  return run.replace(/(\\+\$)[^]?|[^$#]/g, '$1');
}

export function addText(nodes: TemplateNode[], text: string): void {
  const last = nodes[nodes.length - 1];
  if (last?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: last.text + text };
  else if (text !== '') nodes.push({ kind: 'text', text });
}
