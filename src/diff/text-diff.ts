/** One line of two texts: kept, only in the base, or only in the revision. */
export interface DiffLine {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** Further apart than this, texts are shown as replaced: the search takes the square of it. */
const MAX_STEPS = 1000;

/** What it takes to turn one text into another, line by line, with the fewest lines removed and added (Myers, 1986). */
export function diffLines(base: string, revision: string): DiffLine[] {
  const [before, after] = [linesOf(base), linesOf(revision)];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [
    ...before.slice(0, start).map(kept),
    ...shortestScript(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(kept),
  ];
}

const kept = (text: string): DiffLine => ({ kind: 'kept', text });
const removed = (text: string): DiffLine => ({ kind: 'removed', text });
const added = (text: string): DiffLine => ({ kind: 'added', text });

/** The lines of a text; a line break at its end begins no line. */
function linesOf(text: string): string[] {
  if (text === '') return [];
  if (!text.includes('\n') && !text.includes('\r')) return [text];
  return text.replace(/(?:\r\n|[\r\n])$/, '').split(/\r\n|\r|\n/);
}

function shortestScript(before: readonly string[], after: readonly string[]): DiffLine[] {
  if (before.length === 1 && after.length === 1) return [...before.map(removed), ...after.map(added)];
  const trace = reachedByStep(before, after);
  if (trace === undefined) return [...before.map(removed), ...after.map(added)];
  const script: DiffLine[] = [];
  let [x, y] = [before.length, after.length];
  for (let steps = trace.length - 1; steps >= 0; steps -= 1) {
    const reached = trace[steps] as ReadonlyMap<number, number>;
    const diagonal = x - y;
    const down = cameDown(reached, diagonal, steps);
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = steps === 0 ? 0 : (reached.get(from) ?? 0);
    const fromY = steps === 0 ? 0 : fromX - from;
    for (; x > fromX && y > fromY; x -= 1, y -= 1) script.push(kept(before[x - 1] as string));
    if (steps === 0) break;
    if (down) script.push(added(after[y - 1] as string));
    else script.push(removed(before[x - 1] as string));
    [x, y] = [fromX, fromY];
  }
  return script.reverse();
}

/** For each number of steps, how far each diagonal had come before it; undefined where the texts are too far apart. */
function reachedByStep(before: readonly string[], after: readonly string[]): ReadonlyMap<number, number>[] | undefined {
  const trace: ReadonlyMap<number, number>[] = [];
  const reached = new Map<number, number>([[1, 0]]);
  for (let steps = 0; steps <= MAX_STEPS; steps += 1) {
    trace.push(new Map(reached));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const down = cameDown(reached, diagonal, steps);
      let x = down ? (reached.get(diagonal + 1) ?? 0) : (reached.get(diagonal - 1) ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reached.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
  }
  return undefined;
}

function cameDown(reached: ReadonlyMap<number, number>, diagonal: number, steps: number): boolean {
  if (diagonal === -steps) return true;
  return diagonal !== steps && (reached.get(diagonal - 1) ?? 0) < (reached.get(diagonal + 1) ?? 0);
}

/** The lines around what differs, in runs; `undefined` stands for lines left out. */
export function withContext(lines: readonly DiffLine[], context = 2): (DiffLine | undefined)[] {
  const shown: (DiffLine | undefined)[] = [];
  let lastChange = -Infinity;
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'kept') lastChange = index;
    const ahead = lines.slice(index, index + context + 1).some(({ kind }) => kind !== 'kept');
    if (ahead || index - lastChange <= context) shown.push(line);
    else if (shown.at(-1) !== undefined || shown.length === 0) shown.push(undefined);
  }
  return shown;
}

/** The rows of two columns: lines that are replaced stand side by side. */
export function sideBySide(lines: readonly DiffLine[]): { readonly base?: DiffLine; readonly revision?: DiffLine }[] {
  const rows: { base?: DiffLine; revision?: DiffLine }[] = [];
  let waiting = 0;
  for (const line of lines) {
    if (line.kind === 'kept') rows.push({ base: line, revision: line });
    else if (line.kind === 'removed') rows.push({ base: line });
    else {
      const open = rows[rows.length - waiting];
      if (waiting > 0 && open !== undefined) open.revision = line;
      else rows.push({ revision: line });
    }
    waiting = line.kind === 'removed' ? waiting + 1 : line.kind === 'added' ? Math.max(waiting - 1, 0) : 0;
  }
  return rows;
}
