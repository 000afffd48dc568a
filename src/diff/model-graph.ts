import type { ApiModel, Model } from '../model/api-model.ts';
import type { Comparison } from './comparison.ts';
import { nothingRenamed } from './renamed.ts';
import type { Renamed } from './renamed.ts';
import type { Side } from './side.ts';

/** Which models refer to which, by numbers: a definition at its limits has thousands of models. */
export interface ModelGraph {
  /** Those of both sides, by their names in the revision. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly base: SideGraph;
  readonly revision: SideGraph;
}

interface SideGraph {
  readonly side: Side;
  readonly models: Numbered;
  /** For each model those that may refer to it, on either side. */
  readonly candidates: readonly (readonly number[] | undefined)[];
  /** For each model those that do, once it was asked for. */
  readonly referrers: (readonly number[] | undefined)[];
}

/** Models by their number; those of the other side alone are none. */
type Numbered = readonly (Model | undefined)[];

export function modelGraph({ base, revision, models }: Comparison): ModelGraph {
  const numbers = new Map<string, number>();
  const after = numbered(revision.model, nothingRenamed, numbers);
  const before = numbered(base.model, models, numbers);
  const candidates: (number[] | undefined)[] = [];
  const isRenamed = models.pairs.size > 0;
  for (let number = 0; number < numbers.size; number += 1) {
    const was = before[number];
    const is = after[number];
    if (is !== undefined) addCandidate(candidates, number, revision.mayReferTo(is.name), nothingRenamed, numbers);
    const isTold = is?.schema === was?.schema && !isRenamed;
    if (was !== undefined && !isTold) addCandidate(candidates, number, base.mayReferTo(was.name), models, numbers);
  }
  return {
    numbers,
    base: { side: base, models: before, candidates, referrers: [] },
    revision: { side: revision, models: after, candidates, referrers: [] },
  };
}

/** Gives each name that has none a number. @param renamed - what models are called in the revision */
function numbered({ models }: ApiModel, renamed: Renamed, numbers: Map<string, number>): Numbered {
  const list: (Model | undefined)[] = [];
  for (let index = 0; index < models.length; index += 1) {
    const model = models[index] as Model;
    const name = renamed.after(model.name);
    let number = numbers.get(name);
    if (number === undefined) numbers.set(name, (number = numbers.size));
    list[number] = model;
  }
  return list;
}

function addCandidate(
  candidates: (number[] | undefined)[],
  from: number,
  names: readonly string[],
  renamed: Renamed,
  numbers: ReadonlyMap<string, number>,
): void {
  for (let index = 0; index < names.length; index += 1) {
    const to = numbers.get(renamed.after(names[index] as string));
    if (to === undefined) continue;
    const list = candidates[to];
    if (list === undefined) candidates[to] = [from];
    else list.push(from);
  }
}

/** A model and all that refer to it on one side, through others too. */
export function referringTo(model: number, graph: SideGraph): readonly number[] {
  const seen = new Set([model]);
  for (const each of seen) for (const from of referrersOf(each, graph)) seen.add(from);
  return [...seen];
}

function referrersOf(to: number, { side, models, candidates, referrers }: SideGraph): readonly number[] {
  const name = models[to]?.name;
  return (referrers[to] ??= (candidates[to] ?? []).filter((from) => {
    const model = models[from];
    return model !== undefined && name !== undefined && side.modelsReferredBy(model.name).has(name);
  }));
}
