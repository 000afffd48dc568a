import { TemplateError, checkDepth } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaList, JavaMap } from '../java/collections.ts';
import { int } from '../java/number.ts';
import type { Element } from '../java/value.ts';
import { FilterMisfit, passes } from './filter.ts';
import { applyFunction } from './functions.ts';
import { isDefiniteStep, parsePath } from './parse-path.ts';
import type { Filter, FunctionStep, Path, PathStep } from './path.ts';

/** A definite path that finds nothing: Jayway's PathNotFoundException. */
export class PathNotFound extends TemplateError {}

/**
 * What a JSONPath finds: of a definite path the value, of another the list of all values, in Jayway's order.
 *
 * @throws PathNotFound, or TemplateError where the path is wrong.
 */
export function readPath(path: string, root: Element, budget: Budget): Element {
  return find(parsePath(path, budget), root, root, budget);
}

function find(path: Path, root: Element, current: Element, budget: Budget, isTest = false): Element {
  const start = path.relative ? current : root;
  if (path.overAll !== undefined) return overAll(path.steps, path.overAll, root, start, budget);
  const found = new Walk(path.steps, root, budget, true, isTest).from(start);
  if (!path.definite) return new JavaList(found, 'json');
  const value = found[found.length - 1];
  if (value === undefined) throw new PathNotFound(`The JSONPath ${path.text.slice(0, 200)} finds nothing.`);
  return value;
}

/** Jayway turns `$..price.sum()` into `$.sum($..price)`, whatever the function's own arguments are. */
function overAll(
  steps: readonly PathStep[],
  { name, rest }: NonNullable<Path['overAll']>,
  root: Element,
  start: Element,
  budget: Budget,
): Element {
  const isLength = name === 'length' || name === 'size';
  const found = new Walk(isLength ? [...steps, { kind: 'wildcard' }] : steps, root, budget).from(start);
  const result = isLength ? int(found.length) : applyFunction(name, [new JavaList(found, 'json')], root, budget);
  if (rest.length === 0) return result;
  const more = new Walk(rest, root, budget, false).from(result);
  return more.length === 0 ? result : (more[more.length - 1] as Element);
}

class Walk {
  readonly #steps: readonly PathStep[];
  readonly #root: Element;
  readonly #budget: Budget;
  readonly #found: Element[] = [];
  readonly #scanned = new Map<number, number>();
  /** For each step whether all before it are definite; only then is a misfit an error. */
  readonly #definiteBefore: readonly boolean[];

  /** Whether the path stands alone in a filter: then it finds something only where no name on the way is missing. */
  readonly #isTest: boolean;

