import { describe, expect, it } from 'vitest';
import type { ApiModel, RestApi } from '../../src/model/api-model.ts';
import type { Method } from '../../src/model/method.ts';
import type { ImportMode, ImportPlan } from '../../src/plan/import-plan.ts';
import { planImport } from '../../src/plan/plan-import.ts';
import { built, deepFreeze, modelUrl, saved } from './api.ts';
import type { Sketch } from './api.ts';

function plan(mode: ImportMode, prior: ApiModel | undefined, wanted: Sketch): ImportPlan {
  const { value } = planImport(deepFreeze(built(wanted)), deepFreeze(prior), { mode });
  if (value === undefined) throw new Error('no plan');
  return value;
}
const kinds = (result: ImportPlan): Record<string, string> =>
  Object.fromEntries(result.actions.map(({ subject, kind }) => [subject, kind]));
const resource = ({ resources }: ApiModel, path: string) => resources.find((item) => item.path === path);
const method = (model: ApiModel, path: string, verb: string): Method => resource(model, path)?.resourceMethods?.[verb] as Method;
const namespace = (model: ApiModel, path: string, verb: string): string =>
  method(model, path, verb).methodIntegration?.cacheNamespace ?? '';
const changedFields = (result: ImportPlan, subject: string): readonly string[] =>
  result.actions.find((action) => action.subject === subject)?.changes?.map(({ field }) => field) ?? [];

const escaped = (effect: string) => `{\\"Effect\\":\\"${effect}\\",\\"Resource\\":\\"a\\/b\\"}`;

describe('import', () => {
  it('creates everything, also beside a prior model, and deletes nothing', () => {
    const result = plan('import', saved({ paths: { '/old': { GET: {} } } }), { paths: { '/pets': { GET: {} } } });
    expect(result.prior).toBeUndefined();
    expect(kinds(result)).toEqual({ api: 'create', 'resource /': 'create', 'resource /pets': 'create', '/pets GET': 'create' });
  });
});

