import { collector, failsImport } from '../diagnostics/diagnostic.ts';
import type { Outcome, Report } from '../diagnostics/diagnostic.ts';
import { nodeFromData } from '../source/from-data.ts';
import { entriesOf, entryOf, memberOf } from '../source/node.ts';
import type { MapEntry, MapNode, ScalarNode, SourceNode, Span } from '../source/node.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { ApiModel } from './api-model.ts';
import { checkSavedModel } from './check-saved-model.ts';
import { by } from './order.ts';
import { missing, tooDeep, unknownValue, wrongType } from './read-model-findings.ts';
import { put, statusRecord } from './record.ts';
import { savedModel } from './saved-model-shape.ts';
import type { ScalarType, Schema } from './saved-model-shape.ts';

/** Deep enough for any answer of the control plane: its text fields hold what nests deeper. */
const MAX_DEPTH = 64;

/** Whether a document is a saved model and not a definition, by its content. */
export function isSavedModel(root: SourceNode): boolean {
  return memberOf(root, 'restApi') !== undefined && memberOf(root, 'resources') !== undefined;
}

/**
 * A saved model, checked against its declaration: lists in their order, lists it leaves out empty, members that apigw does not know kept.
 * Of gateway responses only the customised ones are taken, as the service answers all.
 */
export function readModel(root: SourceNode): Outcome<ApiModel> {
  const { diagnostics, report } = collector();
  const data = decode(savedModel, root, { owner: root, within: undefined, step: '', depth: 0 }, report);
  if (!failsImport(diagnostics)) checkSavedModel(root, report);
  return { value: failsImport(diagnostics) ? undefined : ordered(data as Partial<ApiModel>), diagnostics };
}

/** The same from plain data, as a caller of the library has it; all findings are at the start of a file of the given name. */
export function readModelData(data: unknown, path = 'prior'): Outcome<ApiModel> {
  const root = nodeFromData(data, path);
  if (root !== undefined) return readModel(root);
  const { diagnostics, report } = collector();
  report(tooDeep, { file: { path, text: '', format: 'json' }, start: 0, end: 0 }, {});
  return { value: undefined, diagnostics };
}

/** Where a value stands: the place to report what is missing from it, the step to it from what holds it, and how deep it lies. */
interface Site {
  readonly owner: Span;
  readonly within: Site | undefined;
  /** A key, or the index in a list. */
  readonly step: string | number;
  readonly depth: number;
}

/** The value of a node as plain data. Whatever does not fit is reported; the data is of no use then. */
function decode(schema: Schema | undefined, node: SourceNode, site: Site, report: Report): unknown {
  if (site.depth > MAX_DEPTH) {
    report(tooDeep, site.owner, {});
    return undefined;
  }
  if (schema !== undefined && !hasType(schema, node)) {
    report(wrongType, node, { what: nameOf(site) || 'The whole', expected: typeWords(schema), got: kindOf(node) });
    return undefined;
  }
  switch (node.kind) {
    case 'scalar':
      checkValue(schema, node, site, report);
      return node.value;
    case 'list': {
      const items = schema?.type === 'array' ? schema.items : undefined;
      return node.items.map((item, index) => decode(items, item, inside(site, item, index), report));
    }
    case 'map':
      return decodeMap(schema, node, site, report);
  }
}

function decodeMap(schema: Schema | undefined, node: MapNode, site: Site, report: Report): unknown {
  const { properties = {}, required = [], additionalProperties } = schema?.type === 'object' ? schema : {};
  const entries = entriesOf(node);
  for (const name of required) if (entryOf(node, name) === undefined) report(missing, site.owner, { what: nameOf(site), name });
  const data: Record<string, unknown> = /^\d/.test(entries[0]?.key.value ?? '') ? statusRecord() : {};
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    const member = Object.hasOwn(properties, key.value) ? properties[key.value] : additionalProperties;
    put(data, key.value, decode(member, value, inside(site, key, key.value), report));
  }
  return data;
}

const inside = (site: Site, owner: Span, step: string | number): Site => ({ owner, within: site, step, depth: site.depth + 1 });

/** The name of a value for messages, such as `resources[0].path`; that of the whole is empty. */
function nameOf(site: Site): string {
  let name = '';
  for (let at = site; at.within !== undefined; at = at.within) name = stepText(at.step) + name;
  return name.replace(/^\./, '');
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^\w+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

function hasType(schema: Schema, node: SourceNode): boolean {
  if (schema.type === 'array') return node.kind === 'list';
  if (schema.type === 'object') return node.kind === 'map';
  return node.kind === 'scalar' && schema.type.includes(node.value === null ? 'null' : (typeof node.value as ScalarType));
}

const TYPE_WORDS = { array: 'a list', object: 'an object', string: 'a string', number: 'a number', boolean: 'true or false', null: 'null' };

function typeWords({ type }: Schema): string {
  return typeof type === 'string' ? TYPE_WORDS[type] : type.map((name) => TYPE_WORDS[name]).join(' or ');
}

function kindOf(node: SourceNode): string {
  if (node.kind === 'list') return TYPE_WORDS.array;
  if (node.kind === 'map') return TYPE_WORDS.object;
  return typeof node.value === 'string' ? TYPE_WORDS.string : String(node.value);
}

function checkValue(schema: Schema | undefined, node: ScalarNode, site: Site, report: Report): void {
  if (schema === undefined || schema.type === 'array' || schema.type === 'object') return;
  if (schema.enum === undefined && schema.pattern === undefined) return;
  const value = String(node.value);
  // A definition with placeholders gives a model with placeholders.
  if (isPlaceholderText(value)) return;
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    report(unknownValue, node, { what: nameOf(site), value, allowed: schema.enum.join(' or ') });
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) {
    report(unknownValue, node, { what: nameOf(site), value, allowed: `of the form ${schema.pattern}` });
  }
}

function ordered(data: Partial<ApiModel>): ApiModel {
  const { restApi, resources = [], models = [], authorizers = [], requestValidators = [], gatewayResponses = [], ...others } = data;
  const { documentationParts = [], stages = [], apiKeys = [], usagePlans = [], ...unknown } = others;
  return {
    restApi: restApi as ApiModel['restApi'],
    resources: [...resources].sort(by('path')),
    models: [...models].sort(by('name')),
    authorizers: [...authorizers].sort(by('name')),
    requestValidators: [...requestValidators].sort(by('name')),
    gatewayResponses: gatewayResponses.filter((response) => !response.defaultResponse).sort(by('responseType')),
    documentationParts,
    stages,
    apiKeys,
    usagePlans,
    ...unknown,
  };
}
