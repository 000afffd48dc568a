import { describe, expect, it } from 'vitest';
import { importApi } from '../../src/import-api.ts';
import type { ApiModel } from '../../src/model/api-model.ts';
import { entriesOf, memberOf } from '../../src/source/node.ts';
import type { Reduced } from '../../src/unchanged/set-aside.ts';
import { unchangedParts, withUnchanged } from '../../src/unchanged/with-unchanged.ts';
import { changesOfReduced, changesOfWholes, reducedOf } from './compare.ts';
import { openapiShop, printed, swaggerShop } from './shop.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- edits reach deep into data
type Draft = any;

const edited = (edit: (draft: Draft) => void, shop = swaggerShop): string => {
  const draft = shop();
  edit(draft);
  return printed(draft);
};

async function kept(base: string, revision: string): Promise<readonly string[]> {
  const all = ['/owners GET', '/owners POST', '/pets GET', '/pets POST', '/pets/{id} ANY', '/pets/{id} GET', '/toys GET', '/toys PUT'];
  const reduced = await reducedOf(base, revision);
  const gone = new Set(reduced?.operations.map(({ path, httpMethod }) => `${path} ${httpMethod}`));
  return all.filter((name) => !gone.has(name));
}

const whole = printed(swaggerShop());

async function names(base: string, revision: string): Promise<readonly string[]> {
  const { schemas } = (await reducedOf(base, revision)) ?? {};
  return [...(schemas?.keys() ?? [])].sort();
}

describe('operations', () => {
  it('are set aside all where nothing differs, in any format', async () => {
    expect(await kept(whole, whole)).toEqual([]);
    expect(await kept(whole, JSON.stringify(swaggerShop()))).toEqual([]);
    expect(await kept(JSON.stringify(swaggerShop(), undefined, '\t'), whole)).toEqual([]);
  });

  const rows: readonly (readonly [what: string, left: readonly string[], edit: (draft: Draft) => void])[] = [
    ['one that differs', ['/toys GET'], ({ paths }) => (paths['/toys'].get.summary = 'Toys')],
    ['those of a path whose parameters differ', ['/pets/{id} ANY', '/pets/{id} GET'], ({ paths }) => (paths['/pets/{id}'].parameters[0].type = 'integer')],
    ['those of a path that gets parameters', ['/toys GET', '/toys PUT'], ({ paths }) => (paths['/toys'].parameters = [{ name: 'age', in: 'query', type: 'integer' }])],
    ['one whose members stand in another order', ['/toys GET'], ({ paths }) => (paths['/toys'].get = Object.fromEntries(Object.entries(paths['/toys'].get).reverse()))],
    ['one that uses a changed model in place, or has a shared parameter beside', ['/owners GET', '/pets GET'], ({ definitions }) => (definitions.Owner.description = 'Who owns')],
    ['one that uses a changed model through a shared response', ['/pets GET'], ({ definitions }) => (definitions.Problem.properties.code.enum = ['A'])],
    ['one that makes a model of a part of a changed one', ['/toys PUT'], ({ definitions }) => (definitions.Toy.properties.price.minimum = 1)],
    ['those that use a model that only one side has', ['/toys GET', '/toys PUT'], ({ definitions }) => delete definitions.Toy],
  ]; // prettier-ignore
  it.each(rows)('are left: %s', async (_, left, edit) => {
    const revision = edited(edit);
    expect(await kept(whole, revision)).toEqual(left);
    expect(await kept(revision, whole)).toEqual(left);
    const changes = await changesOfWholes(whole, revision);
    expect((await changesOfReduced(whole, revision)) ?? changes).toEqual(changes);
  });

  it('tell of the models that they use where these differ', async () => {
    const revision = edited(({ definitions }) => (definitions.Owner.properties.age.minimum = 18));
    const changes = await changesOfReduced(whole, revision);
    expect(changes).toEqual(await changesOfWholes(whole, revision));
    expect(changes).toContainEqual(expect.objectContaining({ affects: ['/owners POST', '/pets POST'] }));
  });

  it.each<readonly [what: string, edit: (parameter: Draft) => void]>([
    ['no name', (parameter) => delete parameter.name],
    ['another name for its place', (parameter) => (parameter.in = 'Body')],
    ['more than the reference', (parameter) => (parameter.schema.description = 'an owner')],
  ])('are left where a body has %s and its model differs', async (_, edit) => {
    const base = edited(({ paths }) => edit(paths['/owners'].post.parameters[0]));
    const revision = base.replace('"minimum": 0', '"minimum": 18');
    expect(revision).not.toBe(base);
    expect(await kept(base, revision)).toContain('/owners POST');
    expect(await changesOfReduced(base, revision)).toEqual(await changesOfWholes(base, revision));
  });

  it('are left where a placeholder of CloudFormation stands for one', async () => {
    const base = edited(({ paths }) => (paths['/toys'].get = { Ref: 'Toys' }));
    expect(await kept(base, base)).toEqual(['/toys GET']);
    expect(await kept(JSON.stringify(JSON.parse(base)), base)).toEqual(['/toys GET']);
    const open = edited(({ paths }) => (paths['/toys']['Fn::Transform'] = { Name: 'AWS::Include' }));
    expect(await kept(open, open)).toEqual(['/toys GET', '/toys PUT']);
  });

  it('are left where a path item refers to another', async () => {
    const base = edited(({ paths }) => (paths['/toys'].$ref = '#/x-items/toys'));
    expect(await kept(base, base)).toEqual(['/toys GET', '/toys PUT']);
  });

  it('are left where a parameter of their path uses a changed model', async () => {
    const base = edited(({ paths }) => {
      paths['/toys'].parameters = [{ in: 'body', name: 'body', schema: { $ref: '#/definitions/Owner' } }];
      delete paths['/toys'].put;
    });
    const revision = base.replace('"minimum": 0', '"minimum": 18');
    expect(await kept(base, revision)).toContain('/toys GET');
    expect(await changesOfReduced(base, revision)).toEqual(await changesOfWholes(base, revision));
  });

  it('are left where all of a path use a model that only one side has', async () => {
    const [base, revision] = [false, true].map((isGone) =>
      edited(({ paths, definitions }) => {
        delete paths['/toys'].put;
        if (isGone) delete definitions.Toy;
      }),
    ) as [string, string];
    expect(await kept(base, revision)).toContain('/toys GET');
    expect(await kept(revision, base)).toContain('/toys GET');
  });

  it('with the same number in another spelling are not the same', async () => {
    const [base, revision] = ['20000', '2e4'].map((number) => whole.replace('20000', number)) as [string, string];
    expect(await kept(base, revision)).toEqual(['/pets GET']);
  });
});