describe.each(['merge', 'overwrite'] as const)('%s', (mode) => {
  const prior = saved({
    paths: { '/': {}, '/pets': { GET: {}, POST: {} } },
    authorizers: { auth: 'a' },
    validators: ['all'],
    models: { Pet: ['Toy'], Toy: [] },
  });

  it('keeps the ids of the API, the root, paths that survive and names that survive', () => {
    const { planned } = plan(mode, prior, {
      name: 'Other',
      paths: { '/pets/{id}': { GET: { authorizer: 'auth', validator: 'all' } }, '/pets': { GET: {} } },
      authorizers: { auth: 'b', another: 'c' },
      validators: ['all'],
      models: { Pet: [] },
    });
    expect([planned.restApi.id, planned.restApi.rootResourceId]).toEqual([prior.restApi.id, prior.restApi.rootResourceId]);
    expect(resource(planned, '/pets')?.id).toBe(resource(prior, '/pets')?.id);
    expect(resource(planned, '/pets/{id}')?.parentId).toBe(resource(prior, '/pets')?.id);
    expect(planned.authorizers.find(({ name }) => name === 'auth')?.id).toBe(prior.authorizers[0]?.id);
    expect(planned.models.find(({ name }) => name === 'Pet')?.id).toBe(prior.models[0]?.id);
    expect(method(planned, '/pets/{id}', 'GET')).toMatchObject({
      authorizerId: prior.authorizers[0]?.id,
      requestValidatorId: prior.requestValidators[0]?.id,
    });
  });

  it('writes the id of the API that stands into schemas and the policy', () => {
    const { model } = built({ name: 'Other' });
    const policy = `{"Resource":"arn:aws:execute-api:us-east-1:111111111111:${model.restApi.id}/prod/GET/pets"}`;
    const { planned } = plan(mode, prior, { name: 'Other', models: { Pet: ['Toy'], Toy: [] }, restApi: { policy } });
    expect(planned.models[0]?.schema).toContain(modelUrl(prior.restApi.id, 'Toy'));
    expect(planned.restApi.policy).toBe(`{"Resource":"arn:aws:execute-api:us-east-1:111111111111:${prior.restApi.id}/prod/GET/pets"}`);
  });

  it('replaces the name and the version', () => {
    const { restApi } = plan(mode, prior, { name: 'Other', restApi: { version: '2' } }).planned;
    expect(restApi).toMatchObject({ name: 'Other', version: '2' });
  });

  it('keeps dates, tags, the endpoint type, stages, keys and plans', () => {
    const old = {
      ...prior,
      restApi: {
        ...prior.restApi,
        createdDate: 1,
        tags: { team: 'a' },
        apiStatus: 'AVAILABLE',
        endpointConfiguration: { types: ['REGIONAL'] },
      },
      apiKeys: [{ id: 'key' }],
      usagePlans: [{ id: 'plan' }],
    };
    const { planned } = plan(mode, old, { paths: { '/pets': { GET: {} } } });
    expect(planned.restApi).toMatchObject({ createdDate: 1, tags: { team: 'a' }, apiStatus: 'AVAILABLE' });
    expect(planned.restApi.endpointConfiguration).toEqual({ types: ['REGIONAL'] });
    expect([planned.stages, planned.apiKeys, planned.usagePlans]).toEqual([old.stages, old.apiKeys, old.usagePlans]);
  });

  it('replaces a method that is in both as a whole', () => {
    const old = saved({ paths: { '/pets': { GET: { statusCodes: ['200', '206'] } } } });
    const { planned } = plan(mode, old, { paths: { '/pets': { GET: { statusCodes: ['200', '400'] } } } });
    expect(Object.keys(method(planned, '/pets', 'GET').methodResponses ?? {})).toEqual(['200', '400']);
  });

  it('has the warnings of this import, not of the last', () => {
    const old = { ...prior, restApi: { ...prior.restApi, warnings: ['old'] } };
    expect(plan(mode, old, {}).planned.restApi.warnings).toBeUndefined();
    expect(plan(mode, old, { restApi: { warnings: ['new'] } }).planned.restApi.warnings).toEqual(['new']);
  });

  it('gives new resources ids that nothing kept has', () => {
    const wanted: Sketch = { paths: { '/new': { GET: {} } } };
    const taken = resource(built(wanted).model, '/new')?.id as string;
    const old = { ...prior, resources: prior.resources.map((item) => (item.path === '/pets' ? { ...item, id: taken } : item)) };
    const { planned } = plan(mode, old, { paths: { ...wanted.paths, '/pets': { GET: {} } } });
    expect(resource(planned, '/pets')?.id).toBe(taken);
    expect(resource(planned, '/new')?.id).toMatch(/^[a-z0-9]{10}$/);
    expect(resource(planned, '/new')?.id).not.toBe(taken);
    expect(namespace(planned, '/new', 'GET')).toBe(resource(planned, '/new')?.id);
  });

  it('plans nothing when blanks alone differ in a JSON text', () => {
    const old = { ...prior, models: prior.models.map((item) => ({ ...item, schema: JSON.stringify(JSON.parse(item.schema), null, 2) })) };
    expect(kinds(plan(mode, old, { models: { Pet: ['Toy'], Toy: [] } }))).toMatchObject({ 'model Pet': 'keep', 'model Toy': 'keep' });
  });
});

