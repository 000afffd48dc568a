import { expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue.ts';
import { changeCatalogue } from '../../src/diff/catalogue.ts';
import { diffApis } from '../../src/diff/diff-api.ts';
import { rows } from './rows.ts';
import { schemaRows } from './schema-rows.ts';
import { inRequest, inResponse } from './change-examples.ts';
import { exampleApi } from './example.ts';

it.each(rows)('$name', ({ expected, edits, base = [] }) => {
  const [before, after] = [exampleApi(...base), exampleApi(...base, ...edits)];
  expect(diffApis(before, after).map(({ criticality, code, subject }) => `${criticality} ${code} | ${subject}`)).toEqual(expected);
});

it.each(rows)('the other way round: $name', ({ edits, base = [] }) => {
  const [before, after] = [exampleApi(...base), exampleApi(...base, ...edits)];
  const reversed = diffApis(before, after).map(({ code }) => changeCatalogue.get(code)?.reverse);
  expect(
    diffApis(after, before)
      .map(({ code }) => code)
      .sort(),
  ).toEqual(reversed.sort());
});

it.each(schemaRows)('$kind, in a request: $request', ({ kind, base, revision, request }) => {
  const changes = diffApis(inRequest(base), inRequest(revision));
  expect(changes.map(({ criticality, code }) => `${criticality} ${code}`)).toEqual([`${request} request-schema/${kind}`]);
  const back = diffApis(inRequest(revision), inRequest(base));
  expect(back.map(({ code }) => code)).toEqual([changeCatalogue.get(`request-schema/${kind}`)?.reverse]);
});

it.each(schemaRows)('$kind, in a response: $response', ({ kind, base, revision, response }) => {
  const changes = diffApis(inResponse(base), inResponse(revision));
  expect(changes.map(({ criticality, code }) => `${criticality} ${code}`)).toEqual([`${response} response-schema/${kind}`]);
});

it('every kind of change stands in a table, one way or the other', () => {
  const shown = new Set([
    ...rows.flatMap(({ expected }) => expected.map((line) => line.split(' ')[1] as string)),
    ...schemaRows.flatMap(({ kind }) => [`request-schema/${kind}`, `response-schema/${kind}`]),
  ]);
  const unseen = [...changeCatalogue.values()].filter(({ code, reverse }) => !shown.has(code) && !shown.has(reverse));
  expect(unseen.map(({ code }) => code)).toEqual([]);
  expect(rows.length + 2 * schemaRows.length).toBeGreaterThan(200);
});

it("every kind of change is its reverse's reverse", () => {
  for (const { code, reverse } of changeCatalogue.values()) expect(changeCatalogue.get(reverse)?.reverse).toBe(code);
});

it('no kind of change has the code of a finding', () => {
  expect(catalogue.map(({ code }) => code).filter((code) => changeCatalogue.has(code))).toEqual([]);
});
