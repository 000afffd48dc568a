import { TemplateError } from '../../budget.ts';
import type { Budget } from '../../budget.ts';
import { isLineBreak, isWordPart } from './classes.ts';
import type { Assertion, Regex, RegexNode } from './node.ts';

export interface Match {
  readonly start: number;
  readonly end: number;
  /** Start and end of each group, the whole match first; undefined where a group took no part. */
  readonly groups: readonly (readonly [number, number] | undefined)[];
}

type Next = (at: number) => boolean;
type Matcher = (at: number, next: Next) => boolean;

/** Java ends such a match with a StackOverflowError, at some depth of its own. */
const MAX_MATCH_DEPTH = 1_600;

/**
 * Matches as `java.util.regex` does, by backtracking. Every step draws on the budget, and groups are repeated to a bounded depth, so that no
 * expression runs on; beyond that it is an error of the template.
 */
export class RegexMatcher {
  readonly #text: string;
  readonly #budget: Budget;
  readonly #match: Matcher;
  readonly #groupCount: number;
  #groups: (readonly [number, number] | undefined)[] = [];
  #depth = 0;
  #lastEnd = 0;

  constructor(regex: Regex, text: string, budget: Budget) {
    this.#text = text;
    this.#budget = budget;
    this.#groupCount = regex.groups;
    this.#match = this.#compile(regex.root);
  }

  /** The first match at or after an offset; `lastEnd` is where the one before ended. */
  find(from: number, lastEnd: number): Match | undefined {
    this.#lastEnd = lastEnd;
    for (let start = from; start <= this.#text.length; start += 1) {
      const match = this.#at(start, () => true);
      if (match !== undefined) return match;
    }
    return undefined;
  }

  matchesWhole(): boolean {
    return this.#at(0, (end) => end === this.#text.length) !== undefined;
  }

