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
  readonly side: Side;
  readonly numbers: ReadonlyMap<string, number>;
  /** For each model those that may refer to it. */
  readonly referrers: Lists;
  /** For each direction and model the methods that name it. */
  readonly users: Readonly<Record<Direction, Lists>>;
}

/** Numbers by number; most have none. */
type Lists = readonly (readonly number[] | undefined)[];

/** @param numberOf - the number that a method which names models has in the revision; undefined where it lacks the method */
function graphOf(side: Side, numberOf: (path: string, method: Method) => number | undefined): Graph {
  const { models } = side.model;
  const numbers = new Map<string, number>();
  for (let index = 0; index < models.length; index += 1) numbers.set((models[index] as Model).name, index);
  const referrers: number[][] = [];
  const request: number[][] = [];
  const response: number[][] = [];
  const add = (to: number[][], model: string, number: number): void => {
    const index = numbers.get(model);
    if (index === undefined) return;
    const list = to[index];
    if (list === undefined) to[index] = [number];
    else list.push(number);
  };
  for (let index = 0; index < models.length; index += 1) {
    const named = side.mayReferTo((models[index] as Model).name);
    for (let each = 0; each < named.length; each += 1) add(referrers, named[each] as string, index);
  }
  const { resources } = side.model;
  for (let index = 0; index < resources.length; index += 1) {
    const { path, resourceMethods } = resources[index] as Resource;
    for (const verb in resourceMethods) {
      const method = resourceMethods[verb] as Method;
      const { requestModels, methodResponses } = method;
      if (requestModels === undefined && methodResponses === undefined) continue;
      const user = numberOf(path, method);
      if (user === undefined) continue;
      for (const mediaType in requestModels) add(request, requestModels[mediaType] as string, user);
      for (const status in methodResponses) {
        const { responseModels } = methodResponses[status] as MethodResponse;
        for (const mediaType in responseModels) add(response, responseModels[mediaType] as string, user);
      }
    }
  }
  return { side, numbers, referrers, users: { request, response } };
}

/** A model and all that refer to it, through others too. */
function referringTo(model: string, { side, numbers, referrers }: Graph): readonly number[] {
  const start = numbers.get(model);
  if (start === undefined) return [];
  const nameOf = (number: number): string => (side.model.models[number] as Model).name;
  const seen = new Uint8Array(side.model.models.length);
  seen[start] = 1;
  const reached = [start];
  for (const each of reached) {
    for (const from of referrers[each] ?? []) {
      if (seen[from] === 1 || !side.refersTo(nameOf(from), nameOf(each))) continue;
      seen[from] = 1;
      reached.push(from);
    }
  }
  return reached;
}
