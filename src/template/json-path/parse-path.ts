import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import type { Element } from '../java/value.ts';
import { readJson } from '../read-json.ts';
import { functionNames } from './functions.ts';
import { parseFilter } from './parse-filter.ts';
import type { FunctionStep, Path, PathStep } from './path.ts';

const MAX_LENGTH = 10_000;
const MAX_FILTER_DEPTH = 20;

/**
 * Compiles a JSONPath by the grammar of Jayway JsonPath, as it is today. A path that begins with neither `$` nor `@` is taken as `$.path`.
 *
 * @throws TemplateError where Jayway refuses the path.
 */
export function parsePath(path: string, budget: Budget, depth = 0): Path {
  if (path === '') throw new TemplateError('The JSONPath is empty.');
  if (path.length > MAX_LENGTH) throw new TemplateError(`A JSONPath of more than ${MAX_LENGTH} characters is not supported.`);
  if (depth > MAX_FILTER_DEPTH) throw new TemplateError('The filters of a JSONPath lie too deep in each other.');
  const text = (/^[$@]/.test(path) ? path : `$.${path}`).trimEnd();
  budget.spend(text.length);
  return new PathReader(text, budget, depth).path();
}

class PathReader {
  readonly #text: string;
  readonly #budget: Budget;
  readonly #depth: number;
  #at = 1;

  constructor(text: string, budget: Budget, depth: number) {
    this.#text = text;
    this.#budget = budget;
    this.#depth = depth;
  }

