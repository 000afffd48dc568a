import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../src/postman/example.ts';
import { modelSchemas } from '../../src/postman/schema/model-schemas.ts';
import { model, refTo } from './support/models.ts';

const Ajv = AjvDraft4.default;

function validator(): InstanceType<typeof Ajv> {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, logger: false });
  addFormats.default(ajv as never, ['date-time', 'email', 'hostname', 'ipv4', 'ipv6', 'uri']);
  return ajv;
}

function example(schema: unknown, others: Readonly<Record<string, unknown>> = {}): unknown {
  const models = modelSchemas([model('Subject', schema), ...Object.entries(others).map(([name, one]) => model(name, one))]);
  return exampleOf(models.byName['Subject'] ?? {}, models);
}

/** Whether the value is valid by another's validator, which is given the models under their canonical addresses. */
function isValid(value: unknown, schema: object, others: Readonly<Record<string, object>> = {}): boolean {
  const ajv = validator();
  for (const [name, one] of Object.entries(others)) ajv.addSchema(one, refTo(name).$ref);
  return ajv.addSchema(schema, refTo('Subject').$ref).validate(refTo('Subject').$ref, value);
}

describe('values', () => {
  it.each<[string, object, unknown]>([
    [
      'the plainest value of each type',
      {
        properties: {
          a: { type: 'string' },
          b: { type: 'integer' },
          c: { type: 'boolean' },
          d: { type: 'array', items: { type: 'null' } },
        },
      },
      { a: 'string', b: 0, c: true, d: [null] },
    ],
    ['the example before the default', { type: 'string', default: 'b', example: 'a' }, 'a'],
    ['the default where the example is not valid', { type: 'string', default: 'b', example: 7 }, 'b'],
    ['neither where both are wrong', { type: 'integer', default: 'b', example: 'a' }, 0],
    ['the first of an enum', { type: 'string', enum: ['cat', 'dog'] }, 'cat'],
    ['an example of the whole', { type: 'object', properties: { id: { type: 'integer' } }, example: { id: 7 } }, { id: 7 }],
    ['a number at its bounds', { type: 'number', minimum: 25, maximum: 500 }, 25],
    ['a number beyond an exclusive bound', { type: 'integer', minimum: 3, exclusiveMinimum: true }, 4],
    ['a negative number', { type: 'integer', maximum: -3, exclusiveMaximum: true }, -4],
    ['a number between', { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true }, 0.5],
    ['a multiple', { type: 'integer', minimum: 10, multipleOf: 7 }, 14],
    ['a long text', { type: 'string', minLength: 9 }, 'stringxxx'],
    ['a short text', { type: 'string', maxLength: 3 }, 'str'],
    ['a pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' }, 'AAA-0000'],
    ['a pattern of a given length', { type: 'string', pattern: '^[UW][A-Z0-9]{2,}$|^$', minLength: 6 }, 'UAAAAA'],
    ['a format that only tools know', { type: 'string', format: 'uuid' }, '00000000-0000-4000-8000-000000000000'],
    ['a date and time', { type: 'string', format: 'date-time' }, '2024-01-01T00:00:00Z'],
    ['different items', { type: 'array', minItems: 3, uniqueItems: true, items: { type: 'string' } }, ['string', 'string1', 'string2']],
    ['different items of an enum', { type: 'array', minItems: 2, uniqueItems: true, items: { enum: ['a', 'b'] } }, ['a', 'b']],
    ['a tuple', { items: [{ type: 'integer' }, { type: 'boolean' }], additionalItems: false }, [0, true]],
    [
      'required members that are declared nowhere',
      { type: 'object', required: ['x'], additionalProperties: { type: 'integer' } },
      { x: 0 },
    ],
    ['as many members as wanted', { type: 'object', minProperties: 2 }, { property1: {}, property2: {} }],
    [
      'names by pattern',
      { type: 'object', minProperties: 1, patternProperties: { '^x-': { type: 'integer' } }, additionalProperties: false },
      { 'x-': 0 },
    ],
    ['no more members than allowed', { properties: { a: { type: 'integer' }, b: { type: 'integer' } }, maxProperties: 1 }, { a: 0 }],
    [
      'what a member depends on',
      { type: 'object', required: ['a'], dependencies: { a: { required: ['b'] }, b: ['c'] } },
      { a: {}, b: {}, c: {} },
    ],
    ['all of', { allOf: [{ properties: { a: { type: 'integer' } }, required: ['a'] }, { properties: { a: { minimum: 5 } } }] }, { a: 5 }],
    ['any of', { anyOf: [{ type: 'string', maxLength: 2, minLength: 3 }, { type: 'integer' }] }, 0],
    [
      'exactly one of',
      { properties: { a: { type: 'integer' }, b: { type: 'integer' } }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      { a: 0 },
    ],
    ['not', { not: { type: ['object', 'string'] } }, 0],
    [
      'the names of the language',
      JSON.parse('{"type":"object","properties":{"__proto__":{"type":"integer"},"constructor":{"type":"integer"}}}'),
      JSON.parse('{"__proto__":0,"constructor":0}'),
    ],
  ])('%s', (_title, schema, wanted) => {
    const made = example(schema);
    expect(JSON.stringify(made)).toBe(JSON.stringify(wanted));
    expect(isValid(made, schema)).toBe(true);
  });

  it('takes a bare null among alternatives for the type', () => {
    expect(example({ oneOf: [null, { type: 'string' }] })).toBeNull();
  });

  it.each<[string, object]>([
    ['bounds that exclude each other', { type: 'integer', minimum: 3, maximum: 2 }],
    ['a required member that nothing fits', { type: 'object', required: ['a'], properties: { a: { not: {} } } }],
    ['look-ahead', { type: 'string', pattern: '^(?=a)b' }],
    ['more characters than can be shown', { type: 'string', minLength: 1_000_000_000 }],
    ['more items than can be shown', { type: 'array', minItems: 1_000_000_000, items: { type: 'integer' } }],
    ['endless recursion', { type: 'object', required: ['next'], properties: { next: refTo('Subject') } }],
    ['a schema that is only itself', refTo('Subject')],
    ['a schema that is all of itself', { allOf: [refTo('Subject')] }],
    ['more alternatives than can be tried', { allOf: Array.from({ length: 5000 }, (_, index) => ({ required: [`p${index}`] })) }],
    [
      'names that cannot be told from the pattern',
      { type: 'object', minProperties: 90, patternProperties: { '^(?!a)': {} }, additionalProperties: false },
    ],
  ])('gives up on %s', (_title, schema) => {
    expect(example(schema)).toBeUndefined();
  });

  it('takes no time over a pattern that would take for ever', () => {
    const schema = { type: 'string', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$', example: 'a'.repeat(60) };
    expect(isTypeOfText(example(schema))).toBe(true);
  });
});

const isTypeOfText = (value: unknown): boolean => typeof value === 'string' && value.length < 60;

describe('references', () => {
  const Pet = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, parent: refTo('Pet'), owner: refTo('Owner') } };
  const Owner = { type: 'object', properties: { pets: { type: 'array', items: refTo('Pet') }, city: { type: 'string' } } };

  it('ends recursion by leaving the optional member out', () => {
    const schema = { type: 'array', items: refTo('Pet') };
    const made = example(schema, { Pet, Owner });
    expect(made).toEqual([{ name: 'string', owner: { pets: [], city: 'string' } }]);
    expect(isValid(made, schema, { Pet, Owner })).toBe(true);
  });

  it('takes the way out of a required recursion', () => {
    const Node = { type: 'object', required: ['next'], properties: { next: { oneOf: [refTo('Node'), { type: 'null' }] } } };
    expect(example(refTo('Node'), { Node })).toEqual({ next: null });
  });

  it.each([
    ['into the model itself', { definitions: { Id: { type: 'integer' } }, properties: { id: { $ref: '#/definitions/Id' } } }, { id: 0 }],
    ['to a model by its Swagger name', { properties: { id: { $ref: '#/definitions/Id' } } }, { id: 'string' }],
    ['into another model', { properties: { id: { $ref: `${refTo('Key').$ref}#/properties/k` } } }, { id: 'string' }],
    ['to nothing', { required: ['id'], properties: { id: refTo('Missing') } }, { id: {} }],
    ['to another server', { required: ['id'], properties: { id: { $ref: 'https://example.com/schema.json' } } }, { id: {} }],
  ])('%s', (_title, schema, wanted) => {
    expect(example(schema, { Id: { type: 'string' }, Key: { properties: { k: { type: 'string' } } } })).toEqual(wanted);
  });
});

