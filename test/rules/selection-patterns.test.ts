import { expect, it } from 'vitest';
import { validateDefinition } from '../../src/validate.ts';

async function codesFor(pattern: string): Promise<readonly string[]> {
  const responses = { default: { statusCode: '200' }, [pattern]: { statusCode: '200' } };
  const integration = { type: 'http', httpMethod: 'GET', uri: 'https://example.com/', responses };
  const get = { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': integration };
  const text = JSON.stringify({ swagger: '2.0', info: { title: 'Patterns', version: '1' }, paths: { '/a': { get } } });
  return (await validateDefinition({ text })).map(({ code }) => code).filter((code) => code.startsWith('integration-response/pattern'));
}

it.each(['Not Found.*', '(4|5)(0|1)x', '[45]\\d{3}'])('says that %s matches no status', async (pattern) => {
  expect(await codesFor(pattern)).toEqual(['integration-response/pattern-no-status']);
});

it.each(['{2}', '4*{2}', '4{2}{3}', '(({2}))', '[٣-9]\\d{2}'])('says nothing of %s, which JavaScript does not take', async (pattern) => {
  expect(await codesFor(pattern)).toEqual([]);
});

it.each([`${'(|||)'.repeat(19)}x`, '((((|a?){9}){9}){9}){9}x', '((|){9}){9}x'])('does not try all the ways of %s', async (pattern) => {
  expect(await codesFor(pattern)).toEqual([]);
});
