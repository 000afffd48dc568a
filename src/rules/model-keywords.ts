import type { Definition } from '../definition/definition.ts';
import { finding } from '../diagnostics/finding.ts';
import { isUnresolved, textOf } from '../source/node.ts';
import type { MapEntry } from '../source/node.ts';
import { modelSchemas, schemaParts } from './model-schemas.ts';
import { rule } from './rule.ts';

const head = 'swagger: "2.0"\ninfo: {title: Shop, version: "1"}\npaths: {}\n';

export const keywordWithoutEffect = finding<{ keyword: string; model: string; consequence: string }>({
  code: 'model/keyword-without-effect',
  effect: 'advice',
  evidence: 'documented',
  message: ({ keyword, model, consequence }) => `The schema of ${model} uses ${keyword}, which models do not support: ${consequence}.`,
  why: 'A model is JSON Schema draft 4, not the schema dialect of OpenAPI. The guide lists these keywords as not supported; a request validator does not heed them.',
  fix: ({ keyword }) =>
    keyword === 'nullable'
      ? 'Write oneOf with {type: "null"} as one of the two, in OpenAPI 3.0.'
      : `Do not count on ${keyword}, or leave it out.`,
  bad: `${head}definitions: {Pet: {type: object, properties: {name: {type: string, example: Rex}}}}`,
  good: `${head}definitions: {Pet: {type: object, properties: {name: {type: string}}}}`,
});

/** What becomes of the keywords that the guide's notes call unsupported. */
const CONSEQUENCES: ReadonlyMap<string, string> = new Map([
  ['discriminator', 'it chooses no schema'],
  ['example', 'it is not kept as documentation'],
  ['examples', 'they are not kept as documentation'],
  ['nullable', 'null is still refused'],
  ['exclusiveMinimum', 'the bound itself is let through'],
  ['readOnly', 'requests may hold the property'],
  ['writeOnly', 'responses may hold the property'],
  ['default', 'nothing is filled in'],
  ['xml', 'bodies are taken as JSON'],
  ['maxItems', 'the number of items is not checked'],
  ['minItems', 'the number of items is not checked'],
]);

/** Formats that the guide names as unsupported. */
const FORMATS: ReadonlySet<string> = new Set(['int32', 'int64', 'decimal']);

/** Keywords of a model without effect, each once in a model, at its first place. */
export const checkModelKeywords = rule([keywordWithoutEffect], ({ definition }, report) => {
  for (const { name, node } of modelSchemas(definition)) {
    const told = new Set<string>();
    for (const { entries } of schemaParts(node)) {
      for (let index = 0; index < entries.length; index += 1) {
        const entry = entries[index] as MapEntry;
        const found = unsupported(entry, definition);
        if (found === undefined || told.has(found.keyword)) continue;
        told.add(found.keyword);
        report(keywordWithoutEffect, entry.key, { ...found, model: name });
      }
    }
  }
});

interface Unsupported {
  readonly keyword: string;
  readonly consequence: string;
}

function unsupported({ key, value }: MapEntry, { version }: Definition): Unsupported | undefined {
  const keyword = key.value;
  if (keyword === 'format') {
    const format = isUnresolved(value) ? undefined : textOf(value);
    return format !== undefined && FORMATS.has(format)
      ? { keyword: `format ${format}`, consequence: 'the range is not checked' }
      : undefined;
  }
  const consequence =
    keyword === 'oneOf' && version === 'swagger2' ? 'only OpenAPI 3.0 definitions may have it' : CONSEQUENCES.get(keyword);
  if (consequence === undefined || isUnresolved(value) || textOf(value) === 'false') return undefined;
  return { keyword, consequence };
}
