import type { Method, MethodResponse } from '../model/method.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath } from '../model/model-path.ts';
import type { Comparison } from './comparison.ts';
import { modelGraph, referringTo } from './model-graph.ts';
import type { ModelGraph } from './model-graph.ts';
import type { Direction } from './schema/kinds.ts';

/** For each direction, the methods that a model describes, also through other models, on both sides; by their names in the revision. */
export type Reach = (was: string, is: string) => Readonly<Record<Direction, readonly ModelPath[]>>;

const NOTHING = { request: [], response: [] };

/** Nothing is worked out before it is first asked for. */
export function reachOf(comparison: Comparison): Reach {
  let graph: ModelGraph | undefined;
  let users: Users | undefined;
  return (was, is) => {
    if (comparison.models.after(was) !== is) return NOTHING;
    graph ??= modelGraph(comparison);
    users ??= usersIn(comparison, graph.numbers);
    const start = graph.numbers.get(is) as number;
    const there = referringTo(start, graph.base);
    const here = referringTo(start, graph.revision);
    return { request: usersOf(users, 'request', there, here), response: usersOf(users, 'response', there, here) };
  };
}

/** The methods that name models, in the order of the revision, of those that both sides have. */
interface Users {
  readonly names: readonly ModelPath[];
  /** By methods that are one object on both sides, as most are where what is the same was set aside. */
  readonly shared: Uses;
  readonly base: Uses;
  readonly revision: Uses;
}

/** For each direction and number of a model the numbers of the methods that name it. */
type Uses = Readonly<Record<Direction, (number[] | undefined)[]>>;

function usersIn({ resources, models }: Comparison, numbers: ModelGraph['numbers']): Users {
  const names: ModelPath[] = [];
  const shared: Uses = { request: [], response: [] };
  const base: Uses = { request: [], response: [] };
  const revision: Uses = { request: [], response: [] };
  const isRenamed = models.pairs.size > 0;
  for (const [{ resourceMethods: before = {} }, { path, resourceMethods: after = {} }] of resources.kept) {
    for (const verb in after) {
      if (!Object.hasOwn(before, verb)) continue;
      const was = before[verb] as Method;
      const is = after[verb] as Method;
      const user = names.push(modelPath.method(path, verb)) - 1;
      if (was === is && !isRenamed) addUses(shared, user, is, numbers, same);
      else {
        addUses(base, user, was, numbers, models.after);
        addUses(revision, user, is, numbers, same);
      }
    }
  }
  return { names, shared, base, revision };
}

const same = (name: string): string => name;

/** @param after - what a model is called in the revision */
function addUses({ request, response }: Uses, user: number, method: Method, numbers: ModelGraph['numbers'], after: typeof same): void {
  const { requestModels, methodResponses } = method;
  for (const mediaType in requestModels) addUse(request, numbers.get(after(requestModels[mediaType] as string)), user);
  for (const status in methodResponses) {
    const { responseModels } = methodResponses[status] as MethodResponse;
    for (const mediaType in responseModels) addUse(response, numbers.get(after(responseModels[mediaType] as string)), user);
  }
}

function addUse(users: (number[] | undefined)[], model: number | undefined, user: number): void {
  if (model === undefined) return;
  const list = users[model];
  if (list === undefined) users[model] = [user];
  else list.push(user);
}

/** The methods that name one of some models in the base, and one of others in the revision. */
function usersOf({ names, ...users }: Users, direction: Direction, there: readonly number[], here: readonly number[]): ModelPath[] {
  const known = new Uint8Array(names.length);
  for (const model of there) {
    mark(known, users.shared[direction][model]);
    mark(known, users.base[direction][model]);
  }
  const both: number[] = [];
  for (const model of here) {
    take(known, both, users.shared[direction][model]);
    take(known, both, users.revision[direction][model]);
  }
  return both.sort((a, b) => a - b).map((user) => names[user] as ModelPath);
}

const NO_USERS: readonly number[] = [];

function mark(known: Uint8Array, users: readonly number[] = NO_USERS): void {
  for (let index = 0; index < users.length; index += 1) known[users[index] as number] = 1;
}

/** Takes each that is known, once. */
function take(known: Uint8Array, taken: number[], users: readonly number[] = NO_USERS): void {
  for (let index = 0; index < users.length; index += 1) {
    const user = users[index] as number;
    if (known[user] !== 1) continue;
    known[user] = 0;
    taken.push(user);
  }
}