describe('merge', () => {
  it('leaves alone what the definition does not name', () => {
    const prior = saved({
      paths: { '/pets': { GET: {}, POST: {} }, '/old': { GET: {} } },
      models: { Pet: [] },
      gatewayResponses: { THROTTLED: '429' },
    });
    const result = plan('merge', prior, {
      paths: { '/pets': { GET: { uri: 'https://new.example.com' } }, '/pets/{id}': { GET: {} } },
      models: { Toy: [] },
    });
    expect(kinds(result)).toEqual({
      api: 'keep',
      'resource /': 'keep',
      'resource /old': 'keep',
      '/old GET': 'keep',
      'resource /pets': 'keep',
      '/pets GET': 'update',
      '/pets POST': 'keep',
      'resource /pets/{id}': 'create',
      '/pets/{id} GET': 'create',
      'model Pet': 'keep',
      'model Toy': 'create',
      'gateway-response THROTTLED': 'keep',
    });
    expect(changedFields(result, '/pets GET')).toEqual(['methodIntegration.uri']);
  });

  it('adds binary media types behind those that are there, each once', () => {
    const prior = saved({ restApi: { binaryMediaTypes: ['image/heif', 'image/jpg'] } });
    const { restApi } = plan('merge', prior, { restApi: { binaryMediaTypes: ['image/png', 'image/jpg'] } }).planned;
    expect(restApi.binaryMediaTypes).toEqual(['image/heif', 'image/jpg', 'image/png']);
  });

  const all: Partial<RestApi> = {
    description: 'Old',
    version: '1',
    minimumCompressionSize: 100,
    apiKeySource: 'AUTHORIZER',
    policy: '{}',
    disableExecuteApiEndpoint: true,
    securityPolicy: 'TLS_1_2',
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] },
  };
  it('names changes inside a policy, also where its quotes are escaped once more', () => {
    const prior = saved({ restApi: { policy: '{"Effect":"Allow","Resource":"a/b"}' } });
    expect(changedFields(plan('merge', prior, { restApi: { policy: escaped('Allow') } }), 'api')).toEqual([]);
    expect(changedFields(plan('merge', prior, { restApi: { policy: escaped('Deny') } }), 'api')).toEqual(['policy.Effect']);
  });

  it('keeps every field of the API that the definition does not set', () => {
    expect(plan('merge', saved({ restApi: all }), {}).planned.restApi).toMatchObject(all);
  });

  it('takes a default for a wish only where the definition writes it', () => {
    const { restApi } = plan('merge', saved({ restApi: all }), {
      restApi: { apiKeySource: 'HEADER', disableExecuteApiEndpoint: false },
    }).planned;
    expect(restApi).toMatchObject({ ...all, apiKeySource: 'HEADER', disableExecuteApiEndpoint: false });
  });

  it('leaves a method the cache namespace it has', () => {
    const prior = saved({ paths: { '/pets': { GET: { cacheNamespace: 'drawn1' } } } });
    const { planned } = plan('merge', prior, { paths: { '/pets': { GET: { uri: 'https://new.example.com' }, PUT: {} } } });
    expect(namespace(planned, '/pets', 'GET')).toBe('drawn1');
    expect(namespace(planned, '/pets', 'PUT')).toBe(resource(prior, '/pets')?.id);
  });

  it('takes a cache namespace away that a definition chose and this one does not', () => {
    const prior = saved({ paths: { '/pets': { GET: { cacheNamespace: 'Chosen' } } } });
    expect(namespace(plan('merge', prior, { paths: { '/pets': { GET: {} } } }).planned, '/pets', 'GET')).toBe(resource(prior, '/pets')?.id);
  });

  it('replaces attributes of the same name in documentation and keeps the others', () => {
    const prior = saved({ documentation: { '/old': { summary: 'Old' }, '/pets': { summary: 'Old', description: 'Kept' } } });
    const { documentationParts } = plan('merge', prior, { documentation: { '/pets': { summary: 'New' }, '/new': {} } }).planned;
    expect(documentationParts.map(({ location, properties }) => [location.path, JSON.parse(properties)])).toEqual([
      ['/old', { summary: 'Old' }],
      ['/pets', { summary: 'New', description: 'Kept' }],
      ['/new', {}],
    ]);
  });

  it.each([
    ['/pets/{id}', '/pets/{petId}', '/pets/{petId}', '{id}'],
    ['/{proxy+}', '/{id}/toys', '/{id}', '{proxy+}'],
  ])('refuses a variable beside another one: %s and %s', (old, wanted, path, sibling) => {
    const { value, diagnostics } = planImport(built({ paths: { [wanted]: {} } }), saved({ paths: { [old]: {} } }), { mode: 'merge' });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ serviceMessage }) => serviceMessage)).toEqual([
      `Unable to create resource at path '${path}': A sibling (${sibling}) of this resource already has a variable path part -- only one is allowed`,
    ]);
  });

  it('takes the same variable, and variables at other places', () => {
    const prior = saved({ paths: { '/pets/{id}': {}, '/toys/{toy}': {} } });
    expect(plan('merge', prior, { paths: { '/pets/{id}/{part}': {}, '/people/{person}': {} } }).planned.resources).toHaveLength(8);
  });
});

