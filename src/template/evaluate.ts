import { Budget, TemplateError } from './budget.ts';
import { Cursor } from './cursor.ts';
import { evaluateExpression, isTrue } from './evaluate-expression.ts';
import { ForeachScope } from './foreach-scope.ts';
import { JavaArray, JavaIterator, JavaList, JavaMap, JavaView, sizeOf } from './java/collections.ts';
import { callMethod, getIndex, getProperty, setIndex, setProperty } from './java/invoke.ts';
import { int } from './java/number.ts';
import { textOf } from './java/text.ts';
import { HostObject } from './java/value.ts';
import type { Element, MethodTable, Value } from './java/value.ts';
import { readTemplate } from './scan.ts';
import { MacroScope } from './scope.ts';
import type { Scope } from './scope.ts';
import { TextBuffer } from './text-buffer.ts';
import type { Block, CallNode, Expression, MacroNode, OutputNode, Reference, Step, TemplateNode } from './syntax.ts';

/** What is told of each reference that is evaluated: where it stands, and the text of its value. */
export interface TraceEntry {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const MAX_ROUNDS = 1000;
const MAX_MACRO_DEPTH = 20;
const MAX_DEFINE_DEPTH = 2;
const MAX_OUTPUT = 10_485_760;
const MAX_EVALUATION_DEPTH = 900;

/** Ends the innermost loop, macro, block or `#evaluate`, or the loop it names; `all` is `#stop`. */
class StopSignal {
  readonly target: HostObject | 'nearest' | 'all';

  constructor(target: HostObject | 'nearest' | 'all') {
    this.target = target;
  }
}

/** Renders a template, directive by directive, as Velocity 1.7 does with the settings of API Gateway. */
export class Evaluator {
  readonly budget = new Budget();
  /** The offset of what is evaluated, for an error that does not know its place. */
  at = 0;
  readonly #macros = new Map<string, MacroNode>();
  readonly #trace: ((entry: TraceEntry) => void) | undefined;
  #scope: Scope;
  #output = new TextBuffer();
  #depth = 0;
  #macroDepth = 0;

  constructor(scope: Scope, trace?: (entry: TraceEntry) => void) {
    this.#scope = scope;
    this.#trace = trace;
  }

  /** @throws TemplateError where Java throws, or where a bound is reached. */
  render(template: Block): string {
    this.#define(template);
    this.#until('top', () => this.#block(template));
    return this.#output.text();
  }

  /** Macros count from the beginning, wherever they stand; the first of a name stays, one inside another before that. */
  #define(block: Block): void {
    for (const node of block) {
      if (node.kind === 'if') for (const branch of node.branches) this.#define(branch.body);
      else if ('body' in node && node.body !== undefined) this.#define(node.body);
      if (node.kind === 'macro' && !this.#macros.has(node.name)) this.#macros.set(node.name, node);
    }
  }

  /** Runs what a `#break` may end; `reach` is the loop that it may name, or whether `#stop` ends here as well. */
  #until(reach: HostObject | 'nearest' | 'all' | 'top', run: () => void): void {
    const depth = this.#depth;
    const macroDepth = this.#macroDepth;
    try {
      run();
    } catch (signal) {
      if (!(signal instanceof StopSignal)) throw signal;
      if (signal.target !== 'nearest' && signal.target !== reach && reach !== 'top') throw signal;
      this.#depth = depth;
      this.#macroDepth = macroDepth;
    }
  }