  #at(start: number, accept: Next): Match | undefined {
    this.#budget.spend();
    this.#groups = Array.from({ length: this.#groupCount + 1 });
    let end = -1;
    const matched = this.#match(start, (at) => {
      end = at;
      return accept(at);
    });
    return matched ? { start, end, groups: [[start, end], ...this.#groups.slice(1)] } : undefined;
  }

  #compile(node: RegexNode): Matcher {
    switch (node.kind) {
      case 'one':
        return (at, next) => {
          const width = this.#width(node, at);
          return width > 0 && next(at + width);
        };
      case 'sequence':
        return this.#sequence(node.parts);
      case 'choice': {
        const branches = node.branches.map((branch) => this.#compile(branch));
        return (at, next) => branches.some((branch) => branch(at, next));
      }
      case 'group':
        return this.#group(node.index, this.#compile(node.body));
      case 'repeat':
        return node.body.kind === 'one' ? this.#repeatOne(node, node.body) : this.#repeat(node, this.#compile(node.body));
      case 'look':
        return this.#look(node.behind, node.negative, this.#compile(node.body));
      case 'atomic':
        return this.#atomic(this.#compile(node.body));
      case 'back':
        return this.#back(node.index, node.ignoreCase);
      case 'assert':
        return (at, next) => this.#holds(node.at, at) && next(at);
    }
  }

  /** One part after the other; neighbouring characters are one step. */
  #sequence(parts: readonly RegexNode[]): Matcher {
    const steps: Matcher[] = [];
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index] as RegexNode;
      let text = '';
      for (let next: RegexNode | undefined = part; next?.kind === 'one' && next.literal !== undefined; next = parts[index]) {
        text += next.literal;
        index += 1;
      }
      if (text !== '') index -= 1;
      steps.push(text === '' ? this.#compile(part) : this.#literal(text));
    }
    return steps.reduceRight<Matcher>(
      (rest, step) => (at, next) => this.#deeper(() => step(at, (after) => rest(after, next))),
      (at, next) => next(at),
    );
  }

  #literal(text: string): Matcher {
    return (at, next) => {
      this.#budget.spend();
      return this.#text.startsWith(text, at) && next(at + text.length);
    };
  }

  /** How many code units a class takes at an offset; 0: none. */
  #width(node: RegexNode & { kind: 'one' }, at: number): number {
    this.#budget.spend();
    const code = this.#text.codePointAt(at);
    if (code === undefined || !node.test(code)) return 0;
    return code > 0xff_ff ? 2 : 1;
  }

  #group(index: number, body: Matcher): Matcher {
    return (at, next) => {
      const before = this.#groups[index];
      const matched = body(at, (end) => {
        const inner = this.#groups[index];
        this.#groups[index] = [at, end];
        if (next(end)) return true;
        this.#groups[index] = inner;
        return false;
      });
      if (!matched) this.#groups[index] = before;
      return matched;
    };
  }

  /** A repeated class needs no recursion: take all, then give back one at a time. */
  #repeatOne({ min, max, mode }: RegexNode & { kind: 'repeat' }, one: RegexNode & { kind: 'one' }): Matcher {
    return (at, next) => {
      const ends = [at];
      const take = (): boolean => {
        const end = ends[ends.length - 1] as number;
        const width = ends.length > max ? 0 : this.#width(one, end);
        if (width > 0) ends.push(end + width);
        return width > 0;
      };
      while (ends.length <= min) if (!take()) return false;
      if (mode === 'lazy') {
        do if (next(ends[ends.length - 1] as number)) return true;
        while (take());
        return false;
      }
      while (take());
      if (mode === 'possessive') return next(ends[ends.length - 1] as number);
      for (let count = ends.length - 1; count >= min; count -= 1) if (next(ends[count] as number)) return true;
      return false;
    };
  }

  #repeat({ min, max, mode }: RegexNode & { kind: 'repeat' }, body: Matcher): Matcher {
    const round = (at: number, count: number, next: Next): boolean => {
      const more = (): boolean =>
        // A round that takes nothing is the last.
        count < max && this.#deeper(() => body(at, (end) => (end === at && count >= min ? next(end) : round(end, count + 1, next))));
      if (count < min) return more();
      return mode === 'lazy' ? next(at) || more() : more() || next(at);
    };
    const matcher: Matcher = (at, next) => round(at, 0, next);
    return mode === 'possessive' ? this.#atomic(matcher) : matcher;
  }

  #deeper(run: () => boolean): boolean {
    this.#budget.spend();
    this.#depth += 1;
    if (this.#depth > MAX_MATCH_DEPTH) throw new TemplateError('The regular expression goes too deep for its text.');
    const matched = run();
    this.#depth -= 1;
    return matched;
  }

  #look(behind: boolean, negative: boolean, body: Matcher): Matcher {
    return (at, next) => {
      const before = this.#groups;
      this.#groups = [...before];
      const found = behind ? this.#endsAt(at, body) : body(at, () => true);
      if (!found || negative) this.#groups = before;
      return found !== negative && next(at);
    };
  }

  #endsAt(at: number, body: Matcher): boolean {
    for (let start = at; start >= 0; start -= 1) {
      this.#budget.spend();
      if (body(start, (end) => end === at)) return true;
    }
    return false;
  }

  #atomic(body: Matcher): Matcher {
    return (at, next) => {
      let end = -1;
      const matched = body(at, (reached) => {
        end = reached;
        return true;
      });
      return matched && next(end);
    };
  }

  #back(index: number, ignoreCase: boolean): Matcher {
    return (at, next) => {
      const group = this.#groups[index];
      if (group === undefined) return false;
      const wanted = this.#text.slice(...group);
      const found = this.#text.slice(at, at + wanted.length);
      this.#budget.spend(wanted.length);
      const same = ignoreCase ? found.toLowerCase() === wanted.toLowerCase() : found === wanted;
      return same && next(at + wanted.length);
    };
  }

  #holds(assertion: Assertion, at: number): boolean {
    const text = this.#text;
    this.#budget.spend();
    switch (assertion) {
      case 'start':
        return at === 0;
      case 'end':
        return at === text.length;
      case 'lastMatch':
        return at === this.#lastEnd;
      case 'lineStart':
        return at === 0 || (at < text.length && isLineBreak(text.charCodeAt(at - 1)) && !(text[at - 1] === '\r' && text[at] === '\n'));
      case 'lineEnd':
        return at === text.length || (isLineBreak(text.charCodeAt(at)) && !(text[at] === '\n' && text[at - 1] === '\r'));
      case 'beforeLastBreak':
        return at === text.length || atLastBreak(text, at);
      case 'word':
        return isWordBoundary(text, at);
      case 'notWord':
        return !isWordBoundary(text, at);
    }
  }
}

function atLastBreak(text: string, at: number): boolean {
  if (at === text.length - 2) return text.endsWith('\r\n');
  return at === text.length - 1 && isLineBreak(text.charCodeAt(at)) && !(text[at] === '\n' && text[at - 1] === '\r');
}

function isWordBoundary(text: string, at: number): boolean {
  const before = at > 0 && isWordPart(text.charCodeAt(at - 1));
  const after = at < text.length && isWordPart(text.codePointAt(at) as number);
  return before !== after;
}