describe('overwrite', () => {
  it('deletes what the definition does not name', () => {
    const prior = saved({
      paths: { '/pets': { GET: {}, POST: {} }, '/old/path': { GET: {} } },
      models: { Pet: [] },
      authorizers: { auth: 'a' },
      validators: ['all'],
      gatewayResponses: { THROTTLED: '429' },
      documentation: { '/pets': {} },
    });
    const result = plan('overwrite', prior, { paths: { '/pets': { GET: {} } } });
    expect(result.actions.filter(({ kind }) => kind === 'delete').map(({ subject }) => subject)).toEqual([
      'resource /old',
      'resource /old/path',
      '/old/path GET',
      '/pets POST',
      'model Pet',
      'authorizer auth',
      'validator all',
      'gateway-response THROTTLED',
      'documentation RESOURCE /pets',
    ]);
    expect(result.planned.resources.map(({ path }) => path)).toEqual(['/', '/pets']);
  });

  it('resets every field of the API that a definition can set and this one does not', () => {
    const prior = saved({
      restApi: {
        description: 'Old',
        version: '1',
        binaryMediaTypes: ['image/png'],
        minimumCompressionSize: 100,
        apiKeySource: 'AUTHORIZER',
        policy: '{}',
        disableExecuteApiEndpoint: true,
        endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
      },
    });
    expect(plan('overwrite', prior, {}).planned.restApi).toEqual({
      id: prior.restApi.id,
      name: 'Shop',
      apiKeySource: 'HEADER',
      endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' },
      disableExecuteApiEndpoint: false,
      rootResourceId: prior.restApi.rootResourceId,
    });
  });

  it('replaces binary media types', () => {
    const prior = saved({ restApi: { binaryMediaTypes: ['image/heif'] } });
    const { restApi } = plan('overwrite', prior, { restApi: { binaryMediaTypes: ['image/png'] } }).planned;
    expect(restApi.binaryMediaTypes).toEqual(['image/png']);
  });

  it('gives all methods of a resource that survives a change one new cache namespace, and new resources their id', () => {
    const prior = saved({ paths: { '/pets': { GET: {}, POST: {} }, '/toys': { GET: {} } } });
    const wanted: Sketch = {
      paths: { '/pets': { GET: { uri: 'https://new.example.com' }, POST: {} }, '/toys': { GET: {} }, '/new': { GET: {} } },
    };
    const { planned } = plan('overwrite', prior, wanted);
    expect(namespace(planned, '/pets', 'GET')).not.toBe(resource(planned, '/pets')?.id);
    expect(namespace(planned, '/pets', 'GET')).toBe(namespace(planned, '/pets', 'POST'));
    expect(namespace(planned, '/new', 'GET')).toBe(resource(planned, '/new')?.id);
    expect(namespace(planned, '/toys', 'GET')).toBe(resource(planned, '/toys')?.id);
    expect(plan('overwrite', planned, wanted).planned).toEqual(planned);
  });

  it('leaves a cache namespace that the definition names', () => {
    const prior = saved({ paths: { '/pets': { GET: {} } } });
    const { planned } = plan('overwrite', prior, { paths: { '/pets': { GET: { cacheNamespace: 'mine' }, PUT: {} } } });
    expect(namespace(planned, '/pets', 'GET')).toBe('mine');
  });

  it('takes a path variable under another name', () => {
    const { planned } = plan('overwrite', saved({ paths: { '/pets/{id}': {} } }), { paths: { '/pets/{petId}': {} } });
    expect(planned.resources.map(({ path }) => path)).toEqual(['/', '/pets', '/pets/{petId}']);
  });
});
