import type { Variable } from './shell.ts';

/** Hands out names of shell variables that tell what they hold; none twice. */
export class Variables {
  readonly #taken = new Set<string>();
  /** How many names were made of the same words: where to go on. */
  readonly #counts = new Map<string, number>();

  /** Such as `resource_pets_petId` for `resource`, `/pets/{petId}`. */
  named(kind: string, name: string): Variable {
    const words = name
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 60);
    const base = words === '' ? kind : `${kind}_${words}`;
    let variable = base;
    let number = this.#counts.get(base) ?? 1;
    for (; this.#taken.has(variable); number += 1) variable = `${base}_${number + 1}`;
    this.#counts.set(base, number);
    this.#taken.add(variable);
    return { variable };
  }
}