describe('nothing is set aside', () => {
  const rows: readonly (readonly [what: string, edit: (draft: Draft) => void])[] = [
    ['where a security scheme differs', ({ securityDefinitions }) => (securityDefinitions.key.name = 'x-key')],
    ['where a shared response differs', ({ responses }) => delete responses.Refused.schema],
    ['where the title differs', ({ info }) => (info.title = 'Store')],
    ['where the root security differs', (draft) => (draft.security = [{ key: [] }])],
    ['where the root validator differs', (draft) => (draft['x-amazon-apigateway-request-validator'] = 'all')],
    ['where a path can be written in two ways', ({ paths }) => (paths['/toys/'] = { get: paths['/toys'].get })],
    ['where a reference leads into a path', ({ paths }) => (paths['/more'] = { $ref: '#/paths/~1pets' })],
    ['where a reference leads to another file', ({ paths }) => (paths['/toys'].get.responses['404'] = { $ref: 'gone.json' })],
    ['of a definition of the other version', (draft) => Object.assign(draft, { swagger: undefined, openapi: '3.0.1' })],
  ]; // prettier-ignore
  it.each(rows)('%s', async (_, edit) => {
    const revision = edited(edit);
    expect(await reducedOf(whole, revision)).toBeUndefined();
    expect(await reducedOf(revision, whole)).toBeUndefined();
  });

  it('where a key on the way to an operation stands twice', async () => {
    const twice = whole.replace('"/owners": {', '"/owners": {},\n    "/owners": {');
    expect(twice).not.toBe(whole);
    expect(await reducedOf(twice, whole)).toBeUndefined();
    const verbTwice = whole.replace('"/toys": {', '"/toys": {\n      "get": {},');
    expect(await kept(verbTwice, whole)).toEqual(['/toys GET', '/toys PUT']);
  });

  it('where a key of a reference is escaped', async () => {
    const escaped = whole.replace('"$ref": "#/definitions/Toy"', '"\\u0024ref": "#/paths/~1pets"');
    expect(escaped).not.toBe(whole);
    expect(await reducedOf(escaped, whole)).toBeUndefined();
  });

  it('of what is no definition', async () => {
    expect(await reducedOf('{}', '{}')).toBeUndefined();
    expect(await reducedOf('[]', '{"paths": 1}')).toBeUndefined();
    expect(await reducedOf('{"paths": {"/a": {"get": {}', whole)).toBeUndefined();
  });
});

