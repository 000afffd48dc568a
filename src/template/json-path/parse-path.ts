import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { readJson } from '../read-json.ts';
import { parseFilter } from './parse-filter.ts';
import type { FunctionArgument, FunctionStep, Path, PathStep } from './path.ts';

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
  const text = (/^[$@]/.test(path) ? path : `$.${path}`).replace(/ +$/, '');
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
    while (this.#at < text.length) {
      steps.push(...this.#next());
      // Behind a step Jayway takes the last character for the end, whatever it is: `$.list[0]]` is `$.list[0]`.
      if (this.#at === text.length - 1) break;
    }
    const first = steps.findIndex((step) => step.kind === 'function');
    if (steps[0]?.kind !== 'scan' || steps[steps.length - 1]?.kind !== 'function')
      return { text, relative: text.startsWith('@'), steps, definite: isDefinite(steps), overAll: undefined };
    if (first === 1) this.#fail('a function behind .. has nothing to work on');
    const [{ name }, ...rest] = steps.slice(first) as [FunctionStep, ...PathStep[]];
    return { text, relative: text.startsWith('@'), steps: steps.slice(0, first), definite: true, overAll: { name, rest } };
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

  /**
   * `name(…)`. Behind a function without arguments Jayway stands on the parenthesis: what follows it is looked up under the name `)`, and
   * not found.
   */
  #function(name: string): FunctionStep {
    const end = closing(this.#text, this.#at + 1, false);
    if (end === undefined) return this.#fail(`the arguments of ${name} are not closed`);
    const inner = this.#text.slice(this.#at + 1, end);
    const isTail = inner !== '' || end === this.#text.length - 1;
    this.#at = isTail ? end + 1 : end;
    const args = inner === '' ? [] : divided(inner).map((argument) => this.#argument(argument.trim()));
    return { kind: 'function', name, args: args.filter((argument) => argument !== undefined) };
  }

  /** A number, a text in double quotes, JSON or a path; anything else is passed over, as in Jayway. */
  #argument(text: string): FunctionArgument | undefined {
    if (/^[-\d"{]/.test(text)) return { kind: 'literal', value: readJson(text, this.#budget) };
    return /^[$@]/.test(text) ? { kind: 'path', path: parsePath(text, this.#budget, this.#depth + 1) } : undefined;
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
    const quoted = this.#text[this.#at] === "'" ? / *'((?:[^'\\]|\\.)*)' */y : / *"((?:[^"\\]|\\.)*)" */y;
    do {
      const [, name] = this.#match(quoted) ?? [];
      if (name === undefined) return this.#fail('a quoted name is not closed, or stands in other quotes than the one before it');
      names.push(unescaped(name));
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
    const parts = list.split(':');
    const [from, to] = parts.map((part) =>
      part === '' ? undefined : /^-?\d{1,9}$/.test(part) ? Number(part) : this.#fail('a slice has whole numbers, and no blanks'),
    );
    if (parts.length > 3 || (from === undefined && to === undefined)) this.#fail('a slice needs a beginning or an end');
    return { kind: 'slice', from, to };
  }

  #filter(): PathStep {
    const start = this.#at;
    const end = closing(this.#text, start, true);
    if (end === undefined) return this.#fail('a filter is not closed');
    this.#at = end + 1;
    if (this.#match(/ *\]/y) === undefined) this.#fail('a filter needs )] at its end');
    const criteria = this.#text.slice(start, end);
    const test = parseFilter(criteria, this.#budget, (text) => parsePath(text, this.#budget, this.#depth + 1));
    return { kind: 'filter', test };
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

function unescaped(name: string): string {
  return name.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_all, hex?: string, plain = '') =>
    hex === undefined ? (escapes.get(plain) ?? plain) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The arguments of a function, divided at the commas that stand in no bracket or text. */
function divided(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '"' && text[at - 1] !== '\\') isText = !isText;
    else if (isText) continue;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** The offset of the parenthesis that closes the one before `at`; with `quotes`, texts and regular expressions are passed over. */
function closing(text: string, at: number, quotes: boolean): number | undefined {
  let depth = 1;
  for (let index = at; index < text.length; index += 1) {
    const character = text[index];
    if (
      quotes &&
      (character === '"' || character === "'" || (character === '/' && /~ *$/.test(text.slice(Math.max(at, index - 10), index))))
    ) {
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