  constructor(steps: readonly PathStep[], root: Element, budget: Budget, isDefinite = true, isTest = false) {
    this.#isTest = isTest;
    this.#steps = steps;
    this.#root = root;
    this.#budget = budget;
    let definite = isDefinite;
    this.#definiteBefore = steps.map((step, index) => {
      const before = definite;
      definite = definite && isDefiniteStep(step, index === steps.length - 1);
      return before;
    });
  }

  from(start: Element): Element[] {
    this.#walk(start, 0, 0);
    return this.#found;
  }

  #walk(value: Element, index: number, depth: number): void {
    checkDepth(depth);
    this.#budget.spend();
    const step = this.#steps[index];
    if (step === undefined) {
      this.#found.push(value);
      return;
    }
    switch (step.kind) {
      case 'property':
        this.#properties(value, step.names, index, depth);
        return;
      case 'index':
      case 'slice':
        this.#positions(value, step, index, depth);
        return;
      case 'wildcard':
        if (value instanceof JavaMap && this.#isPassedOver(index)) return;
        for (const member of membersOf(value)) {
          if (value instanceof JavaMap) this.#walk(member, index + 1, depth + 1);
          else this.#tolerant(() => this.#walk(member, index + 1, depth + 1));
        }
        return;
      case 'filter':
        this.#filter(value, step.test, index, depth);
        return;
      case 'function':
        this.#function(step, value, index, depth);
        return;
      case 'scan':
        this.#scan(value, index + 1, depth);
        return;
    }
  }

  /** What a function gives is found, also where more steps follow it. */
  #function(step: FunctionStep, value: Element, index: number, depth: number): void {
    const result = this.#applied(step, value);
    this.#found.push(result);
    if (index < this.#steps.length - 1) this.#walk(result, index + 1, depth + 1);
  }

  #applied({ name, args }: FunctionStep, value: Element): Element {
    const [first] = args;
    if (first !== undefined && (name === 'length' || name === 'size')) {
      if (first.kind === 'literal') throw new TemplateError(`The JSONPath function ${name}() takes a path.`);
      return int(new Walk([...first.path.steps, { kind: 'wildcard' }], this.#root, this.#budget).from(this.#root).length);
    }
    return applyFunction(
      name,
      args.map((arg) => (arg.kind === 'literal' ? arg.value : find(arg.path, this.#root, this.#root, this.#budget))),
      value,
      this.#budget,
    );
  }

  /** Below a wildcard over a list what is not there is passed over. */
  #tolerant(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof PathNotFound) || this.#isTest) throw error;
    }
  }

  #misfit(index: number, message: string): void {
    if (this.#definiteBefore[index]) throw new PathNotFound(message);
  }

  #properties(value: Element, names: readonly string[], index: number, depth: number): void {
    if (!(value instanceof JavaMap)) {
      this.#misfit(index, `The JSONPath looks for ${names.join(', ')} in what is no object.`);
      return;
    }
    const isLast = index === this.#steps.length - 1;
    if (names.length > 1 && isLast) {
      const merged = new JavaMap();
      for (const name of names) {
        if (value.has(name)) merged.put(name, value.get(name) ?? null);
        else if (this.#isTest) throw new PathNotFound(`The JSONPath finds no ${name}.`);
      }
      this.#found.push(merged);
      return;
    }
    if (names.length === 1 && this.#isPassedOver(index)) return;
    for (const name of names) {
      if (value.has(name)) this.#walk(value.get(name) ?? null, index + 1, depth + 1);
      else if (this.#isTest) throw new PathNotFound(`The JSONPath finds no ${name}.`);
      else if (!isLast && names.length === 1) this.#misfit(index, `The JSONPath finds no ${name}.`);
    }
  }

  #positions(value: Element, step: PathStep & { kind: 'index' | 'slice' }, index: number, depth: number): void {
    if (!(value instanceof JavaList)) {
      this.#misfit(index, 'The JSONPath looks for an index in what is no list.');
      return;
    }
    const { length } = value.items;
    for (const position of step.kind === 'index' ? step.indexes : sliced(step.from, step.to, length)) {
      const item = value.items[position < 0 ? length + position : position];
      if (item !== undefined) this.#walk(item, index + 1, depth + 1);
    }
  }

  #filter(value: Element, test: Filter, index: number, depth: number): void {
    if (value instanceof JavaList) {
      for (const item of value.items) if (this.#accepts(test, item)) this.#walk(item, index + 1, depth + 1);
    } else if (value instanceof JavaMap) {
      if (this.#accepts(test, value)) this.#walk(value, index + 1, depth + 1);
    } else if (this.#definiteBefore[index]) {
      throw new TemplateError('A filter of a JSONPath meets a value that is neither list nor object.');
    }
  }

  #accepts(test: Filter, item: Element): boolean {
    // Whether something exists Jayway asks of the element also where the path begins with $.
    const findIn = (path: Path, isTest: boolean): Element | undefined => {
      try {
        return find(path, isTest ? item : this.#root, item, this.#budget, isTest);
      } catch (error) {
        if (error instanceof PathNotFound) return undefined;
        throw error;
      }
    };
    try {
      return passes(test, findIn, this.#budget);
    } catch (error) {
      if (error instanceof FilterMisfit) return false;
      throw error;
    }
  }

  /** `..`: the step behind it at every list and object, from the outside in. */
  #scan(value: Element, index: number, depth: number): void {
    checkDepth(depth);
    this.#budget.spend();
    const step = this.#steps[index];
    if (step === undefined || (!(value instanceof JavaMap) && !(value instanceof JavaList))) return;
    const isLast = index === this.#steps.length - 1;
    if (this.#appliesTo(step, value, isLast)) {
      if (value instanceof JavaMap || isLast) this.#walk(value, index, depth + 1);
      else this.#scanList(value, index + 1, depth);
    }
    for (const member of membersOf(value)) this.#scan(member, index, depth + 1);
  }

  /** In a list Jayway takes every element on to the step after next, and leaves its index there for {@link Walk.#isPassedOver}. */
  #scanList(list: JavaList, index: number, depth: number): void {
    for (const [position, item] of list.items.entries()) {
      this.#scanned.set(index, position);
      this.#walk(item, index, depth + 1);
    }
  }

  /**
   * Whether Jayway leaves out what a name or wildcard at the end finds in an object: once the step has seen a list in a deep scan, it
   * minds the last index that it saw there, and wants the step before it to be that index.
   */
  #isPassedOver(index: number): boolean {
    const position = this.#scanned.get(index);
    if (position === undefined || index < this.#steps.length - 1) return false;
    const before = this.#steps[index - 1];
    return !(before?.kind === 'index' && before.indexes.length === 1 && before.indexes[0] === position);
  }

  #appliesTo(step: PathStep, value: JavaMap | JavaList, isLast: boolean): boolean {
    switch (step.kind) {
      case 'property':
        return value instanceof JavaMap && (!isDefiniteStep(step, isLast) || step.names.every((name) => value.has(name)));
      case 'index':
      case 'slice':
        return value instanceof JavaList;
      case 'wildcard':
        return true;
      case 'filter':
        return this.#accepts(step.test, value);
      default:
        return false;
    }
  }
}

function membersOf(value: Element): readonly Element[] {
  if (value instanceof JavaMap) return value.entries().map((entry) => entry.value);
  return value instanceof JavaList ? value.items : [];
}

/** The positions of a slice; a negative end counts from the list's end. */
function sliced(from: number | undefined, to: number | undefined, length: number): number[] {
  if (to === undefined) return numbers(Math.max(0, from !== undefined && from < 0 ? length + from : (from ?? 0)), length);
  if (from === undefined) return numbers(0, Math.min(length, to < 0 ? length + to : to));
  return numbers(Math.max(from, -length), Math.min(length, to));
}

function numbers(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}