  deeper<T>(run: () => T): T {
    this.#enter();
    const result = run();
    this.#depth -= 1;
    return result;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > MAX_EVALUATION_DEPTH) throw new TemplateError('The template goes too deep.');
  }

  #write(text: string): void {
    this.#output.write(text);
    if (this.#output.length > MAX_OUTPUT) throw new TemplateError('The output grows beyond 10 MB, the largest payload API Gateway takes.');
  }

  /** The text of a block by itself; `ends` where a `#break` in it ends only the block. */
  capture(block: Block, ends = false): string {
    const outer = this.#output;
    this.#output = new TextBuffer();
    try {
      if (ends) this.#until('nearest', () => this.#block(block));
      else this.#block(block);
      this.budget.text(this.#output.length);
      return this.#output.text();
    } finally {
      this.#output = outer;
    }
  }

  #block(block: Block): void {
    this.#enter();
    for (const node of block) this.#node(node);
    this.#depth -= 1;
  }

  #node(node: TemplateNode): void {
    if (node.kind === 'text') {
      this.#write(node.text);
      return;
    }
    this.budget.spend();
    if (node.kind === 'output') {
      this.#print(node);
      return;
    }
    this.at = node.start;
    switch (node.kind) {
      case 'set':
        this.#assign(node.target, evaluateExpression(this, node.value));
        return;
      case 'if':
        for (const { condition, body } of node.branches) {
          if (condition !== undefined && !isTrue(this, condition)) continue;
          this.#block(body);
          return;
        }
        return;
      case 'foreach':
        this.#foreach(node);
        return;
      case 'define':
        if (node.name.plain) this.#scope.put(node.name.name, new DefinedBlock(this, node.body));
        return;
      case 'evaluate':
        this.#evaluateText(node.argument, node.start);
        return;
      case 'include':
        throw new TemplateError(`#${node.name} finds nothing: API Gateway has no other templates.`, node.start);
      case 'stop':
        throw new StopSignal('all');
      case 'break':
        throw new StopSignal(node.scope === undefined ? 'nearest' : this.#loopOf(node.scope));
      case 'call':
        this.#call(node);
        return;
      case 'macro':
      case 'openComment':
        return;
    }
  }

  #print({ reference, prefix, escaped }: OutputNode): void {
    const value = this.reference(reference);
    if (escaped !== undefined) this.#write(prefix + escaped);
    else if (!(value instanceof DefinedBlock)) this.#write(prefix + textOf(value, this.budget));
    else {
      this.#write(prefix);
      if (!value.run((block) => this.#until('nearest', () => this.#block(block)))) this.#write(`$${reference.name}`);
    }
  }

  /** A reference's value; what is missing or null anywhere on the way makes it the text "" (recorded). */
  reference(reference: Reference): Value {
    this.budget.spend();
    this.at = reference.start;
    this.#enter();
    const value = this.#walk(reference, reference.steps.length) ?? '';
    this.#depth -= 1;
    if (this.#trace !== undefined) this.#trace({ start: reference.start, end: reference.end, value: textOf(value, this.budget) });
    return value;
  }

  #walk(reference: Reference, steps: number): Value | undefined {
    let value = this.#scope.get(reference.name) ?? undefined;
    for (let index = 0; index < steps && value !== undefined; index += 1) {
      value = this.#step(value, reference.steps[index] as Step) ?? undefined;
    }
    return value;
  }

  #step(owner: Value, step: Step): Element | undefined {
    if (step.kind === 'property') return getProperty(owner, step.name, this.budget);
    if (step.kind === 'index') {
      const index = evaluateExpression(this, step.index) ?? '';
      this.at = step.start;
      return getIndex(owner, index, this.budget);
    }
    const args: Element[] = [];
    for (const argument of step.args) args.push(evaluateExpression(this, argument) ?? null);
    this.at = step.start;
    return callMethod(owner, step.name, args, this.budget);
  }

  #assign(target: Reference, value: Value | undefined): void {
    if (value === undefined) return;
    const last = target.steps[target.steps.length - 1];
    if (last === undefined) {
      if (target.plain) this.#scope.put(target.name, value);
      return;
    }
    const owner = this.#walk(target, target.steps.length - 1);
    if (owner === undefined) return;
    if (last.kind === 'index') setIndex(owner, evaluateExpression(this, last.index) ?? '', value, this.budget);
    else setProperty(owner, last.name, value);
  }

  #foreach({ variable, source, body }: TemplateNode & { kind: 'foreach' }): void {
    const list = source === undefined ? undefined : evaluateExpression(this, source);
    const items = list === undefined ? undefined : itemsOf(list);
    if (list === undefined || items === undefined) return;
    const total = items.length;
    this.budget.spend(total);
    const scope = this.#scope;
    const names = ['velocityCount', 'velocityHasNext', ...(variable === undefined ? [] : [variable])];
    const before = names.map((name) => [name, scope.get(name)] as const);
    const outer = scope.get('foreach');
    const loop = new ForeachScope(outer instanceof ForeachScope ? outer : undefined);
    scope.put('foreach', loop);
    try {
      this.#until(loop, () => {
        for (let index = 0; index < MAX_ROUNDS; index += 1) {
          const count = countOf(list) ?? total;
          // A list asks for its end anew at each round, a map has looked for the next entry already.
          if (index === (list instanceof JavaList ? count : total)) return;
          if (count !== total) throw new TemplateError('A list changes while #foreach goes through it (ConcurrentModificationException).');
          this.budget.spend();
          loop.index = index;
          loop.hasNext = index + 1 < total;
          scope.put('velocityCount', int(index + 1));
          scope.put('velocityHasNext', loop.hasNext);
          if (variable !== undefined) scope.put(variable, items[index] ?? null);
          this.#block(body);
        }
      });
    } finally {
      for (const [name, value] of before) restore(scope, name, value);
      restore(scope, 'foreach', outer);
    }
  }

  #loopOf(argument: Expression): HostObject {
    const scope = evaluateExpression(this, argument);
    if (!(scope instanceof ForeachScope)) throw new TemplateError('#break takes a loop, such as $foreach.parent.');
    return scope;
  }

  #evaluateText(argument: Expression, start: number): void {
    const text = textOf(evaluateExpression(this, argument) ?? '', this.budget);
    this.budget.spend(text.length);
    const block = readTemplate(new Cursor(text, () => start));
    this.#define(block);
    this.#until('all', () => this.#block(block));
  }

  #call({ name, args, body, source, start }: CallNode): void {
    const macro = this.#macros.get(name);
    if (macro === undefined) {
      this.#write(source);
      return;
    }
    if (this.#macroDepth >= MAX_MACRO_DEPTH)
      throw new TemplateError(`The macro ${name} is called more than ${MAX_MACRO_DEPTH} levels deep.`, start);
    const values = args.map((argument) => {
      if (argument.kind === 'word') throw new TemplateError(`The word ${argument.word} is no argument for #${name}.`, argument.start);
      return argument;
    });
    const outer = this.#scope;
    const bound = macro.parameters.flatMap((parameter, index) => {
      const value = values[index];
      return value === undefined ? [] : [[parameter, value] as const];
    });
    const content = body === undefined ? undefined : new DefinedBlock(this, body);
    this.#macroDepth += 1;
    this.#within(new MacroScope(outer, bound, content, (argument, scope) => this.#within(scope, () => this.#argument(argument))), () =>
      this.#until('nearest', () => this.#block(macro.body)),
    );
    this.#macroDepth -= 1;
  }

  /** An argument that is a bare name keeps its null, so that the name is missing inside as well. */
  #argument(argument: Expression): Value | undefined {
    if (argument.kind === 'reference' && argument.steps.length === 0) return this.#scope.get(argument.name) ?? undefined;
    return this.deeper(() => evaluateExpression(this, argument));
  }

  #within<T>(scope: Scope, run: () => T): T {
    const outer = this.#scope;
    this.#scope = scope;
    try {
      return run();
    } finally {
      this.#scope = outer;
    }
  }
}

