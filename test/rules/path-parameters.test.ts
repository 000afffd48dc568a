import { expect, it } from 'vitest';
import { validateDefinition } from '../../src/validate.ts';

async function codesFor(path: string, name: string): Promise<readonly string[]> {
  const parameters = [{ name, in: 'path', required: true, type: 'string' }];
  const get = { parameters, responses: { 200: { description: 'ok' } } };
  const text = JSON.stringify({ swagger: '2.0', info: { title: 'Paths', version: '1' }, paths: { [path]: { get } } });
  return (await validateDefinition({ text })).map(({ code }) => code).filter((code) => code.startsWith('parameter/'));
}

it.each([
  ['/pets/{petId}', 'petId'],
  ['/pets/{petId}/toys', 'petId'],
  ['/{proxy+}', 'proxy'],
])('takes the variable of %s from the parameter %s', async (path, name) => {
  expect(await codesFor(path, name)).toEqual([]);
});

it.each([
  ['/pets/{petId}', 'pet'],
  ['/pets/{petId}', 'Id'],
  ['/pets/petId', 'petId'],
])('misses in %s the parameter %s', async (path, name) => {
  expect(await codesFor(path, name)).toContain('parameter/not-in-path');
});
