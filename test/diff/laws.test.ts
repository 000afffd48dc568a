import { assert, property, subarray } from 'fast-check';
import { expect, it } from 'vitest';
import { changeCatalogue } from '../../src/diff/catalogue.ts';
import { diffApis } from '../../src/diff/diff-api.ts';
import type { Change } from '../../src/diff/change.ts';
import { exampleApi } from './example.ts';
import type { Edit } from './example.ts';
import { rows } from './rows.ts';

/** The example with some edits of the table; an edit that no longer fits what others made of it is left out. */
const anyApi = subarray(rows, { maxLength: 12 }).map((chosen) =>
  exampleApi(...chosen.flatMap(({ base = [], edits }) => [...base, ...edits]).map(orNot)),
);

const orNot =
  (edit: Edit): Edit =>
  (draft) => {
    const whole = structuredClone(draft);
    try {
      edit(draft);
    } catch {
      Object.assign(draft, whole);
    }
  };

/** A change as told, and as it is told from the other side. */
function seen({ code, subject, formerSubject = subject, base, revision }: Change): string {
  return JSON.stringify([code, formerSubject, subject, base, revision]);
}
function reversed({ code, subject, formerSubject = subject, base, revision }: Change): string {
  return JSON.stringify([changeCatalogue.get(code)?.reverse, subject, formerSubject, revision, base]);
}

it('an API and itself show no change', () => {
  assert(
    property(anyApi, (api) => {
      expect(diffApis(api, structuredClone(api))).toEqual([]);
    }),
  );
});

it('two APIs exchanged show the same changes the other way round', () => {
  assert(
    property(anyApi, anyApi, (a, b) => {
      expect(diffApis(b, a).map(seen).sort()).toEqual(diffApis(a, b).map(reversed).sort());
    }),
    { numRuns: 200 },
  );
});

it('neither API is altered', () => {
  assert(
    property(anyApi, anyApi, (a, b) => {
      const before = structuredClone([a, b]);
      diffApis(a, b);
      expect([a, b]).toEqual(before);
    }),
  );
});
