import type { Criticality } from '../../src/diff/change.ts';
import type { SchemaKind } from '../../src/diff/schema/kinds.ts';

export interface SchemaRow {
  readonly kind: SchemaKind;
  readonly base: object;
  readonly revision: object;
  readonly request: Criticality;
  readonly response: Criticality;
}

type Row = [kind: SchemaKind, base: object, revision: object, request: Criticality, response: Criticality];

const within = (a: object): object => ({ type: 'object', properties: { a } });
const text = { type: 'string' };
const closed = { type: 'object', additionalProperties: false };
const open = { type: 'object' };
const a = { properties: { a: text } };

/** One difference each, in a model that is a request's body or an answer's. */
const table: Row[] = [
  ['type-changed', within(text), within({ type: 'object' }), 'breaking', 'breaking'],
  ['type-changed', within({ type: ['string', 'null'] }), within({ type: ['string', 'integer'] }), 'breaking', 'breaking'],
  ['type-narrowed', within({ type: 'number' }), within({ type: 'integer' }), 'breaking', 'safe'],
  ['type-narrowed', within({}), within(text), 'breaking', 'safe'],
  ['type-widened', within({ type: 'integer' }), within({ type: 'number' }), 'safe', 'dangerous'],
  ['type-widened', within(text), within({ type: ['string', 'null'] }), 'safe', 'dangerous'],
  ['type-widened', within(text), within({ type: 'string', nullable: true }), 'safe', 'dangerous'],
  ['property-added', open, { ...open, ...a }, 'safe', 'safe'],
  ['property-removed', { ...open, ...a }, open, 'dangerous', 'dangerous'],
  ['property-admitted', closed, { ...closed, ...a }, 'safe', 'dangerous'],
  ['property-refused', { ...closed, ...a }, closed, 'breaking', 'dangerous'],
  ['required-property-added', open, { ...open, ...a, required: ['a'] }, 'breaking', 'safe'],
  ['required-property-removed', { ...open, ...a, required: ['a'] }, open, 'dangerous', 'breaking'],
  ['required-property-admitted', closed, { ...closed, ...a, required: ['a'] }, 'breaking', 'dangerous'],
  ['required-property-refused', { ...closed, ...a, required: ['a'] }, closed, 'breaking', 'breaking'],
  ['property-made-required', { ...open, ...a }, { ...open, ...a, required: ['a'] }, 'breaking', 'safe'],
  ['property-made-optional', { ...open, ...a, required: ['a'] }, { ...open, ...a, required: [] }, 'safe', 'breaking'],
  ['enum-added', within(text), within({ ...text, enum: ['x'] }), 'breaking', 'safe'],
  ['enum-removed', within({ ...text, enum: ['x'] }), within(text), 'safe', 'dangerous'],
  ['enum-value-added', within({ ...text, enum: ['x'] }), within({ ...text, enum: ['y', 'x'] }), 'safe', 'dangerous'],
  ['enum-value-removed', within({ ...text, enum: ['x', 'y'] }), within({ ...text, enum: ['y'] }), 'breaking', 'safe'],
  ['bound-tightened', within({ ...text, maxLength: 9 }), within({ ...text, maxLength: 8 }), 'breaking', 'safe'],
  ['bound-tightened', within(text), within({ ...text, minLength: 1 }), 'breaking', 'safe'],
  ['bound-tightened', within({ type: 'number', minimum: 1 }), within({ type: 'number', minimum: 2 }), 'breaking', 'safe'],
  [
    'bound-tightened',
    within({ type: 'number', minimum: 1 }),
    within({ type: 'number', minimum: 1, exclusiveMinimum: true }),
    'breaking',
    'safe',
  ],
  ['bound-tightened', within({ type: 'array' }), within({ type: 'array', uniqueItems: true }), 'breaking', 'safe'],
  ['bound-tightened', within({ type: 'array', maxItems: 5 }), within({ type: 'array', maxItems: 4 }), 'breaking', 'safe'],
  ['bound-tightened', within({ type: 'number', multipleOf: 2 }), within({ type: 'number', multipleOf: 4 }), 'breaking', 'safe'],
  ['bound-loosened', within({ type: 'number', maximum: 9 }), within({ type: 'number' }), 'safe', 'dangerous'],
  ['bound-loosened', within({ type: 'object', minProperties: 2 }), within({ type: 'object', minProperties: 1 }), 'safe', 'dangerous'],
  ['bound-changed', within({ type: 'number', multipleOf: 2 }), within({ type: 'number', multipleOf: 3 }), 'breaking', 'dangerous'],
  ['pattern-added', within(text), within({ ...text, pattern: '^a' }), 'breaking', 'safe'],
  ['pattern-removed', within({ ...text, pattern: '^a' }), within(text), 'safe', 'dangerous'],
  ['pattern-changed', within({ ...text, pattern: '^a' }), within({ ...text, pattern: '^b' }), 'dangerous', 'dangerous'],
  ['format-added', within(text), within({ ...text, format: 'uuid' }), 'dangerous', 'safe'],
  ['format-removed', within({ ...text, format: 'uuid' }), within(text), 'safe', 'dangerous'],
  ['format-changed', within({ ...text, format: 'date' }), within({ ...text, format: 'date-time' }), 'dangerous', 'dangerous'],
  ['closed', open, closed, 'breaking', 'safe'],
  ['closed', open, { ...open, additionalProperties: text }, 'breaking', 'safe'],
  ['opened', closed, open, 'safe', 'dangerous'],
  ['opened', closed, { ...open, additionalProperties: text }, 'safe', 'dangerous'],
  ['closed', { type: 'array', items: [text] }, { type: 'array', items: [text], additionalItems: false }, 'breaking', 'safe'],
  [
    'type-narrowed',
    { ...open, additionalProperties: { type: 'number' } },
    { ...open, additionalProperties: { type: 'integer' } },
    'breaking',
    'safe',
  ],
  ['items-constrained', { type: 'array' }, { type: 'array', items: text }, 'breaking', 'safe'],
  ['items-freed', { type: 'array', items: text }, { type: 'array' }, 'safe', 'dangerous'],
  ['type-changed', { type: 'array', items: text }, { type: 'array', items: { type: 'integer' } }, 'breaking', 'breaking'],
  [
    'bound-tightened',
    { type: 'array', items: [text, text] },
    { type: 'array', items: [text, { ...text, maxLength: 1 }] },
    'breaking',
    'safe',
  ],
  ['condition-added', { allOf: [open] }, { allOf: [open, a] }, 'breaking', 'safe'],
  ['condition-added', {}, { allOf: [a] }, 'breaking', 'safe'],
  ['condition-removed', { allOf: [open, a] }, { allOf: [open] }, 'safe', 'dangerous'],
  ['alternative-added', { oneOf: [text] }, { oneOf: [open, text] }, 'safe', 'dangerous'],
  ['alternative-removed', { anyOf: [text, open] }, { anyOf: [open] }, 'breaking', 'safe'],
  ['property-added', { allOf: [text, open] }, { allOf: [text, { ...open, ...a }] }, 'safe', 'safe'],
  ['reference-changed', within({ $ref: '#/definitions/x' }), within({ $ref: '#/definitions/y' }), 'safe', 'safe'],
  ['annotation-changed', within(text), within({ ...text, description: 'A text.' }), 'safe', 'safe'],
  ['annotation-changed', within({ ...text, 'x-order': 1 }), within({ ...text, 'x-order': 2 }), 'safe', 'safe'],
  ['keyword-changed', { not: text }, { not: open }, 'dangerous', 'dangerous'],
  ['keyword-changed', { patternProperties: { '^a': text } }, { patternProperties: { '^a': text, '^b': text } }, 'dangerous', 'dangerous'],
  [
    'bound-tightened',
    { patternProperties: { '^a': text } },
    { patternProperties: { '^a': { ...text, maxLength: 1 } } },
    'breaking',
    'safe',
  ],
  ['schema-changed', { type: 'array', items: 1 }, { type: 'array', items: 2 }, 'dangerous', 'dangerous'],
];

export const schemaRows: SchemaRow[] = table.map(([kind, base, revision, request, response]) => ({
  kind,
  base,
  revision,
  request,
  response,
}));
