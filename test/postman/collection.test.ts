import AjvDraft7 from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPostmanCollection } from '../../src/postman/collection.ts';
import type { Item } from '../../src/postman/format.ts';
import type { Method } from '../../src/model/method.ts';
import { collectionShape, environmentShape } from './support/collection-shape.ts';
import { api, authorizer, method, model, refTo } from './support/models.ts';
import { petShop } from './support/pet-shop.ts';
import { requestsOf, runCollection } from './support/run-collection.ts';
import { isSigned } from './support/signature.ts';

const options = { stage: 'dev', region: 'eu-west-1', apiId: 'abcde12345' };
const { collection, environment } = toPostmanCollection(petShop, options);
const items = requestsOf(collection.item);
const secrets = Object.fromEntries(environment.values.filter(({ type }) => type === 'secret').map(({ key }) => [key, `value-of-${key}`]));

function item(name: string): Item {
  const found = items.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no request ${name}.`);
  return found;
}

function only(httpMethod: Method, more = {}): Item {
  const [first] = requestsOf(toPostmanCollection(api({ '/x': [httpMethod] }, more)).collection.item);
  if (first === undefined) throw new Error('There is no request.');
  return first;
}

describe('the documents', () => {
  it('are a collection and an environment', () => {
    expect(collectionShape.safeParse(collection).error).toBeUndefined();
    expect(environmentShape.safeParse(environment).error).toBeUndefined();
  });

  it('have the same bytes each time, in whatever order resources and methods stand', () => {
    const resources = petShop.resources.toReversed().map(({ resourceMethods, ...resource }) => ({
      ...resource,
      ...(resourceMethods && { resourceMethods: Object.fromEntries(Object.entries(resourceMethods).toReversed()) }),
    }));
    expect(JSON.stringify(toPostmanCollection({ ...petShop, resources }, options))).toBe(JSON.stringify({ collection, environment }));
  });

  it('have ids of their own everywhere', () => {
    const ids = [...JSON.stringify(collection).matchAll(/"(?:id|_postman_id)":"([0-9a-f-]{36})"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keep all other ids when a method is added', () => {
    const more = { ...petShop, resources: [...petShop.resources, { id: 'new', path: '/new', resourceMethods: { GET: method('GET') } }] };
    const kept = requestsOf(toPostmanCollection(more, options).collection.item).filter(({ name }) => name !== 'GET /new');
    expect(kept).toEqual(items);
  });

  it('say where the stage is', () => {
    const values = Object.fromEntries(collection.variable.map(({ key, value }) => [key, value]));
    const baseUrl = 'https://{{apiId}}.execute-api.{{region}}.amazonaws.com/{{stage}}';
    expect(values).toEqual({ apiId: 'abcde12345', region: 'eu-west-1', stage: 'dev', baseUrl });
    expect(environment.values.slice(0, 4).map(({ key, value }) => [key, value])).toEqual(Object.entries(values));
    expect(environment.name).toBe('Pets dev');
    expect(JSON.stringify(toPostmanCollection(petShop, { region: 'cn-north-1' }).collection.variable)).toContain('amazonaws.com.cn/');
  });

  it('name the secrets that requests use, and no others', () => {
    expect(environment.values.slice(4)).toEqual(
      [
        'apiKey',
        'authorization',
        'awsAccessKeyId',
        'awsSecretAccessKey',
        'awsSessionToken',
        'Token',
        'Bearer',
        'Pool',
        'Request_X-One',
        'Request_two',
      ].map((key) => ({ key, value: '', type: 'secret', enabled: true })),
    );
  });

  it('stay small: a model that every response uses stands once', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `aRatherLongPropertyName${index}`,
        { type: 'string', enum: ['a'], description: 'd'.repeat(200) },
      ]),
    );
    const answer = { statusCode: '200', responseModels: { 'application/json': 'Big' } };
    const paths = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`/p${index}`, [method('GET', { methodResponses: { 200: answer } })]]),
    );
    const text = JSON.stringify(toPostmanCollection(api(paths, { models: [model('Big', { type: 'object', properties })] })).collection);
    expect(text.split('"aRatherLongPropertyName7\\":{').length - 1).toBe(1);
  });
});

describe('requests', () => {
  it('are one for each method, in folders by resource', () => {
    const outline = (of: typeof collection.item): unknown[] =>
      of.map((one) => ('request' in one ? one.name : { [one.name]: outline(one.item) }));
    expect(outline(collection.item)).toEqual([
      { 'a:b/:c': ['GET /a:b/:c'] },
      { bearer: ['GET /bearer'] },
      { 'files/{proxy+}': ['GET /files/{proxy+}'] },
      { form: ['POST /form'] },
      { odd: ['GET /odd', 'PUT /odd', 'PATCH /odd'] },
      { orders: ['GET /orders'] },
      {
        pets: [
          { '{petId}': [{ owner: ['GET /pets/{petId}/owner'] }, 'GET /pets/{petId}', 'HEAD /pets/{petId}', 'DELETE /pets/{petId}'] },
          'GET /pets',
          'POST /pets',
          'OPTIONS /pets',
        ],
      },
      { upload: ['POST /upload'] },
      { 'v1/deep/stats': ['GET /v1/deep/stats'] },
      { xml: ['POST /xml'] },
      'GET /',
    ]);
  });

  it('stand where a stub server with greedy patterns finds the right one first', () => {
    const paths = ['/o/{id}/members/{user}', '/o/{id}/teams/{team}/members/{user}', '/o/mine', '/o/{id}', '/{proxy+}'];
    const made = toPostmanCollection(api(Object.fromEntries(paths.map((path) => [path, [method('GET')]])))).collection;
    const inOrder = ['/o/mine', '/o/{id}/teams/{team}/members/{user}', '/o/{id}/members/{user}', '/o/{id}', '/{proxy+}'];
    expect(requestsOf(made.item).map(({ name }) => name)).toEqual(inOrder.map((path) => `GET ${path}`));
  });

  it.each([
    [[method('ANY')], ['GET']],
    [
      [method('ANY'), method('GET')],
      ['GET', 'HEAD'],
    ],
    [
      ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'ANY'].map((verb) => method(verb)),
      ['GET', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    ],
  ])('lose no ANY method (%#)', (methods, verbs) => {
    const made = requestsOf(toPostmanCollection(api({ '/x': methods })).collection.item);
    expect(made.map(({ request }) => request.method)).toEqual(verbs);
    expect(new Set(made.map(({ id }) => id)).size).toBe(verbs.length);
  });

  it('have variables from the path, with documented values', () => {
    expect(item('GET /pets/{petId}/owner').request.url).toEqual({
      raw: '{{baseUrl}}/pets/:petId/owner',
      host: ['{{baseUrl}}'],
      path: ['pets', ':petId', 'owner'],
      variable: [{ key: 'petId', value: '42', description: 'Which pet.' }],
    });
    expect(item('GET /files/{proxy+}').request.url).toMatchObject({
      raw: '{{baseUrl}}/files/:proxy',
      variable: [{ key: 'proxy', value: 'proxy' }],
    });
  });

  it('send required parameters and cache keys, and have the optional ones at hand', () => {
    const { header, url } = item('GET /pets').request;
    expect(url.raw).toBe('{{baseUrl}}/pets?page=page&sort=sort');
    expect(url.query).toEqual([
      { key: 'type', value: '', disabled: true },
      { key: 'page', value: 'page', description: 'From 1.' },
      { key: 'sort', value: 'sort' },
    ]);
    expect(header).toEqual([
      { key: 'Accept', value: 'application/json' },
      { key: 'X-Trace', value: '', disabled: true },
      { key: 'X-Tenant', value: 'X-Tenant' },
    ]);
  });

  it('are described by the documentation, inherited ones included', () => {
    expect(item('GET /pets').request.description).toBe(
      'List pets\n\nPage by page.\n\nResponses:\n- 404: There is none.\n\nOperation: listPets',
    );
    expect(item('GET /v1/deep/stats').request.description).toBe('Scopes: a/read, a/write');
    expect(collection.info.description).toBe('All about pets.');
    expect(collection.item.find(({ name }) => name === 'pets')).toMatchObject({ description: 'The pets.' });
  });

  it.each([
    [
      'POST /form',
      {
        mode: 'urlencoded',
        urlencoded: [
          { key: 'name', value: 'string' },
          { key: 'age', value: '0' },
          { key: 'pets', value: expect.any(String) },
        ],
      },
    ],
    ['POST /upload', { mode: 'formdata', formdata: [{ key: 'name', value: 'string', type: 'text' }, { key: 'age' }, { key: 'pets' }] }],
    ['POST /xml', { mode: 'raw', raw: '', options: { raw: { language: 'xml' } } }],
    ['POST /pets', { mode: 'raw', raw: '{\n  "name": "string",\n  "kind": "cat",\n  "price": 1\n}' }],
  ])('have a body: %s', (name, body) => {
    expect(item(name).request.body).toMatchObject(body);
  });
});

describe('authorization', () => {
  it.each([
    ['GET /', 'noauth', {}],
    [
      'POST /pets',
      'awsv4',
      {
        accessKey: '{{awsAccessKeyId}}',
        secretKey: '{{awsSecretAccessKey}}',
        sessionToken: '{{awsSessionToken}}',
        region: '{{region}}',
        service: 'execute-api',
      },
    ],
    ['GET /pets/{petId}', 'apikey', { key: 'X-Token', value: '{{Token}}', in: 'header' }],
    ['GET /bearer', 'bearer', { token: '{{Bearer}}' }],
    ['GET /v1/deep/stats', 'bearer', { token: '{{Pool}}' }],
    ['GET /pets/{petId}/owner', 'apikey', { key: 'x-api-key', value: '{{apiKey}}', in: 'header' }],
  ])('%s: %s', (name, type, attributes) => {
    const auth: Record<string, unknown> & { type: string } = { ...item(name).request.auth };
    expect(auth.type).toBe(type);
    const given = (auth[type] ?? []) as { key: string; value: string }[];
    expect(Object.fromEntries(given.map(({ key, value }) => [key, value]))).toEqual(attributes);
  });

  it('keeps the API key beside any other kind', () => {
    expect(item('DELETE /pets/{petId}').request).toMatchObject({
      auth: { type: 'awsv4' },
      header: [{ key: 'x-api-key', value: '{{apiKey}}' }],
    });
    expect(item('GET /orders').request).toMatchObject({
      auth: { type: 'noauth' },
      header: [
        { key: 'X-One', value: '{{Request_X-One}}' },
        { key: 'x-api-key', value: '{{apiKey}}' },
      ],
      url: { query: [{ key: 'two', value: '{{Request_two}}' }] },
    });
  });

  it('sends no key that the authorizer answers', () => {
    const restApi = { ...petShop.restApi, apiKeySource: 'AUTHORIZER' as const };
    expect(only(method('GET', { apiKeyRequired: true }), { restApi }).request).toMatchObject({ auth: { type: 'noauth' }, header: [] });
  });

  it('writes a header once: a declared Authorization gives way to the signature', () => {
    expect(item('POST /pets').request.header.map(({ key }) => key)).toEqual(['Accept', 'Content-Type']);
    expect(item('GET /a:b/:c').request.header).toEqual([{ key: 'authorization', value: '{{authorization}}' }]);
  });

  it('keeps variables apart whatever authorizers are called', () => {
    const authorizers = ['stage', 'stage 2', 'stage_2', '{{apiKey}}'].map((name) => authorizer(name, {}));
    const auth = authorizers.map(
      ({ id }) => only(method('GET', { authorizationType: 'CUSTOM', authorizerId: id }), { authorizers }).request.auth,
    );
    const values = auth.map((one) => (one.type === 'apikey' ? one.apikey[1]?.value : undefined));
    expect(values).toEqual(['{{stage_2}}', '{{stage_2_2}}', '{{stage_2_3}}', '{{__apiKey__}}']);
  });
});

describe('responses', () => {
  it('are saved for each status and media type', () => {
    expect(item('GET /pets').response.map(({ name }) => name)).toEqual(['200 OK', '404 Not Found', '500 Internal Server Error']);
    expect(item('POST /xml').response.map(({ name, _postman_previewlanguage }) => [name, _postman_previewlanguage])).toEqual([
      ['200 OK', 'xml'],
      ['200 OK (application/json)', 'json'],
    ]);
    expect(item('GET /').response[0]?.header).toEqual([{ key: 'Content-Type', value: '' }]);
    expect(item('DELETE /pets/{petId}').response[0]).not.toHaveProperty('body');
  });

  it('are tested with models that validators of today take', () => {
    const [event] = collection.event ?? [];
    const text = event?.script.exec.slice(1, -1).join('').replace(/,\s*$/, '');
    const definitions = JSON.parse(`{${text}}`) as Record<string, unknown>;
    expect(Object.keys(definitions)).toEqual(['Error', 'Owner', 'Pet', 'Pets']);
    for (const name of Object.keys(definitions)) {
      expect(() =>
        new AjvDraft7.default({ strict: false, validateFormats: false }).compile({ $ref: `#/definitions/${name}`, definitions }),
      ).not.toThrow();
    }
  });
});

