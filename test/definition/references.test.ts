import { expect, it } from 'vitest';
import { pointerSteps } from '../../src/definition/references.ts';

it.each([
  ['#', []],
  ['#/definitions/Pet', ['definitions', 'Pet']],
  ['#/paths/~1pets~1{id}/get', ['paths', '/pets/{id}', 'get']],
  ['#/definitions/a~01', ['definitions', 'a~1']],
  ['#/definitions/Big%20Pet', ['definitions', 'Big Pet']],
  ['#/definitions/100%', ['definitions', '100%']],
  ['definitions/Pet', undefined],
  ['pet.json#/Pet', undefined],
])('the steps of %s', (reference, steps) => {
  expect(pointerSteps(reference)).toEqual(steps);
});
