/**
 * File patterns: `*` and `?` within a name, `**` for any folders, `[a-z]`, `[!a-z]` and `{yaml,json}`. As in a shell a name that begins with
 * a dot is only met by a pattern that does. Names are separated by `/`.
 */
export interface Glob {
  matches(path: string): boolean;
  /** What is still to be met below a folder, for walking only where something may be. */
  readonly start: GlobState;
  step(state: GlobState, name: string): GlobState;
  /** Whether a name that leads to this state is met itself. */
  accepts(state: GlobState): boolean;
}

/** The segments that may come next, as indexes; none: nothing below can match. */
export type GlobState = readonly number[];

/** Alternatives that `{a,b}` may multiply to; a pattern with more is refused. */
const MAX_ALTERNATIVES = 256;

/** @throws RangeError when the braces of a pattern multiply to more than 256 alternatives, and for a range such as `[z-a]`. */
export function compileGlob(pattern: string): Glob {
  const alternatives = expandBraces(pattern).map(compileSegments);
  // All alternatives in one row of segments, an end after each.
  const segments: Segment[] = alternatives.flatMap((list) => [...list, END]);
  const starts: number[] = [];
  for (let index = 0; index < segments.length; index += 1) if (index === 0 || segments[index - 1] === END) starts.push(index);

  const closure = (states: Iterable<number>): GlobState => {
    const closed = new Set<number>();
    for (let state of states) {
      closed.add(state);
      while (segments[state] === ANY_FOLDERS) closed.add((state += 1));
    }
    return [...closed];
  };
  const step = (state: GlobState, name: string): GlobState => {
    const next: number[] = [];
    for (const index of state) {
      const segment = segments[index] as Segment;
      if (segment === ANY_FOLDERS && !name.startsWith('.')) next.push(index);
      else if (typeof segment === 'object' && segment.test(name)) next.push(index + 1);
    }
    return closure(next);
  };
  const start = closure(starts);
  const accepts = (state: GlobState): boolean => state.some((index) => segments[index] === END);
  return { start, step, accepts, matches: (path) => accepts(path.split('/').reduce(step, start)) };
}

export function isGlob(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

/** The leading folders of a pattern that hold no wildcard, and the rest: `apis` and `**\/*.yaml`. */
export function splitBase(pattern: string): { base: string; rest: string } {
  const names = pattern.split('/');
  const first = names.findIndex(isGlob);
  const count = first === -1 ? names.length - 1 : first;
  const base = names.slice(0, count).join('/');
  return { base: base === '' && pattern.startsWith('/') ? '/' : base, rest: names.slice(count).join('/') };
}

const ANY_FOLDERS = '**';
const END = 'end';
type Segment = RegExp | typeof ANY_FOLDERS | typeof END;

function compileSegments(pattern: string): Segment[] {
  return pattern
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .map((name) => (name === '**' ? ANY_FOLDERS : nameExpression(name)));
}

function nameExpression(name: string): RegExp {
  const source = name.replaceAll(
    /\*+|\?|\[(!?)((?:\]|[^\]])[^\]]*)\]|[^*?[]|\[/gu,
    (part, negated: string | undefined, set: string | undefined) => {
      if (part.startsWith('*')) return '[^/]*';
      if (part === '?') return '[^/]';
      if (set === undefined) return part.replaceAll(/[\\^$.|+(){}[\]/]/g, String.raw`\$&`);
      return `[${negated === '!' ? '^' : ''}${set.replaceAll(/[\\\][^]/g, String.raw`\$&`)}]`;
    },
  );
  try {
    return new RegExp(`^${/^[*?[]/.test(name) ? String.raw`(?!\.)` : ''}${source}$`, 'su');
  } catch {
    throw new RangeError(`the brackets of ${name} hold no range`); // such as [z-a]
  }
}

function expandBraces(pattern: string): string[] {
  let open = [pattern];
  for (;;) {
    const expanded = open.flatMap((text) => {
      const braces = /\{([^{}]*,[^{}]*)\}/.exec(text);
      if (braces === null) return [text];
      const [before, after] = [text.slice(0, braces.index), text.slice(braces.index + braces[0].length)];
      return (braces[1] as string).split(',').map((choice) => `${before}${choice}${after}`);
    });
    if (expanded.length > MAX_ALTERNATIVES) throw new RangeError(`its braces stand for more than ${MAX_ALTERNATIVES} patterns`);
    if (expanded.length === open.length && expanded.every((text, index) => text === open[index])) return expanded;
    open = expanded;
  }
}
