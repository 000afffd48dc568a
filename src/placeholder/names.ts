import type { Span } from '../source/node.ts';

/** Which placeholders met a variable and which did not; one for all files of a definition. */
export interface PlaceholderNames {
  /** The value a variable gives to a name; remembers where the name stands when there is none. */
  fill(name: string, at: Span): string | undefined;
  /** The value a variable gives to a name, without remembering that it is missing. */
  peek(name: string): string | undefined;
  /** Notes a placeholder that no variable can fill in, such as a `Fn::Transform`. */
  leave(name: string, at: Span): void;
  /** Names without a variable, each with its first place. */
  readonly unresolved: ReadonlyMap<string, Span>;
  /** Variables that met a placeholder. */
  readonly used: ReadonlySet<string>;
}

export function placeholderNames(variables: ReadonlyMap<string, string>): PlaceholderNames {
  const unresolved = new Map<string, Span>();
  const used = new Set<string>();
  const peek = (name: string): string | undefined => {
    for (const candidate of spellings(name)) {
      const value = variables.get(candidate);
      if (value === undefined) continue;
      used.add(candidate);
      return value;
    }
    return undefined;
  };
  const leave = (name: string, at: Span): void => {
    if (!unresolved.has(name)) unresolved.set(name, at);
  };
  const fill = (name: string, at: Span): string | undefined => {
    const value = peek(name);
    if (value === undefined) leave(name, at);
    return value;
  };
  return { fill, peek, leave, unresolved, used };
}

/** Terraform's `var.region` is called `region` where its value is given. */
const spellings = (name: string): readonly string[] => (name.startsWith('var.') ? [name, name.slice('var.'.length)] : [name]);
