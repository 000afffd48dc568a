import type { Report } from '../diagnostics/diagnostic.ts';
import { entriesOf, entryOf, isUnresolved, memberOf, textOf } from '../source/node.ts';
import type { ListNode, MapNode, SourceNode } from '../source/node.ts';
import type { MediaType, RawExtension, RawExtensions, SecurityRequirement } from './definition.ts';
import { titleMissing, wrongShape } from './findings.ts';
import { mayAppear } from './references.ts';

/** Readers that both versions of a definition share. What has the wrong type is reported and left out; placeholders are left out in silence. */

export function asMap(node: SourceNode | undefined, what: string, report: Report): MapNode | undefined {
  if (node === undefined || node.kind === 'map') return node;
  if (!isNothing(node)) report(wrongShape, node, { what, expected: 'an object', got: describe(node) });
  return undefined;
}

export function asList(node: SourceNode | undefined, what: string, report: Report): ListNode | undefined {
  if (node === undefined || node.kind === 'list') return node;
  if (!isNothing(node)) report(wrongShape, node, { what, expected: 'a list', got: describe(node) });
  return undefined;
}

export function asText(node: SourceNode | undefined, what: string, report: Report): string | undefined {
  const text = textOf(node);
  if (node !== undefined && text === undefined && !isNothing(node))
    report(wrongShape, node, { what, expected: 'a string', got: describe(node) });
  return text;
}

/** The texts of a list; a single text counts as a list of one. */
export function asTexts(node: SourceNode | undefined, what: string, report: Report): readonly string[] | undefined {
  if (node?.kind === 'scalar' && typeof node.value === 'string' && !node.unresolved) return [node.value];
  return asList(node, what, report)?.items.flatMap((item) => asText(item, `an item of ${what}`, report) ?? []);
}

export function asFlag(node: SourceNode | undefined): boolean {
  return textOf(node)?.toLowerCase() === 'true';
}

const isNothing = (node: SourceNode): boolean => isUnresolved(node) || (node.kind === 'scalar' && node.value === null);

function describe(node: SourceNode): string {
  if (node.kind === 'list') return 'a list';
  return node.kind === 'map' ? 'an object' : JSON.stringify(node.value).slice(0, 60);
}

const NO_EXTENSIONS: RawExtensions = new Map();

/** Every key of an object that begins with `x-`. */
export function extensionsOf(node: SourceNode | undefined): RawExtensions {
  let found: Map<string, RawExtension> | undefined;
  for (const { key, value } of entriesOf(node)) {
    if (!key.value.startsWith('x-')) continue;
    found ??= new Map();
    found.set(key.value, { key, node: value });
  }
  return found ?? NO_EXTENSIONS;
}

/** A `security` list of the root or an operation; undefined where there is none. */
export function readSecurity(node: SourceNode | undefined, report: Report): readonly SecurityRequirement[] | undefined {
  const list = asList(node, 'security', report);
  return list?.items.flatMap((item) => {
    const map = asMap(item, 'an item of security', report);
    if (map === undefined) return [];
    const schemes = entriesOf(map).map(({ key, value }) => ({
      name: key.value,
      key,
      scopes: asTexts(value, `the scopes of ${key.value}`, report) ?? [],
    }));
    return [{ schemes, node: map }];
  });
}

/** One schema under each of several media types. */
export function underMediaTypes(mediaTypes: readonly string[], schema: SourceNode): readonly MediaType[] {
  return mediaTypes.map((mediaType) => ({ mediaType, schema }));
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
