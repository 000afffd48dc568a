import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as ids from '../../src/model/ids.ts';

const byName = [ids.restApiId, ids.resourceId, ids.modelId, ids.authorizerId, ids.requestValidatorId, ids.survivorCacheNamespace];

describe('ids', () => {
  it('are ten lower-case letters and digits, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        for (const idOf of byName) expect(idOf(name)).toMatch(/^[a-z0-9]{10}$/);
      }),
    );
  });

  it('stay what they are from release to release', () => {
    expect([ids.restApiId('Pets'), ids.resourceId('/'), ids.resourceId('/pets/{id}'), ids.modelId('Pet')]).toMatchInlineSnapshot(`
      [
        "crix1ss7h8",
        "2q9l0vglao",
        "2cv07g5o6o",
        "jq0r5btrir",
      ]
    `);
    expect(ids.documentationPartId({ type: 'METHOD', path: '/pets', method: 'GET' })).toMatchInlineSnapshot(`"flrxhtya14"`);
  });

  it('differ between kinds of things with the same name', () => {
    expect(new Set(byName.map((idOf) => idOf('Pet'))).size).toBe(byName.length);
  });

  it('differ between many similar paths', () => {
    const paths = Array.from({ length: 50_000 }, (_, index) => `/a/${index % 200}/${Math.floor(index / 200)}`);
    expect(new Set(paths.map((path) => ids.resourceId(path))).size).toBe(paths.length);
  });

  it('tell documentation parts apart by every field of their location', () => {
    const locations = [
      { type: 'METHOD' },
      { type: 'METHOD', path: 'GET' },
      { type: 'METHOD', method: 'GET' },
      { type: 'METHOD', statusCode: 'GET' },
      { type: 'METHOD', name: 'GET' },
    ];
    expect(new Set(locations.map((location) => ids.documentationPartId(location))).size).toBe(locations.length);
  });

  it('step aside, always in the same way, for an id that is taken', () => {
    const first = ids.resourceId('/pets');
    const second = ids.resourceId('/pets', new Set([first]));
    const third = ids.resourceId('/pets', new Set([first, second]));
    expect(new Set([first, second, third]).size).toBe(3);
    expect(ids.resourceId('/pets', new Set([first]))).toBe(second);
  });
});
