import type { Cursor } from './cursor.ts';
import { MAX_DEPTH } from './budget.ts';
import { ExpressionReader } from './expression.ts';
import type { Argument, Block, Branch, Expression, Reference, TemplateNode } from './syntax.ts';
import { nameInBraces } from './tokens.ts';

type Ending = 'end' | 'else' | 'elseif';

/**
 * Reads a template: text, references, directives and their blocks, in one pass from left to right, with the whitespace rules of Velocity 1.7.
 *
 * @throws TemplateError with the offset of the first fault.
 */
export function readTemplate(cursor: Cursor, depth = 0): Block {
  return new Scanner(cursor, depth).template();
}

class Scanner {
  readonly #cursor: Cursor;
  readonly #expressions: ExpressionReader;
  /** The macros defined so far: only those, and the directives, can be escaped by a backslash. */
  readonly #macros = new Set<string>();
  #depth: number;
  #ending: Ending | undefined;
  /** Where a reference ended in a property: the lexer waits for its arguments until something else than a reference comes. */
  #openAt = -1;

  constructor(cursor: Cursor, depth: number) {
    this.#cursor = cursor;
    this.#depth = depth;
    this.#expressions = new ExpressionReader(cursor, readTemplate, depth);
  }

  template(): Block {
    const block = this.#block();
    if (this.#ending !== undefined)
      this.#cursor.fail(`This #${this.#ending} belongs to no #if or other block.`, this.#cursor.text.lastIndexOf('#', this.#cursor.at - 1));
    return block;
  }

  /** Reads up to the end of the text or to `#end`, `#else`, `#elseif`, which is passed over and kept in `#ending`. */
  #block(): Block {
    const cursor = this.#cursor;
    const nodes: TemplateNode[] = [];
    this.#ending = undefined;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) cursor.fail(`Blocks lie deeper than ${MAX_DEPTH} levels in each other.`);
    while (!cursor.done && this.#ending === undefined) this.#next(nodes);
    this.#depth -= 1;
    return nodes;
  }

  #next(nodes: TemplateNode[]): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    // Blanks before #set vanish where no text comes before them: the blanks then begin a token, and the token of #set takes them.
    const first = cursor.text[start];
    if ((first === '#' || first === ' ' || first === '\t') && cursor.pass(setStart)) nodes.push(this.#set(start));
    else if (first === '$') this.#dollar(nodes);
    else if (first === '#') this.#hash(nodes);
    else if (first === '\\') this.#backslashes(nodes);
    else addText(nodes, cursor.match(plainText) as string);
  }

  /** A run of backslashes: half of them, and the last of an odd number, belong to the directive behind it. */
  #backslashes(nodes: TemplateNode[]): void {
    const cursor = this.#cursor;
    const from = cursor.at;
    const run = cursor.match(backslashes) as string;
    if (cursor.peek('$')) {
      cursor.at = from;
      this.#signs(nodes);
      return;
    }
    const escaped = run.length % 2 === 1;
    const half = '\\'.repeat(Math.floor(run.length / 2));
    const start = cursor.at;
    const word = this.#word();
    const directive = cursor.text.slice(start, cursor.at);
    if (!escaped) cursor.at = start;
    if (word === undefined || !(knownDirectives.has(word) || this.#macros.has(word))) addText(nodes, escaped ? run + directive : run);
    else if (escaped) addText(nodes, half + directive);
    else addText(nodes, word === 'set' ? run : half);
  }

  #dollar(nodes: TemplateNode[]): void {
    const { at } = this.#cursor;
    const reference = this.#expressions.reference();
    if (reference === undefined) {
      this.#signs(nodes);
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
    this.#runts(nodes);
    if (cursor.at !== at) return;
    if (isOpen && cursor.peek('(')) cursor.fail('Behind a property and another reference a ( cannot be read.');
    if (isBraced ? isOpen : endsInProperty(reference)) this.#afterProperty(nodes);
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

  /** What is left of references, see {@link Scanner.#afterReference}. */
  #runts(nodes: TemplateNode[]): void {
    const cursor = this.#cursor;
    for (;;) {
      const { at } = cursor;
      if (cursor.take('{')) {
        addText(nodes, '{');
        if (!cursor.pass(nameInBraces)) continue;
        this.#expressions.restOfReference();
        if (!cursor.take('}')) cursor.fail(`A name in braces behind a reference needs a } here, but ${cursor.found}.`);
        return;
      }
      if (cursor.take('}')) {
        addText(nodes, '}');
        return;
      }
      const before = cursor.text[at - 1];
      const name = before === ')' || before === ']' || before === '{' ? cursor.match(wordBehindReference) : undefined;
      if (name === undefined) return;
      addText(nodes, name);
      this.#expressions.restOfReference();
    }
  }

  /** Signs that begin nothing: a lone `$` with backslashes before it, a lone `#`. Velocity's lexer joins them to the next token. */
  #signs(nodes: TemplateNode[]): void {
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
    if (cursor.take('#[[')) this.#raw(start, nodes, `${run}#[[`.slice(3));
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
    const word = this.#word();
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
    this.#word();
    this.#arguments();
    addText(nodes, cursor.text.slice(start, cursor.at));
  }

  #raw(start: number, nodes: TemplateNode[], before: string): void {
    const cursor = this.#cursor;
    const end = cursor.text.indexOf(']]#', cursor.at);
    if (end < 0) cursor.fail('This #[[ is never closed by ]]#.', start);
    nodes.push({ kind: 'text', text: before + cursor.text.slice(cursor.at, end) });
    cursor.at = end + 3;
  }