it('takes any path, name and schema', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('__proto__', 'constructor', '{id}', '{proxy+}', '{{x}}', ':', 'a'.repeat(50)),
  );
  const anyMethod = fc.record({
    httpMethod: fc.constantFrom('GET', 'POST', 'ANY'),
    authorizationType: fc.constantFrom('NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'),
    authorizerId: text,
    apiKeyRequired: fc.boolean(),
    requestParameters: fc.dictionary(
      fc
        .tuple(fc.constantFrom('querystring', 'header', 'path'), fc.string({ minLength: 1, maxLength: 4 }))
        .map(([location, name]) => `method.request.${location}.${name}`),
      fc.boolean(),
    ),
    requestModels: fc.dictionary(fc.constantFrom('application/json', 'text/html', 'multipart/form-data'), text),
    methodResponses: fc.dictionary(
      fc.constantFrom('200', '404', 'x'),
      fc.record({ statusCode: fc.constantFrom('200', '404', 'default'), responseModels: fc.dictionary(text, text) }),
    ),
  });
  const anyModel = fc.record({ paths: fc.array(fc.array(text, { maxLength: 25 })), one: anyMethod, schema: fc.json(), name: text });
  const law = fc.property(anyModel, ({ paths, one, schema, name }) => {
    const resources = paths.map((path, index) => ({
      id: `${index}`,
      path: `/${path.join('/')}`,
      resourceMethods: { [one.httpMethod]: one },
    }));
    const odd = { ...petShop, resources, models: [{ id: name, name, schema, contentType: 'application/json' }] };
    const made = toPostmanCollection(odd, { stage: name });
    expect(collectionShape.safeParse(made.collection).error).toBeUndefined();
    expect(requestsOf(made.collection.item)).toHaveLength(resources.length);
  });
  fc.assert(law, { numRuns: 200, seed: 5 });
});

