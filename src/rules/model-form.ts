import { finding } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { isOpen, isUnresolved, textOf } from '../source/node.ts';
import type { MapEntry, SourceNode } from '../source/node.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { modelSchemas, schemaParts } from './model-schemas.ts';
import type { SchemaPart } from './model-schemas.ts';
import { rule } from './rule.ts';

const head = 'swagger: "2.0"\ninfo: {title: Shop, version: "1"}\npaths: {}\n';
const good = `${head}definitions: {Pet: {type: object, required: [name], properties: {name: {type: string}}}}`;

export const schemaInvalid = finding<{ keyword: string; model: string; expected: string }>({
  code: 'model/invalid-schema',
  effect: 'warns-import',
  evidence: 'user-reported',
  message: ({ keyword, model, expected }) => `${keyword} in the schema of ${model} must be ${expected}.`,
  serviceMessage: () => undefined,
  why: 'Schemas that JSON Schema draft 4 does not allow are refused with "Invalid model schema specified", or lose the keyword.',
  fix: ({ expected }) => `Write ${expected}.`,
  bad: `${head}definitions: {Pet: {type: object, properties: {name: {type: string, required: true}}}}`,
  good,
});

export const arrayWithoutItems = finding<{ model: string }>({
  code: 'model/array-without-items',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ model }) => `An array in the schema of ${model} has no items.`,
  why: 'Both versions of the specification require items beside type: array. API Gateway keeps such arrays inside a model and lets any items through.',
  fix: 'Add items, such as items: {type: string}.',
  bad: `${head}definitions: {Pet: {type: object, properties: {names: {type: array}}}}`,
  good,
});

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

const COUNT = /^\d+(\.0+)?$/;

type Check = (value: SourceNode) => string | undefined;

const isText = (node: SourceNode): boolean => node.kind === 'scalar' && (typeof node.value === 'string' || node.unresolved === true);

const schemas: Check = (value) => (value.kind === 'map' ? undefined : 'an object with a schema for each name');
const listOfSchemas: Check = (value) => (value.kind === 'list' && value.items.length > 0 ? undefined : 'a list of schemas');
const schema: Check = (value) => (value.kind === 'map' ? undefined : 'a schema');
const count: Check = (value) => (COUNT.test(textOf(value) ?? '') ? undefined : 'a whole number, 0 or more');

/** What draft 4 says of the keywords whose mistakes occur; each gives what is expected where the value is something else. */
const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['type', typeName],
  ['required', (value) => (value.kind === 'list' && value.items.every(isText) ? undefined : 'a list of property names, beside properties')],
  ['enum', (value) => (value.kind === 'list' && value.items.length > 0 ? undefined : 'a list with at least one value')],
  ['properties', schemas],
  ['items', (value) => (value.kind === 'list' ? undefined : schema(value))],
  ['additionalProperties', (value) => (value.kind === 'scalar' && typeof value.value === 'boolean' ? undefined : schema(value))],
  ['allOf', listOfSchemas],
  ['anyOf', listOfSchemas],
  ['oneOf', listOfSchemas],
  ['not', schema],
  ['minLength', count],
  ['maxLength', count],
  ['minItems', count],
  ['maxItems', count],
]);

function typeName(value: SourceNode): string | undefined {
  if (value.kind === 'scalar' && TYPES.includes(textOf(value) ?? '')) return undefined;
  const names = value.kind === 'list' ? value.items : [value];
  const wrong = names.find((name) => !isUnresolved(name) && !TYPES.includes(textOf(name) ?? ''));
  if (wrong === undefined) return undefined;
  const meant = nearest(textOf(wrong) ?? '', TYPES);
  return meant ?? `one of ${TYPES.join(', ')}`;
}

/** Schemas that JSON Schema draft 4 does not allow. */
export const checkModelForm = rule([schemaInvalid, arrayWithoutItems], ({ definition }, report) => {
  for (const { name, node } of modelSchemas(definition)) {
    if (sound.has(node)) continue;
    let mistakes = 0;
    const count: Report = (...mistake) => {
      mistakes += 1;
      report(...mistake);
    };
    for (const part of schemaParts(node)) checkPart(part, name, count);
    if (mistakes === 0) sound.add(node);
  }
});

/** Schemas that nothing was said of: two versions of a definition share most. */
const sound = new WeakSet<SourceNode>();

function checkPart({ node, entries }: SchemaPart, model: string, report: Report): void {
  let isArray = false;
  let hasItems = false;
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    const keyword = key.value;
    const check = CHECKS.get(keyword);
    if (check === undefined) continue;
    if (keyword === 'type') isArray = textOf(value) === 'array';
    else if (keyword === 'items') hasItems = true;
    const expected = isUnresolved(value) || isOpen(value) ? undefined : check(value);
    if (expected !== undefined) report(schemaInvalid, value, { keyword, model, expected });
  }
  if (isArray && !hasItems && !isOpen(node)) report(arrayWithoutItems, node, { model });
}
