import { describe, expect, it } from 'vitest';
import { importApi } from '../../src/import-api.ts';
import type { ImportOptions } from '../../src/import-api.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import { deepFreeze, saved } from './api.ts';

const text = `swagger: "2.0"
info: {title: Shop, version: "2"}
paths:
  /items:
    get:
      responses: {"200": {description: All items}}
      x-amazon-apigateway-integration: {type: mock}`;

describe('importApi with a prior model', () => {
  it.each([{}, null, 7, [], { restApi: {} }, { restApi: {}, resources: [{}] }])('refuses %j', async (prior) => {
    const result = await importApi({ text }, { prior } as unknown as ImportOptions);
    expect(result.model).toBeUndefined();
    expect(result.error?.code).toBe('BadRequestException');
    expect(result.findings.map(({ file }) => file)).toContain('prior');
  });

  it('merges by default, and leaves the prior model as it is', async () => {
    const prior: ApiModel = deepFreeze(saved({ paths: { '/old': { GET: {} } } }));
    const { model, plan, findings } = await importApi({ text }, { prior });
    expect(findings.filter(({ effect }) => effect !== 'advice')).toEqual([]);
    expect(model?.resources.map(({ path }) => path)).toEqual(['/', '/items', '/old']);
    expect(plan?.actions.filter(({ kind }) => kind === 'delete')).toEqual([]);
  });

  it('takes a prior model that holds less than all lists', async () => {
    const { restApi, resources } = saved({});
    const { model } = await importApi({ text }, { prior: { restApi, resources } as ApiModel, mode: 'overwrite' });
    expect(model?.resources.map(({ path }) => path)).toEqual(['/', '/items']);
    expect(model?.stages).toEqual([]);
  });
});
