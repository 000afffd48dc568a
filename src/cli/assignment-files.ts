/** Files of simple assignments, one a line: `.env` and Terraform's `.tfvars`. */

export interface Assignments {
  readonly values: ReadonlyMap<string, string>;
  /** The first line, from 1, that is no assignment; undefined where all are. */
  readonly wrongLine: number | undefined;
}

/** `NAME=value`, `export NAME="value"`, `# comment`. Single quotes keep everything as it is; in double quotes `\n`, `\"` and `\\` are escapes. */
export function readEnv(text: string): Assignments {
  return readLines(text, (line) => {
    const match = /^(?:export\s+)?([\w.:-]+)\s*=\s*(.*)$/.exec(line);
    return match === null ? undefined : [match[1] as string, envValue(match[2] as string)];
  });
}

/** `name = "value"`, numbers and booleans. Lists, maps and heredocs are passed over: they cannot fill in a text. */
export function readTfvars(text: string): Assignments {
  let depth = 0;
  let heredoc: string | undefined;
  return readLines(text, (line) => {
    if (heredoc !== undefined) {
      if (line === heredoc) heredoc = undefined;
      return 'pass';
    }
    if (depth > 0) {
      depth += nesting(line);
      return 'pass';
    }
    const match = /^"?([\w.:-]+)"?\s*=\s*(.*)$/.exec(line);
    if (match === null) return undefined;
    const [, name, value] = match as unknown as [string, string, string];
    heredoc = /^<<[-~]?(\w+)$/.exec(value)?.[1];
    depth = /^[[{]/.test(value) ? nesting(value) : 0;
    if (heredoc !== undefined || /^[[{]/.test(value)) return 'pass';
    return [name, tfValue(value)];
  });
}

type Line = readonly [name: string, value: string] | 'pass' | undefined;

function readLines(text: string, read: (line: string) => Line): Assignments {
  const values = new Map<string, string>();
  let wrongLine: number | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith('//')) continue;
    const assignment = read(line);
    if (assignment === undefined) wrongLine ??= index + 1;
    else if (assignment !== 'pass') values.set(assignment[0], assignment[1]);
  }
  return { values, wrongLine };
}

function envValue(text: string): string {
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(text);
  if (quoted === null) return text.replace(/(?:^|\s+)#.*$/, '').trim();
  return quoted[1] === "'" ? (quoted[2] as string) : unescaped(quoted[2] as string);
}

function tfValue(text: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"\s*(?:(?:#|\/\/).*)?$/.exec(text);
  if (quoted !== null) return unescaped(quoted[1] as string).replaceAll('$${', '${');
  return text.replace(/\s*(?:#|\/\/).*$/, '').trim();
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, (_, character: string) => ESCAPES.get(character) ?? character);

/** By how many brackets a line opens more than it closes; texts taken away first. */
function nesting(line: string): number {
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
  return (bare.match(/[[{(]/g)?.length ?? 0) - (bare.match(/[\]})]/g)?.length ?? 0);
}