describe('schemas', () => {
  it('are set aside in Swagger 2.0 where both sides have them in the same words and nothing leads into them', async () => {
    expect(await names(whole, whole)).toEqual(['Address', 'Owner', 'Pet', 'Pets', 'Problem', 'Toy']);
    const changed = edited(({ paths, definitions }) => {
      definitions.Address.type = 'array';
      paths['/toys'].put.summary = 'kept, and leads into Toy';
    });
    expect(await names(whole, changed)).toEqual(['Owner', 'Pet', 'Pets', 'Problem']);
    expect(await names(printed(openapiShop()), printed(openapiShop()))).toEqual([]);
  });

  it('are left where they refer to one that only one side has, or have more than a reference beside a reference', async () => {
    expect(
      await names(
        whole,
        edited(({ definitions }) => delete definitions.Address),
      ),
    ).toEqual(['Pet', 'Pets', 'Problem', 'Toy']);
    const beside = edited(({ definitions }) => (definitions.Pets.items.description = 'beside'));
    expect(await names(beside, beside)).not.toContain('Pets');
  });

  it('say in changes what the whole model says', async () => {
    const base = edited(({ paths }) => (paths['/pets'].post.responses['201'].schema.$ref = '#/definitions/Toy'));
    const revision = edited(({ info }) => (info.version = '2'));
    expect(await names(base, revision)).toContain('Pet');
    const changes = await changesOfReduced(base, revision);
    expect(changes).toEqual(await changesOfWholes(base, revision));
    expect(JSON.stringify(changes)).toContain('https://apigateway.amazonaws.com/restapis/');
  });
});

describe('paths', () => {
  it('that are new are held against those that are set aside', async () => {
    const revision = edited(({ paths }) => (paths['/pets/{petId}/toys'] = { get: paths['/toys'].get }));
    expect(await changesOfWholes(whole, revision)).toBeUndefined();
    expect(await changesOfReduced(whole, revision)).toBeUndefined();
  });

  it('without operations are left', async () => {
    const base = edited(({ paths }) => (paths['/empty'] = { parameters: [] }));
    const reduced = await reducedOf(base, base);
    expect(entriesOf(memberOf(reduced?.base, 'paths')).map(({ key }) => key.value)).toEqual(['/empty']);
  });

  it('that are set aside are resources still, and so are those on the way to them', async () => {
    const base = edited(({ paths }) => (paths['/far/away/toys'] = { get: paths['/toys'].get }));
    const reduced = await reducedOf(base, base);
    const { model } = (await importApi({ text: '{"swagger": "2.0", "info": {"title": "Shop"}, "paths": {}}' })) as { model: ApiModel };
    const { resources } = withUnchanged(model, unchangedParts(reduced as Reduced, model.restApi.id));
    const imported = await importApi({ text: base });
    expect(resources.map(({ path }) => path)).toEqual(imported.model?.resources.map(({ path }) => path));
  });
});

describe('an outline', () => {
  it.each([
    ['a brace that closes something else', whole.replace(/\n {12}\}/, '\n      }')],
    ['operations on one line', whole.replaceAll(/"get": \{[^{}]*\{/g, (text) => text.replaceAll(/\s+/g, ' '))],
    ['a brace in a text', whole.replace('"description": "Pets"', '"description": "} {\\n      }"')],
  ])('is not misled by %s', async (_, text) => {
    expect(text).not.toBe(whole);
    expect(await changesOfReduced(text, whole)).toEqual(await changesOfWholes(text, whole));
  });

  it('is not believed where an operation ends before its indentation tells', async () => {
    const text = whole.replace(/\n {6}\},\n {6}"put": \{/, ' },\n        "put": {');
    expect(text).not.toBe(whole);
    expect(JSON.parse(text)).toEqual(JSON.parse(whole));
    expect(await kept(text, text)).toEqual([]);
    expect(await reducedOf(text, text.replace('"put": {', '"put": { "summary": "Replace it",'))).toBeUndefined();
  });

  it('is not believed where a path ends before its indentation tells', async () => {
    const text = whole.replace(/\n {4}\},\n {4}"\/toys": \{/, ' },\n      "/toys": {');
    expect(text).not.toBe(whole);
    expect(JSON.parse(text)).toEqual(JSON.parse(whole));
    expect(await reducedOf(text, text)).toBeUndefined();
  });

  it('is not believed where a schema ends before its indentation tells', async () => {
    const text = whole.replace(/\n {4}\},\n {4}"Owner": \{/, ' },\n      "Owner": {');
    expect(text).not.toBe(whole);
    expect(await reducedOf(text, text)).toBeUndefined();
  });

  it('takes hostile operations', async () => {
    const keyless = edited(({ paths, definitions }) => {
      paths['/toys'].get.tags = ['$ref'];
      definitions.Toy.enum = ['$ref'];
    });
    const revision = keyless.replace('"maxLength": 80', '"maxLength": 40');
    expect(await changesOfReduced(keyless, revision)).toEqual(await changesOfWholes(keyless, revision));
    const proto = whole.replace('"200": {', '"__proto__": {').replace('"minimum": 0', '"__proto__": 0');
    expect(await changesOfReduced(proto, whole)).toEqual(await changesOfWholes(proto, whole));
    const deep = (depth: number) => whole.replace('"operationId": "listPets"', `"x-deep": ${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(await kept(deep(100_000), deep(100_000))).toEqual([]);
    expect(await reducedOf(deep(100_000), deep(100_001))).toBeUndefined();
  });

  it('does not hold what is no JSON', async () => {
    const broken = whole.replace('"statusCode": "200"', '"statusCode": "200",');
    expect(broken).not.toBe(whole);
    expect(await reducedOf(broken, broken)).toBeUndefined();
  });
});
