import type { Variable } from './shell.ts';

/** Hands out names of shell variables that tell what they hold; none twice. */
export class Variables {
  readonly #taken = new Set<string>();

  /** Such as `resource_pets_petId` for `resource`, `/pets/{petId}`. */
  named(kind: string, name: string): Variable {
    const words = name
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 60);
    const base = words === '' ? kind : `${kind}_${words}`;
    let variable = base;
    for (let number = 2; this.#taken.has(variable); number += 1) variable = `${base}_${number}`;
    this.#taken.add(variable);
    return { variable };
  }
}