  #hash(nodes: TemplateNode[]): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    if (cursor.pass(lineComment)) {
      if (cursor.done && openSign.test(cursor.text.slice(start + 2)))
        cursor.fail('A template cannot end in a lone $ or #, not even in a comment.', start);
      return;
    }
    if (cursor.take('#*')) {
      const end = cursor.text.indexOf('*#', cursor.at);
      if (end < 0) cursor.fail('This comment is never closed.', start);
      cursor.at = end + 2;
      return;
    }
    if (cursor.take('#[[')) {
      this.#raw(start, nodes, '');
      return;
    }
    const word = this.#word();
    if (word === undefined) this.#signs(nodes);
    else this.#directive(word, start, nodes);
  }

  /** The name in `#name` and `#{name}`, passed over; undefined where neither stands. */
  #word(): string | undefined {
    const cursor = this.#cursor;
    const { at, text } = cursor;
    if (!cursor.pass(directiveWord)) return undefined;
    return text[at + 1] === '{' ? text.slice(at + 2, cursor.at - 1) : text.slice(at + 1, cursor.at);
  }

  #directive(word: string, start: number, nodes: TemplateNode[]): void {
    switch (word) {
      case 'end':
      case 'else':
        this.#cursor.pass(lineRest);
        this.#ending = word;
        return;
      case 'elseif':
        this.#ending = word;
        return;
      case 'if':
        nodes.push(this.#if(start));
        return;
      case 'foreach':
        nodes.push(this.#foreach(start));
        return;
      case 'define':
        nodes.push(this.#define(start));
        return;
      case 'macro':
        nodes.push(this.#macro(start));
        return;
      case 'evaluate':
        nodes.push(this.#evaluate(start));
        return;
      case 'include':
      case 'parse':
        if ((this.#arguments() ?? []).length > 0) nodes.push({ kind: 'include', name: word, ...this.#placed(start) });
        return;
      case 'stop':
        this.#arguments();
        nodes.push({ kind: 'stop', ...this.#placed(start) });
        return;
      case 'break': {
        const [scope] = this.#arguments() ?? [];
        nodes.push({ kind: 'break', scope: scope === undefined || scope.kind === 'word' ? undefined : scope, ...this.#placed(start) });
        return;
      }
      case 'literal':
        this.#literal(start, nodes);
        return;
      default:
        this.#call(word, start, nodes);
    }
  }

  #set(start: number): TemplateNode {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const target = this.#expressions.reference() ?? cursor.fail(`#set needs a reference to assign to, but ${cursor.found}.`);
    cursor.skipBlanks();
    if (cursor.peek('==') || !cursor.take('=')) cursor.fail(`#set needs an = here, but ${cursor.found}.`);
    const value = this.#expressions.expression();
    this.#close('#set');
    return { kind: 'set', target, value, ...this.#placed(start) };
  }

  #if(start: number): TemplateNode {
    const branches: Branch[] = [{ condition: this.#condition('#if'), body: this.#block() }];
    while (this.#ending === 'elseif') branches.push({ condition: this.#condition('#elseif'), body: this.#block() });
    if (this.#ending === 'else') branches.push({ condition: undefined, body: this.#block() });
    this.#expectEnd('#if', start);
    return { kind: 'if', branches, ...this.#placed(start) };
  }

  #condition(directive: string): Expression {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    if (!cursor.take('(')) cursor.fail(`${directive} needs a ( here, but ${cursor.found}.`);
    const condition = this.#expressions.expression();
    this.#close(directive);
    return condition;
  }

  #close(directive: string): void {
    if (!this.#cursor.take(')')) this.#cursor.fail(`${directive} needs a ) here, but ${this.#cursor.found}.`);
    this.#cursor.pass(lineRest);
  }

  /** The arguments in parentheses, which may stand behind blanks and lines; undefined where there are none. */
  #arguments(): readonly Argument[] | undefined {
    const cursor = this.#cursor;
    if (!cursor.pass(argumentStart)) return undefined;
    const args = this.#expressions.directiveArguments();
    cursor.pass(lineRest);
    return args;
  }

  #foreach(start: number): TemplateNode {
    const args = this.#arguments() ?? [];
    const [variable, , source] = args;
    if (variable === undefined || variable.kind === 'word' || args.length < 2)
      this.#cursor.fail('#foreach is written #foreach($item in $list).', start);
    if (args.slice(2).some((argument) => argument.kind === 'word')) this.#cursor.fail('#foreach needs a list to go through.', start);
    const body = this.#body('#foreach', start);
    return {
      kind: 'foreach',
      variable: variable.kind === 'reference' ? variable.name : undefined,
      source: args.length === 3 ? (source as Expression) : undefined,
      body,
      ...this.#placed(start),
    };
  }

  #define(start: number): TemplateNode {
    const [name] = this.#arguments() ?? [];
    if (name?.kind !== 'reference') this.#cursor.fail('#define is written #define($name).', start);
    return { kind: 'define', name, body: this.#body('#define', start), ...this.#placed(start) };
  }

  #macro(start: number): TemplateNode {
    const [name, ...parameters] = this.#arguments() ?? [];
    if (name?.kind !== 'word') this.#cursor.fail('#macro is written #macro(name $first $second), the name without $ and quotes.', start);
    if (parameters.some((parameter) => parameter.kind === 'word')) this.#cursor.fail('The parameters of a macro begin with $.', start);
    const names = parameters.map((parameter) => (parameter.kind === 'reference' && parameter.plain ? parameter.name : ''));
    const body = this.#body('#macro', start);
    this.#macros.add(name.word);
    return { kind: 'macro', name: name.word, parameters: names, body, ...this.#placed(start) };
  }

  #evaluate(start: number): TemplateNode {
    const args = this.#arguments() ?? [];
    const [argument] = args;
    if (args.length !== 1 || argument === undefined) this.#cursor.fail('#evaluate takes exactly one argument.', start);
    if (argument.kind !== 'string' && argument.kind !== 'interpolated' && argument.kind !== 'reference') {
      this.#cursor.fail('#evaluate takes a text or a reference.', start);
    }
    return { kind: 'evaluate', argument, ...this.#placed(start) };
  }

  /** `#literal()…#end`: the block must be well-formed, and is printed as it is written. */
  #literal(start: number, nodes: TemplateNode[]): void {
    const cursor = this.#cursor;
    if (this.#arguments() === undefined) {
      addText(nodes, '#literal');
      return;
    }
    const from = cursor.at;
    if (cursor.pass(/(?=#end|#\{end\})/y)) cursor.fail('#literal needs something in it (NullPointerException).', start);
    this.#body('#literal', start);
    nodes.push({ kind: 'text', text: cursor.text.slice(from, cursor.at).replace(/#(?:end|\{end\})[ \t]*(?:\r\n|\r|\n)?$/, '') });
  }

  #call(word: string, start: number, nodes: TemplateNode[]): void {
    const cursor = this.#cursor;
    const args = this.#arguments();
    const isBlock = word.startsWith('@') && args !== undefined;
    const body = isBlock ? this.#body(`#${word}`, start) : undefined;
    const source = cursor.text.slice(start, cursor.at);
    nodes.push({ kind: 'call', name: isBlock ? word.slice(1) : word, args: args ?? [], body, source, ...this.#placed(start) });
  }

  #body(directive: string, start: number): Block {
    const body = this.#block();
    this.#expectEnd(directive, start);
    return body;
  }

  #expectEnd(directive: string, start: number): void {
    if (this.#ending === undefined) this.#cursor.fail(`This ${directive} has no #end.`, start);
    if (this.#ending !== 'end') {
      this.#cursor.fail(`${directive} has no #${this.#ending} here.`, this.#cursor.text.lastIndexOf('#', this.#cursor.at - 1));
    }
    this.#ending = undefined;
  }

  #placed(start: number): { start: number; end: number } {
    return { start: this.#cursor.offset(start), end: this.#cursor.offset() };
  }
}

const plainText = /[^$#\\]+/y;
const backslashes = /\\+/y;
const lineComment = /##[^\r\n]*(?:\r\n|\r|\n)?/y;
const loneSigns = /(?:#(?!#|\*|\[\[|\{[A-Za-z_@][A-Za-z0-9_]*\}|[A-Za-z_@])|\\*\$(?!!?(?:\{(?:\\*\$(?:\\*!)?)*)?[A-Za-z_])(?:\\*!)?)+/y;
const nameBehind = /\{?(?=[A-Za-z_])/y;
const dotAndName = /\.(?=[A-Za-z])/y;
const escapedDirective = /(?=\\#\{?[A-Za-z_@])/y;
const numberBehindHash = /-?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
/** A comment that ends the template in a sign: the lexer waits for what the sign belongs to. */
const openSign = /(?:(?:^|[^#])(?:##)*#|\$(?:\\*!)?)$/;
const wordBehindReference = /[A-Za-z_][A-Za-z0-9_-]*/y;
const argumentStart = /[ \t\r\n]*\(/y;
const directiveWord = /#(?:\{[A-Za-z_@][A-Za-z0-9_@]*\}|[A-Za-z_@][A-Za-z0-9_@]*)/y;
const setStart = /[ \t]*#(?:set|\{set\}) *\(/y;
const lineRest = /[ \t]*(?:\r\n|\r|\n)/y;
const knownDirectives: ReadonlySet<string> = new Set(
  'if elseif else end set foreach macro define evaluate include parse stop break literal'.split(' '),
);

/** The directives with tokens of their own. */
const blockWords: ReadonlySet<string> = new Set(['if', 'elseif', 'else', 'end']);

/** `$a.b` and `$a.b[0]`, not `$a` and `$a.b()`. */
function endsInProperty({ steps }: Reference): boolean {
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

function addText(nodes: TemplateNode[], text: string): void {
  const last = nodes[nodes.length - 1];
  if (last?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: last.text + text };
  else if (text !== '') nodes.push({ kind: 'text', text });
}
