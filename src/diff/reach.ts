import { modelPath } from '../model/model-path.ts';
import type { ModelPath } from '../model/model-path.ts';
import type { Comparison } from './comparison.ts';
import type { Direction } from './schema/kinds.ts';
import type { Side, SideMethod } from './side.ts';

/** For each direction, the methods that a model describes, also through other models, on both sides; by their names in the revision. */
export type Reach = (was: string, is: string) => Readonly<Record<Direction, readonly ModelPath[]>>;

const NOTHING = { request: [], response: [] };

/** Nothing is worked out before it is first asked for. */
export function reachOf({ base, revision, models, paths }: Comparison): Reach {
  const graphs = once(() => {
    const names = revision.methods().map(({ path, method }) => modelPath.method(path, method.httpMethod));
    const numbers = new Map(names.map((name, index) => [name, index]));
    const before = graphOf(base, ({ path, method }) => numbers.get(modelPath.method(paths.after(path), method.httpMethod)));
    return { names, before, after: graphOf(revision, (_, index) => index) };
  });
  return (was, is) => {
    if (models.after(was) !== is) return NOTHING;
    const { names, before, after } = graphs();
    const [there, here] = [referringTo(was, before), referringTo(is, after)];
    const methodsOf = (direction: Direction): ModelPath[] => {
      const known = new Uint8Array(names.length);
      for (const model of there) for (const user of before.users[direction][model] as readonly number[]) known[user] = 1;
      const both: number[] = [];
      for (const model of here) {
        for (const user of after.users[direction][model] as readonly number[]) {
          if (known[user] !== 1) continue;
          known[user] = 2;
          both.push(user);
        }
      }
      return both.sort((a, b) => a - b).map((user) => names[user] as ModelPath);
    };
    return { request: methodsOf('request'), response: methodsOf('response') };
  };
}

function once<T extends object>(compute: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= compute());
}

/** Models and methods by number: a definition at its limits has thousands of uses, and each changed model looks at all of them. */
interface Graph {
  readonly numbers: ReadonlyMap<string, number>;
  /** For each model those that refer to it. */
  readonly referrers: readonly (readonly number[])[];
  /** For each direction and model the methods that name it. */
  readonly users: Readonly<Record<Direction, readonly (readonly number[])[]>>;
}

/** @param numberOf - a method's number in the revision; undefined where it lacks the method */
function graphOf(side: Side, numberOf: (method: SideMethod, index: number) => number | undefined): Graph {
  const { models } = side.model;
  const numbers = new Map(models.map(({ name }, index) => [name, index]));
  const lists = (): number[][] => models.map(() => []);
  const [referrers, request, response] = [lists(), lists(), lists()];
  for (const { from, to } of side.references()) referrers[numbers.get(to) as number]?.push(numbers.get(from) as number);
  const addUser = (users: readonly number[][], named: Readonly<Record<string, string>> | undefined, user: number): void => {
    for (const mediaType in named) users[numbers.get(named[mediaType] as string) ?? -1]?.push(user);
  };
  for (const [index, each] of side.methods().entries()) {
    const user = numberOf(each, index);
    if (user === undefined) continue;
    const { requestModels, methodResponses = {} } = each.method;
    addUser(request, requestModels, user);
    for (const { responseModels } of Object.values(methodResponses)) addUser(response, responseModels, user);
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
