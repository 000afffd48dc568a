import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compile } from '../../src/pipeline.ts';
import { read } from '../../src/read/read.ts';
import { toData } from '../../src/source/node.ts';

type Step = string | number;

const EXAMPLES = ['both-versions/openapi.yaml', 'both-versions/swagger.yaml', 'petstore/definition.yaml', 's3-proxy/definition.json'];

/** What CloudFormation may fill in later, as a text and as an object. */
const PLACEHOLDERS: readonly unknown[] = [{ Ref: 'X' }, { 'Fn::If': ['A', { b: 1 }, 2] }, '${X}'];

/** The way to every value of some data. */
function* waysInto(data: unknown, way: readonly Step[] = []): Iterable<readonly Step[]> {
  if (way.length > 0) yield way;
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) yield* waysInto(value, [...way, Array.isArray(data) ? Number(key) : key]);
}

function withValue(data: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data)) return data.map((item, index) => (index === step ? withValue(item, rest, value) : (item as unknown)));
  const map = data as Readonly<Record<string, unknown>>;
  return { ...map, [step]: withValue(map[step], rest, value) };
}

/** Everything but advice that is said of a definition. */
async function saidOf(data: unknown): Promise<readonly string[]> {
  const { diagnostics } = await compile({ text: JSON.stringify(data), path: 'a.json' });
  return diagnostics.filter(({ effect }) => effect !== 'advice').map(({ code, message }) => `${code}: ${message}`);
}

it.each(EXAMPLES)('a placeholder in place of any value of %s is no fault, nor makes it any', async (example) => {
  const url = new URL(`../../examples/${example}`, import.meta.url);
  const { value } = await read({ path: example, text: readFileSync(url, 'utf8') });
  const data = value === undefined ? undefined : toData(value);
  const anyway = new Set(await saidOf(data));
  const wrong: string[] = [];
  for (const way of waysInto(data)) {
    for (const placeholder of PLACEHOLDERS) {
      const said = await saidOf(withValue(data, way, placeholder));
      for (const words of said) if (!anyway.has(words)) wrong.push(`${way.join(' ')}: ${JSON.stringify(placeholder)}: ${words}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each(EXAMPLES)('what a Fn::Transform may add in place of any member of %s is not missed', async (example) => {
  const url = new URL(`../../examples/${example}`, import.meta.url);
  const { value } = await read({ path: example, text: readFileSync(url, 'utf8') });
  const data = value === undefined ? undefined : toData(value);
  const anyway = new Set(await saidOf(data));
  const wrong: string[] = [];
  for (const way of waysInto(data)) {
    const inner = way.reduce<unknown>((node, step) => (node as Record<Step, unknown>)[step], data);
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) continue;
    const members = Object.entries(inner);
    for (const [gone] of members) {
      const rest = Object.fromEntries(members.filter(([key]) => key !== gone));
      const said = await saidOf(withValue(data, way, { ...rest, 'Fn::Transform': {}, 'Fn::ForEach::Y': [] }));
      for (const words of said) if (!anyway.has(words)) wrong.push(`${way.join(' ')} without ${gone}: ${words}`);
    }
  }
  expect(wrong).toEqual([]);
});
