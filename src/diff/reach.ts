import type { Method } from '../model/method.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath } from '../model/model-path.ts';
import type { Comparison } from './comparison.ts';
import type { Direction } from './schema/kinds.ts';
import type { Side, SideMethod } from './side.ts';

/** For each direction, the methods that a model describes, also through other models, on both sides; by their names in the revision. */
export type Reach = (direction: Direction, was: string, is: string) => readonly ModelPath[];

/** Nothing is worked out before it is first asked for. */
export function reachOf({ base, revision, models, paths }: Comparison): Reach {
  const before = usersOf(base, ({ path, method }) => modelPath.method(paths.after(path), method.httpMethod));
  const after = usersOf(revision, ({ path, method }) => modelPath.method(path, method.httpMethod));
  return (direction, was, is) => {
    if (models.after(was) !== is) return [];
    const there = new Set(before(direction, was));
    return after(direction, is).filter((method) => there.has(method));
  };
}

type Users = (direction: Direction, model: string) => readonly ModelPath[];

function usersOf(side: Side, nameOf: (method: SideMethod) => ModelPath): Users {
  let graph: Graph | undefined;
  return (direction, model) => {
    graph ??= graphOf(side);
    const users = new Uint8Array(side.methods.length);
    for (const reached of referringTo(model, graph)) {
      for (const user of graph.users[direction][reached] as readonly number[]) users[user] = 1;
    }
    return side.methods.filter((_, index) => users[index] === 1).map(nameOf);
  };
}

/** Models and methods by number: a definition at its limits has thousands of uses, and each changed model looks at all of them. */
interface Graph {
  readonly numbers: ReadonlyMap<string, number>;
  /** For each model those that refer to it. */
  readonly referrers: readonly (readonly number[])[];
  /** For each direction and model the methods that name it. */
  readonly users: Readonly<Record<Direction, readonly (readonly number[])[]>>;
}

function graphOf(side: Side): Graph {
  const { models } = side.model;
  const numbers = new Map(models.map(({ name }, index) => [name, index]));
  const lists = (): number[][] => models.map(() => []);
  const [referrers, request, response] = [lists(), lists(), lists()];
  for (const { from, to } of side.references()) referrers[numbers.get(to) as number]?.push(numbers.get(from) as number);
  for (const [index, { method }] of side.methods.entries()) {
    for (const name of requestModels(method)) request[numbers.get(name) ?? -1]?.push(index);
    for (const name of responseModels(method)) response[numbers.get(name) ?? -1]?.push(index);
  }
  return { numbers, referrers, users: { request, response } };
}

/** A model and all that refer to it, through others too. */
function referringTo(model: string, { numbers, referrers }: Graph): readonly number[] {
  const start = numbers.get(model);
  if (start === undefined) return [];
  const seen = new Uint8Array(referrers.length);
  seen[start] = 1;
  const reached = [start];
  for (const each of reached) {
    for (const from of referrers[each] as readonly number[]) {
      if (seen[from] === 1) continue;
      seen[from] = 1;
      reached.push(from);
    }
  }
  return reached;
}

const requestModels = ({ requestModels = {} }: Method): readonly string[] => Object.values(requestModels);

const responseModels = ({ methodResponses = {} }: Method): readonly string[] =>
  Object.values(methodResponses).flatMap(({ responseModels = {} }) => Object.values(responseModels));
