import { describe, expect, it } from 'vitest';
import type { ApiModel } from '../../src/model/api-model.ts';
import type { ImportMode, ImportPlan } from '../../src/plan/import-plan.ts';
import { diffApis } from '../../src/diff/diff-api.ts';
import { planImport } from '../../src/plan/plan-import.ts';
import { planReport } from '../../src/report/plan-report.ts';
import { planText } from '../../src/report/plan-text.ts';
import { built, saved } from '../plan/api.ts';
import type { Sketch } from '../plan/api.ts';

const plan = (mode: ImportMode, prior: ApiModel | undefined, wanted: Sketch): ImportPlan =>
  planImport(built(wanted), prior, { mode }).value as ImportPlan;

const prior = saved({ paths: { '/pets': { GET: { statusCodes: ['200', '404'] }, POST: {} } }, models: { Pet: ['Toy'], Toy: [] } });

describe('planText', () => {
  it('lists all of a new API', () => {
    expect(planText(plan('import', undefined, { paths: { '/pets': { GET: {} } }, models: { Pet: [] } }))).toMatchInlineSnapshot(`
      "A new API "Shop":

        + create  api
        + create  resource /
        + create  resource /pets
        + create  /pets GET
        + create  model Pet

      Plan: 5 to create, 0 to update, 0 to delete, 0 to keep.
      "
    `);
  });

  it('says what an overwrite makes, changes and deletes, field by field', () => {
    const wanted: Sketch = {
      name: 'Zoo',
      restApi: { description: 'Animals' },
      paths: { '/pets': { GET: { uri: 'https://new.example.com' } }, '/pets/{id}': { GET: {} } },
      models: { Pet: ['Pet'] },
    };
    expect(planText(plan('overwrite', prior, wanted))).toMatchInlineSnapshot(`
      "The API "Shop" (old000):

        ~ update  api
                  safe      The description of the API is changed.  api/description-changed
                  safe      The API is renamed from Shop to Zoo.  api/name-changed
                  + description: "Animals"
                  ~ name: "Shop" -> "Zoo"
        ~ update  /pets GET
                  dangerous The cache namespace changes from that of the resource to i8eba5tz9u.  integration/cache-namespace-changed
                  dangerous The back end moves from https://shop.example.com to https://new.example.com.  integration/uri-changed
                  dangerous The answer 404 is removed.  response/error-removed
                  ~ methodIntegration.cacheNamespace: "old002" -> "i8eba5tz9u"
                  ~ methodIntegration.uri: "https://shop.example.com" -> "https://new.example.com"
                  - methodResponses.404: {"statusCode":"404"}
        - delete  /pets POST
                  breaking  POST is removed.  method/removed
        + create  resource /pets/{id}
        + create  /pets/{id} GET
        ~ update  model Pet
                  safe      The schema is changed; no method uses the model on both sides.  model/unused-schema-changed
                  + schema.properties.Pet: {"$ref":"https://apigateway.amazonaws.com/restapis/old000/models/Pet"}
                  - schema.properties.Toy: {"$ref":"https://apigateway.amazonaws.com/restapis/old000/models/Toy"}
        - delete  model Toy

      Plan: 2 to create, 3 to update, 2 to delete, 2 to keep.
      10 changes: 1 breaking, 3 dangerous, 6 safe.
      "
    `);
  });

  it('says so when there is nothing to do', () => {
    expect(planText(plan('merge', prior, {}))).toBe(
      'No changes. The API "Shop" is already what this import would make of it.\n\nPlan: 0 to create, 0 to update, 0 to delete, 7 to keep.\n',
    );
  });

  it('cuts long values and writes out control characters', () => {
    const uri = `https://shop.example.com/${'x'.repeat(200)}`;
    const text = planText(plan('merge', prior, { name: 'Shop\u001B[31m\u202E', paths: { '/pets': { GET: { uri } }, '/\u202Eevil': {} } }));
    // oxlint-disable-next-line no-control-regex -- the characters that must not come through
    expect(text).not.toMatch(/[\u001B\u202E]/);
    expect(text).toContain('  + create  resource /\\u202eevil\n');
    const lines = text.split('\n');
    expect(Math.max(...lines.filter((line) => /^ +[-+~]/.test(line)).map((line) => line.length))).toBeLessThan(220);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(320);
    expect(text).toContain('…');
    const renamed = planText(plan('import', undefined, { name: 'A\u202E' }));
    expect(renamed.split('\n')[0]).toBe('A new API "A\\u202e":');
  });
});

describe('planReport', () => {
  it('has all actions and their counts', () => {
    const report = planReport(plan('merge', prior, { name: 'Zoo', models: { Cat: [] } }));
    expect(report.counts).toEqual({ create: 1, update: 1, delete: 0, keep: 6 });
    expect(report.actions[0]).toEqual({ kind: 'update', subject: 'api', changes: [{ field: 'name', before: 'Shop', after: 'Zoo' }] });
    expect(report.actions).toHaveLength(8);
  });

  it('says what each step means as diff does', () => {
    const { changes } = planReport(
      plan('overwrite', prior, { paths: { '/pets': { GET: { statusCodes: ['200'] } } }, models: { Toy: [] } }),
    );
    expect(changes.map(({ action, criticality, code, subject }) => [action, criticality, code, subject])).toEqual([
      ['/pets GET', 'dangerous', 'integration/cache-namespace-changed', '/pets GET integration.cacheNamespace'],
      ['/pets GET', 'dangerous', 'response/error-removed', '/pets GET methodResponses.404'],
      ['/pets POST', 'breaking', 'method/removed', '/pets POST'],
      ['model Pet', 'safe', 'model/removed', 'model Pet'],
    ]);
    expect(changes[2]).toMatchObject({ section: 'resource', name: '/pets', httpMethod: 'POST', message: 'POST is removed.' });
  });

  it('says the same in every word as a diff of the two models', () => {
    const overwrite = plan('overwrite', prior, {
      paths: { '/pets': { GET: { uri: 'https://new.example.com' } }, '/toys/{id}': { GET: {} } },
      models: { Pet: [], Cat: ['Pet'] },
    });
    const steps = overwrite.actions.filter(({ kind }) => kind !== 'keep').map(({ subject }) => subject);
    const { changes } = planReport(overwrite);
    const told = changes.map(({ subject, code, message }) => `${subject} ${code} ${message}`);
    expect(told.toSorted()).toEqual(diffApis(prior, overwrite.planned).map(({ subject, code, message }) => `${subject} ${code} ${message}`).toSorted()); // prettier-ignore
    expect(changes.filter(({ action }) => !steps.includes(action))).toEqual([]);
  });

  it('says nothing of what stays, and nothing of a new API', () => {
    expect(planReport(plan('merge', prior, {})).changes).toEqual([]);
    expect(planReport(plan('import', undefined, { paths: { '/pets': { GET: {} } } })).changes).toEqual([]);
  });
});