  path(): Path {
    const text = this.#text;
    if (text.length > 1 && text.endsWith('.')) this.#fail('it ends with a dot');
    const steps: PathStep[] = [];
    if (this.#at < text.length && !/[.[]/.test(text[this.#at] as string)) this.#fail('behind the $ comes a dot or a bracket');
    while (this.#at < text.length) steps.push(...this.#next());
    const last = steps[steps.length - 1];
    const overAll = last?.kind === 'function' && steps.some((step) => step.kind === 'scan') ? last : undefined;
    const walked = overAll === undefined ? steps : steps.slice(0, -1);
    return { text, relative: text.startsWith('@'), steps: walked, definite: overAll !== undefined || isDefinite(walked), overAll };
  }

  #fail(why: string): never {
    throw new TemplateError(`The JSONPath ${JSON.stringify(this.#text.slice(0, 200))} is wrong: ${why} (position ${this.#at}).`);
  }

  #next(): PathStep[] {
    if (this.#text.startsWith('..', this.#at)) {
      this.#at += 2;
      if (this.#text[this.#at] === '.') this.#fail('three dots');
      return [{ kind: 'scan' }, this.#step()];
    }
    if (this.#text[this.#at] === '.') {
      this.#at += 1;
      if (this.#text[this.#at] === '.') this.#fail('a dot too many');
    }
    return [this.#step()];
  }

  #step(): PathStep {
    if (this.#text[this.#at] === '[') return this.#bracket();
    if (this.#text[this.#at] === '*') {
      this.#at += 1;
      return { kind: 'wildcard' };
    }
    return this.#name();
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#at = pattern.lastIndex;
    return match;
  }

  #name(): PathStep {
    const [name] = this.#match(/[^.[ (]*/y) ?? [''];
    if (this.#text[this.#at] === ' ') this.#fail("a name with blanks is written ['in brackets']");
    if (this.#text[this.#at] === '(') return this.#function(name ?? '');
    if (name === undefined || name === '') return this.#fail('a name is missing');
    return { kind: 'property', names: [name] };
  }

  #function(name: string): FunctionStep {
    const end = this.#text.indexOf(')', this.#at);
    if (end < 0) this.#fail(`the arguments of ${name} are not closed`);
    const inner = this.#text.slice(this.#at + 1, end).trim();
    if (!functionNames.has(name)) this.#fail(`there is no function ${JSON.stringify(name)}`);
    this.#at = end + 1;
    const args: readonly Element[] = inner === '' ? [] : inner.split(',').map((argument) => this.#argument(argument.trim()));
    return { kind: 'function', name, args };
  }

  #argument(text: string): Element {
    if (!/^(?:-?\d+(?:\.\d+)?|"[^"]*"|'[^']*')$/.test(text)) this.#fail('the argument of a function is a number or a text');
    return readJson(text, this.#budget);
  }

  #bracket(): PathStep {
    const names = this.#match(/\[ *(?=['"])/y);
    if (names !== undefined) return this.#names();
    const [, list] = this.#match(/\[ *([-\d:][-\d:, ]*)\]/y) ?? [];
    if (list !== undefined) return list.includes(':') ? this.#slice(list.trim()) : this.#indexes(list.trim());
    if (this.#match(/\[ *\* *\]/y) !== undefined) return { kind: 'wildcard' };
    if (this.#match(/\[ *\? *\(/y) !== undefined) return this.#filter();
    return this.#fail('a bracket holds a quoted name, an index, a slice, * or ?(…)');
  }

  #names(): PathStep {
    const names: string[] = [];
    do {
      const [, single, double] = this.#match(/ *(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)") */y) ?? [];
      const name = single ?? double;
      if (name === undefined) return this.#fail('a quoted name is not closed');
      names.push(
        name.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_all, hex?: string, plain = '') =>
          hex === undefined ? plain : String.fromCharCode(Number.parseInt(hex, 16)),
        ),
      );
    } while (this.#match(/,/y) !== undefined);
    if (this.#match(/\]/y) === undefined) this.#fail('a bracket is not closed');
    return { kind: 'property', names };
  }

  #indexes(list: string): PathStep {
    const indexes = list
      .split(/ *, */)
      .map((index) => (/^-?\d{1,9}$/.test(index) ? Number(index) : this.#fail('an index is a whole number')));
    return { kind: 'index', indexes };
  }

  /** A third part is read and ignored, as in Jayway. */
  #slice(list: string): PathStep {
    const parts = list.split(':').map((part) => part.trim());
    const [from, to] = parts.map((part) =>
      part === '' ? undefined : /^-?\d{1,9}$/.test(part) ? Number(part) : this.#fail('a slice has whole numbers'),
    );
    if (parts.length > 3 || (from === undefined && to === undefined)) this.#fail('a slice needs a beginning or an end');
    return { kind: 'slice', from, to };
  }

  #filter(): PathStep {
    const start = this.#at;
    const end = closing(this.#text, start);
    if (end === undefined) return this.#fail('a filter is not closed');
    this.#at = end + 1;
    if (this.#match(/ *\]/y) === undefined) this.#fail('a filter needs )] at its end');
    const criteria = this.#text.slice(start, end);
    const test = parseFilter(criteria, this.#budget, (text) => parsePath(text, this.#budget, this.#depth + 1));
    return { kind: 'filter', test };
  }
}

/** The offset of the parenthesis that closes the one before `at`; texts and regular expressions are passed over. */
function closing(text: string, at: number): number | undefined {
  let depth = 1;
  for (let index = at; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"' || character === "'" || (character === '/' && /~ *$/.test(text.slice(Math.max(at, index - 10), index)))) {
      index += 1;
      while (index < text.length && text[index] !== character) index += text[index] === '\\' ? 2 : 1;
    } else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return undefined;
}

function isDefinite(steps: readonly PathStep[]): boolean {
  return steps.every((step, index) => isDefiniteStep(step, index === steps.length - 1));
}

/** Several names at the end make one object; further up they are several ways. */
export function isDefiniteStep(step: PathStep, isLast: boolean): boolean {
  switch (step.kind) {
    case 'property':
      return step.names.length === 1 || isLast;
    case 'index':
      return step.indexes.length === 1;
    case 'function':
      return true;
    default:
      return false;
  }
}
