import { describe, expect, it } from 'vitest';
import { documentationOf, textOf } from '../../src/postman/documentation.ts';
import type { DocumentationPart } from '../../src/model/api-model.ts';

const part = (location: DocumentationPart['location'], description: string): DocumentationPart => ({
  id: description,
  location,
  properties: JSON.stringify({ description }),
});

describe('inheritance', () => {
  const documentation = documentationOf([
    part({ type: 'RESPONSE' }, 'any'),
    part({ type: 'RESPONSE', statusCode: '404' }, 'any 404'),
    part({ type: 'RESPONSE', path: '/pets', method: 'GET' }, 'GET /pets'),
    part({ type: 'RESPONSE', path: '/pets', statusCode: '404' }, '/pets 404'),
    part({ type: 'RESPONSE', path: '/pets/{id}', method: 'ANY' }, 'ANY /pets/{id}'),
    part({ type: 'RESOURCE', path: '/pets' }, 'resource'),
    part({ type: 'METHOD', path: '/', method: '*' }, 'method'),
    part({ type: 'PATH_PARAMETER', name: 'id' }, 'the id'),
  ]);
  const find = (entity: Parameters<typeof documentation.find>[0]): string | undefined => textOf(documentation.find(entity), 'description');

  it.each([
    ['/orders', 'GET', '200', 'any'],
    ['/orders', 'GET', '404', 'any 404'],
    ['/pets', 'GET', '200', 'GET /pets'],
    ['/pets', 'GET', '404', 'GET /pets'],
    ['/pets', 'POST', '404', '/pets 404'],
    ['/pets', 'POST', '200', 'any'],
    ['/pets/{id}', 'GET', '404', 'ANY /pets/{id}'],
    ['/pets/{id}/owner', 'GET', '404', 'ANY /pets/{id}'],
    ['/petshop', 'POST', '404', 'any 404'],
  ])('of the response %s %s %s', (path, method, statusCode, wanted) => {
    expect(find({ type: 'RESPONSE', path, method, statusCode })).toBe(wanted);
  });

  it('does not hold for resources, and goes by name', () => {
    expect(find({ type: 'RESOURCE', path: '/pets' })).toBe('resource');
    expect(find({ type: 'RESOURCE', path: '/pets/{id}' })).toBeUndefined();
    expect(find({ type: 'METHOD', path: '/pets', method: 'GET' })).toBe('method');
    expect(find({ type: 'PATH_PARAMETER', path: '/pets/{id}', method: 'GET', name: 'id' })).toBe('the id');
    expect(find({ type: 'PATH_PARAMETER', path: '/pets/{id}', method: 'GET', name: 'other' })).toBeUndefined();
  });
});

it.each(['{', '[]', '"text"', '{"description":7}', '{"description":" "}', '{"__proto__":{"description":"x"}}'])(
  'takes %s for nothing said',
  (properties) => {
    const documentation = documentationOf([{ id: 'a', location: { type: 'API' }, properties }]);
    expect(textOf(documentation.find({ type: 'API' }), 'description')).toBeUndefined();
  },
);