const scalars = fc.constantFrom('string', 'integer', 'number', 'boolean', 'null');
const names = fc.constantFrom('a', 'b', 'c');
const small = fc.integer({ min: 0, max: 4 });
const { schema: anySchema } = fc.letrec<{ schema: object; leaf: object }>((tie) => ({
  leaf: fc.oneof(
    fc.record({ type: scalars }),
    fc.record(
      {
        type: fc.constant('string'),
        minLength: small,
        maxLength: fc.integer({ min: 2, max: 9 }),
        pattern: fc.constantFrom('^a', 'b$', '[0-9]{2}', '^(x|yz)+$'),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constantFrom('integer', 'number'),
        minimum: fc.integer({ min: -9, max: 9 }),
        maximum: fc.integer({ min: 0, max: 20 }),
        exclusiveMinimum: fc.boolean(),
        exclusiveMaximum: fc.boolean(),
        multipleOf: fc.constantFrom(1, 2, 0.5, 7),
      },
      { requiredKeys: ['type', 'minimum', 'maximum'] },
    ),
    fc.record(
      { type: fc.constant('string'), format: fc.constantFrom('date-time', 'email', 'uuid', 'ipv4', 'uri', 'date'), minLength: small },
      { requiredKeys: ['type', 'format'] },
    ),
    fc.record({ enum: fc.uniqueArray(fc.oneof(names, small, fc.constant(null)), { minLength: 1, maxLength: 3 }) }),
    fc.constantFrom(refTo('Pet'), refTo('Tree'), {}),
  ),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(names, { minLength: 1, maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('leaf')),
        patternProperties: fc.record({ '^b': tie('leaf') }),
        dependencies: fc.record({ a: fc.oneof(fc.constant(['b']), tie('schema')) }),
        minProperties: small,
        maxProperties: small,
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constant('array'),
        items: fc.oneof(tie('schema'), fc.array(tie('schema'), { minLength: 1, maxLength: 2 })),
        minItems: small,
        maxItems: small,
        uniqueItems: fc.boolean(),
        additionalItems: fc.boolean(),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      { allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }), properties: fc.dictionary(names, tie('leaf'), { maxKeys: 2 }) },
      { requiredKeys: ['allOf'] },
    ),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('leaf'), type: scalars }, { requiredKeys: ['not'] }),
  ),
}));

const Pet = { type: 'object', properties: { name: { type: 'string' }, parent: refTo('Pet') } };
const Tree = { type: 'object', required: ['children'], properties: { children: { type: 'array', items: refTo('Tree') } } };

it('every example is valid by another validator, and most of these schemas have one', () => {
  const found = { made: 0, none: 0 };
  const law = fc.property(anySchema, (schema) => {
    const made = example(schema, { Pet, Tree });
    found[made === undefined ? 'none' : 'made'] += 1;
    expect(made === undefined || isValid(made, schema, { Pet, Tree })).toBe(true);
  });
  fc.assert(law, { numRuns: 500, seed: 5 });
  expect(found.made).toBeGreaterThan(2 * found.none);
});

it('takes anything for a schema', () => {
  const anyText = fc.json({ maxDepth: 6 });
  const law = fc.property(anyText, (schema) => {
    const models = modelSchemas([{ id: 'm', name: 'M', contentType: 'application/json', schema }]);
    expect(() => exampleOf({ $ref: '#/definitions/M' }, models)).not.toThrow();
  });
  fc.assert(law, { numRuns: 300, seed: 5 });
});
