import type { Element, Value } from './java/value.ts';
import type { Expression } from './syntax.ts';

/** The names that a template sees at one place. A name that holds null hides an outer one of the same name. */
export interface Scope {
  get(name: string): Element | undefined;
  put(name: string, value: Element): void;
  remove(name: string): void;
}

export class TemplateScope implements Scope {
  readonly #names: Map<string, Element>;

  constructor(names: Iterable<readonly [string, Element]>) {
    this.#names = new Map(names);
  }

  get(name: string): Element | undefined {
    return this.#names.get(name);
  }

  put(name: string, value: Element): void {
    this.#names.set(name, value);
  }

  remove(name: string): void {
    this.#names.delete(name);
  }
}

/**
 * The inside of a macro. Its parameters stand for the expressions of the call, evaluated anew, outside, at each use. What is assigned is
 * assigned here and outside: so Velocity 1.7 without velocimacro.context.localscope.
 */
export class MacroScope implements Scope {
  readonly outer: Scope;
  readonly #locals = new Map<string, Element>();
  readonly #arguments: Map<string, Expression>;
  readonly #evaluate: (argument: Expression, scope: Scope) => Value | undefined;

  constructor(
    outer: Scope,
    args: Iterable<readonly [string, Expression]>,
    body: Element | undefined,
    evaluate: (argument: Expression, scope: Scope) => Value | undefined,
  ) {
    this.outer = outer;
    this.#arguments = new Map(args);
    this.#evaluate = evaluate;
    if (body !== undefined) this.#locals.set('bodyContent', body);
  }

  get(name: string): Element | undefined {
    if (this.#locals.has(name)) return this.#locals.get(name);
    const argument = this.#arguments.get(name);
    return argument === undefined ? this.outer.get(name) : this.#evaluate(argument, this.outer);
  }

  put(name: string, value: Element): void {
    this.#locals.set(name, value);
    this.outer.put(name, value);
  }

  remove(name: string): void {
    this.#locals.delete(name);
    this.#arguments.delete(name);
    this.outer.remove(name);
  }
}
