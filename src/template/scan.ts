import type { Cursor } from './cursor.ts';
import { MAX_DEPTH } from './budget.ts';
import { ExpressionReader } from './expression.ts';
import { PieceScanner, addText, backslashes, lineRest, setStart } from './scan-pieces.ts';
import type { Block, Branch, Expression, TemplateNode } from './syntax.ts';

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
  readonly #pieces: PieceScanner;
  /** The macros defined so far: only those, and the directives, can be escaped by a backslash. */
  readonly #macros = new Set<string>();
  #depth: number;
  #ending: Ending | undefined;

  constructor(cursor: Cursor, depth: number) {
    this.#cursor = cursor;
    this.#depth = depth;
    this.#expressions = new ExpressionReader(cursor, readTemplate, depth);
    this.#pieces = new PieceScanner(cursor, this.#expressions);
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
    else if (first === '$') this.#pieces.dollar(nodes);
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
      this.#pieces.signs(nodes);
      return;
    }
    const escaped = run.length % 2 === 1;
    const half = '\\'.repeat(Math.floor(run.length / 2));
    const start = cursor.at;
    const word = this.#pieces.word();
    const directive = cursor.text.slice(start, cursor.at);
    if (!escaped) cursor.at = start;
    if (word === undefined || !(knownDirectives.has(word) || this.#macros.has(word))) addText(nodes, escaped ? run + directive : run);
    else if (escaped) addText(nodes, half + directive);
    else addText(nodes, word === 'set' ? run : half);
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
      if (end < 0 && (cursor.done || openSign.test(cursor.text.slice(cursor.at)))) cursor.fail('This comment is never closed.', start);
      if (end < 0) nodes.push({ kind: 'openComment', start, end: start + 2 });
      cursor.at = end < 0 ? cursor.text.length : end + 2;
      return;
    }
    if (cursor.take('#[[')) {
      this.#pieces.raw(start, nodes, '');
      return;
    }
    const word = this.#pieces.word();
    if (word === undefined) this.#pieces.signs(nodes);
    else this.#directive(word, start, nodes);
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
        if ((this.#pieces.arguments() ?? []).length > 0) nodes.push({ kind: 'include', name: word, ...this.#placed(start) });
        return;
      case 'stop':
        this.#pieces.arguments();
        nodes.push({ kind: 'stop', ...this.#placed(start) });
        return;
      case 'break': {
        const [scope] = this.#pieces.arguments() ?? [];
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

  #foreach(start: number): TemplateNode {
    const args = this.#pieces.arguments() ?? [];
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
    const [name] = this.#pieces.arguments() ?? [];
    if (name?.kind !== 'reference') this.#cursor.fail('#define is written #define($name).', start);
    return { kind: 'define', name, body: this.#body('#define', start), ...this.#placed(start) };
  }

  #macro(start: number): TemplateNode {
    const [name, ...parameters] = this.#pieces.arguments() ?? [];
    if (name?.kind !== 'word') this.#cursor.fail('#macro is written #macro(name $first $second), the name without $ and quotes.', start);
    if (parameters.some((parameter) => parameter.kind === 'word')) this.#cursor.fail('The parameters of a macro begin with $.', start);
    const names = parameters.map((parameter) => (parameter.kind === 'reference' && parameter.plain ? parameter.name : ''));
    const body = this.#body('#macro', start);
    this.#macros.add(name.word);
    return { kind: 'macro', name: name.word, parameters: names, body, ...this.#placed(start) };
  }

  #evaluate(start: number): TemplateNode {
    const args = this.#pieces.arguments() ?? [];
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
    if (this.#pieces.arguments() === undefined) {
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
    const args = this.#pieces.arguments();
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
const lineComment = /##[^\r\n]*(?:\r\n|\r|\n)?/y;
/** A comment that ends the template in a sign: the lexer waits for what the sign belongs to. */
const openSign = /(?:#|\$(?:\\*!)?)$/;
const knownDirectives: ReadonlySet<string> = new Set(
  'if elseif else end set foreach macro define evaluate include parse stop break literal'.split(' '),
);
