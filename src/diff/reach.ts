import type { Model, Resource } from '../model/api-model.ts';
import type { Method, MethodResponse } from '../model/method.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath } from '../model/model-path.ts';
import type { Comparison } from './comparison.ts';
import type { Direction } from './schema/kinds.ts';
import type { Side } from './side.ts';

/** For each direction, the methods that a model describes, also through other models, on both sides; by their names in the revision. */
export type Reach = (was: string, is: string) => Readonly<Record<Direction, readonly ModelPath[]>>;

const NOTHING = { request: [], response: [] };

/** Nothing is worked out before it is first asked for. */
export function reachOf({ base, revision, models, paths }: Comparison): Reach {
  const graphs = once(() => {
    const names: ModelPath[] = [];
    const numbers = new Map<ModelPath, number>();
    const after = graphOf(revision, (path, { httpMethod }) => {
      const name = modelPath.method(path, httpMethod);
      numbers.set(name, names.length);
      return names.push(name) - 1;
    });
    const before = graphOf(base, (path, { httpMethod }) => numbers.get(modelPath.method(paths.after(path), httpMethod)));
    return { names, before, after };
  });
  return (was, is) => {
    if (models.after(was) !== is) return NOTHING;
    const { names, before, after } = graphs();
    const [there, here] = [referringTo(was, before), referringTo(is, after)];
    const methodsOf = (direction: Direction): ModelPath[] => {
      const known = new Uint8Array(names.length);
      eachUser(before.users[direction], there, (user) => {
        known[user] = 1;
      });
      const both: number[] = [];
      eachUser(after.users[direction], here, (user) => {
        if (known[user] !== 1) return;
        known[user] = 2;
        both.push(user);
      });
      return both.sort((a, b) => a - b).map((user) => names[user] as ModelPath);
    };
    return { request: methodsOf('request'), response: methodsOf('response') };
  };
}

function eachUser(users: Lists, models: readonly number[], visit: (user: number) => void): void {
  for (let index = 0; index < models.length; index += 1) {
    const list = users[models[index] as number];
    if (list === undefined) continue;
    for (let at = 0; at < list.length; at += 1) visit(list[at] as number);
  }
}

function once<T extends object>(compute: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= compute());
}

/** Models and methods by number: a definition at its limits has thousands of uses, and each changed model looks at all of them. */
interface Graph {
  readonly modelCount: number;
  readonly numbers: ReadonlyMap<string, number>;
  /** The models that refer to a model. */
  readonly referrersOf: (model: number) => readonly number[];
  /** For each direction and model the methods that name it. */
  readonly users: Readonly<Record<Direction, Lists>>;
}

/** Numbers by number; most have none. */
type Lists = readonly (readonly number[] | undefined)[];

type NumberOf = (path: string, method: Method) => number | undefined;

/** @param numberOf - the number that a method which names models has in the revision; undefined where it lacks the method */
function graphOf(side: Side, numberOf: NumberOf): Graph {
  const { models, resources } = side.model;
  const nameOf = (number: number): string => (models[number] as Model).name;
  const numbers = new Map<string, number>();
  for (let index = 0; index < models.length; index += 1) numbers.set(nameOf(index), index);
  const candidates: number[][] = [];
  for (let index = 0; index < models.length; index += 1) {
    const named = side.mayReferTo(nameOf(index));
    for (let each = 0; each < named.length; each += 1) addTo(candidates, numbers.get(named[each] as string), index);
  }
  const referrers: (readonly number[])[] = [];
  const referrersOf = (to: number): readonly number[] =>
    (referrers[to] ??= candidates[to]?.filter((from) => side.refersTo(nameOf(from), nameOf(to))) ?? []);
  return { modelCount: models.length, numbers, referrersOf, users: usersIn(resources, numbers, numberOf) };
}

function usersIn(resources: readonly Resource[], numbers: Graph['numbers'], numberOf: NumberOf): Graph['users'] {
  const request: number[][] = [];
  const response: number[][] = [];
  for (let index = 0; index < resources.length; index += 1) {
    const { path, resourceMethods } = resources[index] as Resource;
    for (const verb in resourceMethods) {
      const method = resourceMethods[verb] as Method;
      const { requestModels, methodResponses } = method;
      if (requestModels === undefined && methodResponses === undefined) continue;
      const user = numberOf(path, method);
      if (user === undefined) continue;
      for (const mediaType in requestModels) addTo(request, numbers.get(requestModels[mediaType] as string), user);
      for (const status in methodResponses) {
        const { responseModels } = methodResponses[status] as MethodResponse;
        for (const mediaType in responseModels) addTo(response, numbers.get(responseModels[mediaType] as string), user);
      }
    }
  }
  return { request, response };
}

function addTo(lists: number[][], index: number | undefined, number: number): void {
  if (index === undefined) return;
  const list = lists[index];
  if (list === undefined) lists[index] = [number];
  else list.push(number);
}

/** A model and all that refer to it, through others too. */
function referringTo(model: string, { modelCount, numbers, referrersOf }: Graph): readonly number[] {
  const start = numbers.get(model);
  if (start === undefined) return [];
  const seen = new Uint8Array(modelCount);
  seen[start] = 1;
  const reached = [start];
  for (const each of reached) {
    for (const from of referrersOf(each)) {
      if (seen[from] === 1) continue;
      seen[from] = 1;
      reached.push(from);
    }
  }
  return reached;
}