describe('newman', () => {
  it('sends every request as the API expects it, and all tests pass', async () => {
    const { received, failures, tests } = await runCollection(collection, secrets);
    expect(failures).toEqual([]);
    const sent = (method: string, url: string) => received.find((one) => one.method === method && one.url === `/stage${url}`);
    expect(received.map(({ method, url }) => `${method} ${url.slice('/stage'.length)}`)).toEqual([
      'GET /a:b/%3Ac',
      'GET /bearer',
      'GET /files/proxy',
      'POST /form',
      'GET /odd',
      'PUT /odd',
      'PATCH /odd',
      'GET /orders?two=value-of-Request_two',
      'GET /pets/42/owner',
      'GET /pets/42',
      'HEAD /pets/42',
      'DELETE /pets/42',
      'GET /pets?page=page&sort=sort',
      'POST /pets',
      'OPTIONS /pets',
      'POST /upload',
      'GET /v1/deep/stats',
      'POST /xml',
      'GET /',
    ]);
    expect(tests).toContain('GET /pets: The body fits the model Pets');
    expect(sent('GET', '/bearer')?.headers.authorization).toBe('Bearer value-of-Bearer');
    expect(sent('GET', '/pets/42')?.headers['x-token']).toBe('value-of-Token');
    expect(sent('GET', '/pets/42/owner')?.headers['x-api-key']).toBe('value-of-apiKey');
    expect(sent('GET', '/orders?two=value-of-Request_two')?.headers).toMatchObject({
      'x-one': 'value-of-Request_X-One',
      'x-api-key': 'value-of-apiKey',
    });
    expect(sent('POST', '/form')?.body).toMatch(/^name=string&age=0&pets=/);
    for (const one of received.filter(({ method, url }) => `${method} ${url}` === 'POST /stage/pets' || method === 'DELETE')) {
      expect(isSigned(one, 'value-of-awsSecretAccessKey', 'eu-west-1')).toBe(true);
      expect(isSigned({ ...one, body: `${one.body} ` }, 'value-of-awsSecretAccessKey', 'eu-west-1')).toBe(false);
      expect(one.headers['x-amz-security-token']).toBe('value-of-awsSessionToken');
    }
  });

  it('fails where the answer is not the documented one', async () => {
    const answer = { statusCode: '200', responseModels: { 'application/json': 'List' } };
    const list = model('List', { type: 'array', items: refTo('Entry') });
    const entry = model('Entry', {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'integer', minimum: 0, exclusiveMinimum: true }, next: refTo('Entry') },
    });
    const small = toPostmanCollection(
      api({ '/x': [method('GET', { methodResponses: { 200: answer } })] }, { models: [entry, list] }),
    ).collection;
    const failuresFor = async (status: number, body: string): Promise<readonly string[]> =>
      (await runCollection(small, {}, () => ({ status, body }))).failures;
    expect(await failuresFor(200, '[{"id":1,"next":{"id":2}}]')).toEqual([]);
    expect(await failuresFor(418, '[]')).toEqual([expect.stringContaining('The status is documented')]);
    expect(await failuresFor(200, '[{"id":1,"next":{"id":0}}]')).toEqual([expect.stringContaining('The body fits the model List')]);
  });
});