function restore(scope: Scope, name: string, value: Element | undefined): void {
  if (value === undefined || value === null) scope.remove(name);
  else scope.put(name, value);
}

/** What `#foreach` goes through; undefined for what it passes over. */
function itemsOf(value: Value): readonly Element[] | undefined {
  if (value instanceof JavaMap) return value.entries().map((entry) => entry.value);
  if (value instanceof JavaList || value instanceof JavaArray || value instanceof JavaView) return value.items;
  if (value instanceof JavaIterator) return value.items.slice(value.position);
  return value instanceof ForeachScope ? itemsOf(value.storage) : undefined;
}

/** How many {@link itemsOf} gives, now. */
function countOf(value: Value): number | undefined {
  if (value instanceof JavaMap) return value.size;
  if (value instanceof JavaList || value instanceof JavaArray || value instanceof JavaView) return sizeOf(value);
  return itemsOf(value)?.length;
}

/** A block under a name: `#define`, or the body of `#@macro() … #end`. It is rendered at each use, twice deep at most. */
class DefinedBlock extends HostObject {
  readonly #evaluator: Evaluator;
  readonly #block: Block;
  #depth = 0;

  constructor(evaluator: Evaluator, block: Block) {
    super();
    this.#evaluator = evaluator;
    this.#block = block;
  }

  get methods(): MethodTable {
    return noMethods;
  }

  /** Whether it may be rendered here. */
  run(render: (block: Block) => void): boolean {
    if (this.#depth >= MAX_DEFINE_DEPTH) return false;
    this.#depth += 1;
    try {
      render(this.#block);
    } finally {
      this.#depth -= 1;
    }
    return true;
  }

  print(): string {
    let text = '';
    this.run((block) => {
      text = this.#evaluator.capture(block, true);
    });
    return text;
  }
}

const noMethods: MethodTable = new Map();
