import type { Report } from '../diagnostics/diagnostic.ts';
import { entriesOf, entryOf, isUnresolved, memberOf, textOf } from '../source/node.ts';
import type { ListNode, MapEntry, MapNode, SourceNode } from '../source/node.ts';
import type { Header, MediaType, NamedSchema, RawExtension, RawExtensions, SecurityRequirement } from './definition.ts';
import { titleMissing, wrongShape } from './findings.ts';
import { mayAppear } from './references.ts';

/**
 * Readers that both versions of a definition share. What has the wrong type is reported and left out; placeholders are left out in silence.
 * `what` and `name` are the words for it in findings, put together only there: `the response` and `200`.
 */

export function asMap(node: SourceNode | undefined, what: string, report: Report, name?: string): MapNode | undefined {
  if (node === undefined || node.kind === 'map') return node;
  if (!isNothing(node)) report(wrongShape, node, { what: words(what, name), expected: 'an object', got: describe(node) });
  return undefined;
}

export function asList(node: SourceNode | undefined, what: string, report: Report, name?: string): ListNode | undefined {
  if (node === undefined || node.kind === 'list') return node;
  if (!isNothing(node)) report(wrongShape, node, { what: words(what, name), expected: 'a list', got: describe(node) });
  return undefined;
}

export function asText(node: SourceNode | undefined, what: string, report: Report, name?: string): string | undefined {
  const text = textOf(node);
  if (node !== undefined && text === undefined && !isNothing(node))
    report(wrongShape, node, { what: words(what, name), expected: 'a string', got: describe(node) });
  return text;
}

/** The texts of a list; a single text counts as a list of one. */
export function asTexts(node: SourceNode | undefined, what: string, report: Report, name?: string): readonly string[] | undefined {
  if (node?.kind === 'scalar' && typeof node.value === 'string' && !node.unresolved) return [node.value];
  const list = asList(node, what, report, name);
  if (list === undefined) return undefined;
  const texts: string[] = [];
  for (let index = 0; index < list.items.length; index += 1) {
    const item = list.items[index];
    const text = textOf(item) ?? asText(item, 'an item of', report, words(what, name));
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

export function asFlag(node: SourceNode | undefined): boolean {
  if (node?.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  return textOf(node)?.toLowerCase() === 'true';
}

const words = (what: string, name: string | undefined): string => (name === undefined ? what : `${what} ${name}`);

const isNothing = (node: SourceNode): boolean => isUnresolved(node) || (node.kind === 'scalar' && node.value === null);

function describe(node: SourceNode): string {
  if (node.kind === 'list') return 'a list';
  return node.kind === 'map' ? 'an object' : JSON.stringify(node.value).slice(0, 60);
}

const NO_EXTENSIONS: RawExtensions = new Map();

/** Every key of an object that begins with `x-`. */
export function extensionsOf(node: SourceNode | undefined): RawExtensions {
  if (node?.kind !== 'map') return NO_EXTENSIONS;
  const { entries } = node;
  let found: Map<string, RawExtension> | undefined;
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    if (!key.value.startsWith('x-')) continue;
    found ??= new Map();
    // Of a key that stands twice the last counts, also for the order.
    found.delete(key.value);
    found.set(key.value, { key, node: value });
  }
  return found ?? NO_EXTENSIONS;
}

/** A `security` list of the root or an operation; undefined where there is none. */
export function readSecurity(node: SourceNode | undefined, report: Report): readonly SecurityRequirement[] | undefined {
  const list = asList(node, 'security', report);
  if (list === undefined) return undefined;
  const requirements: SecurityRequirement[] = [];
  for (let index = 0; index < list.items.length; index += 1) {
    const node = asMap(list.items[index], 'an item of security', report);
    if (node !== undefined) requirements.push({ schemes: readSchemes(node, report), node });
  }
  return requirements;
}

function readSchemes(requirement: MapNode, report: Report): SecurityRequirement['schemes'] {
  return entriesOf(requirement).map(({ key, value }) => {
    return { name: key.value, key, scopes: asTexts(value, 'the scopes of', report, key.value) ?? [] };
  });
}

const NO_HEADERS: readonly Header[] = [];

/** The headers of a response. Only their names matter. */
export function readHeaders(response: MapNode | undefined, report: Report): readonly Header[] {
  const headers = asMap(memberOf(response, 'headers'), 'headers', report);
  return headers === undefined ? NO_HEADERS : entriesOf(headers).map(({ key }) => ({ name: key.value, key }));
}

/** One schema under each of several media types. */
export function underMediaTypes(mediaTypes: readonly string[], schema: SourceNode): readonly MediaType[] {
  if (mediaTypes.length === 1) return [{ mediaType: mediaTypes[0] as string, schema }];
  return mediaTypes.map((mediaType) => ({ mediaType, schema }));
}

/** The schemas of `definitions` or `components.schemas`. */
export function namedSchemas(schemas: MapNode | undefined): readonly NamedSchema[] {
  const entries = entriesOf(schemas);
  const named: NamedSchema[] = [];
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    if (!key.value.startsWith('x-')) named.push({ name: key.value, key, node: value });
  }
  return named;
}

export interface Info {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly apiVersion: string | undefined;
}

export function readInfo(root: MapNode, report: Report): Info {
  const info = asMap(memberOf(root, 'info'), 'info', report);
  const title = asText(memberOf(info, 'title'), 'info.title', report);
  if (title === undefined && !mayAppear(root, ['info', 'title']))
    report(titleMissing, entryOf(root, 'info')?.key ?? root.entries[0]?.key ?? root, {});
  return {
    title,
    description: asText(memberOf(info, 'description'), 'info.description', report),
    apiVersion: asText(memberOf(info, 'version'), 'info.version', report),
  };
}
