import type { Definition } from '../definition/definition.ts';
import type { RawExtension } from '../definition/definition.ts';
import { collector } from '../diagnostics/diagnostic.ts';
import type { Outcome, Report } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { SourceNode } from '../source/node.ts';
import { located } from './extension.ts';
import type { Extension, Located, Place, SiteOf } from './extension.ts';
import { httpApiExtension, misplacedExtension, unknownExtension } from './findings.ts';
import { extensionsByName, registry } from './registry.ts';
import type { AnyExtension } from './registry.ts';

/** Stage 3: every known extension decoded and checked once, at its site. */
export interface ExtendedDefinition {
  readonly definition: Definition;
  /** The decoded value of an extension at a site, typed by the extension asked for; undefined where there is none. */
  valueOf<P extends Place, T>(extension: Extension<P, T>, target: SiteOf<P>['target']): Located<T> | undefined;
  /** Every decoded extension with its site, site by site in the order of the definition. */
  readonly decoded: readonly DecodedExtension[];
}

export interface DecodedExtension {
  readonly extension: AnyExtension;
  readonly site: SiteOf<Place>;
  readonly value: Located<unknown>;
}

const PREFIX = 'x-amazon-apigateway-';
const ANY_METHOD = `${PREFIX}any-method`;

const registryOf: Readonly<Record<Place, readonly AnyExtension[]>> = {
  document: registry.filter(({ places }) => places.includes('document')),
  operation: registry.filter(({ places }) => places.includes('operation')),
  securityScheme: registry.filter(({ places }) => places.includes('securityScheme')),
  tag: registry.filter(({ places }) => places.includes('tag')),
};

/** @param whole - also looks for extensions at places where none has a meaning. */
export function extend(definition: Definition, whole = true): Outcome<ExtendedDefinition> {
  const { diagnostics, report } = collector();
  const state: Extending = { definition, values: new Map(), decoded: [], seen: new Set(), report };
  extendSite({ place: 'document', target: definition }, state);
  for (const target of definition.securitySchemes) extendSite({ place: 'securityScheme', target }, state);
  for (const { operations } of definition.paths) for (const target of operations) extendSite({ place: 'operation', target }, state);
  for (const target of definition.tags) extendSite({ place: 'tag', target }, state);
  if (whole) checkStrays(state);
  const { values, decoded } = state;
  const value: ExtendedDefinition = {
    definition,
    decoded,
    valueOf: <P extends Place, T>(extension: Extension<P, T>, target: SiteOf<P>['target']) =>
      values.get(extension.name)?.get(target) as Located<T> | undefined,
  };
  return { value, diagnostics };
}

interface Extending {
  readonly definition: Definition;
  /** By extension, then by the thing it stands on. */
  readonly values: Map<string, Map<object, Located<unknown>>>;
  readonly decoded: DecodedExtension[];
  /** The keys of all extensions at sites. */
  readonly seen: Set<SourceNode>;
  readonly report: Report;
}

function extendSite(site: SiteOf<Place>, { definition, values, decoded, seen, report }: Extending): void {
  const { extensions } = site.target;
  if (extensions.size === 0) return;
  const known = registryOf[site.place];
  let found = 0;
  for (let index = 0; index < known.length; index += 1) {
    const extension = known[index] as AnyExtension;
    const raw = extensions.get(extension.name);
    if (raw === undefined) continue;
    seen.add(raw.key);
    found += 1;
    const value = decodeExtension(extension, raw, site, definition, report);
    if (value === undefined) continue;
    decoded.push({ extension, site, value });
    const others = values.get(extension.name);
    if (others === undefined) values.set(extension.name, new Map([[site.target, value]]));
    else others.set(site.target, value);
  }
  if (found === extensions.size) return;
  extensions.forEach((raw, name) => {
    if (!name.startsWith(PREFIX)) return;
    seen.add(raw.key);
    checkPlace(name, raw, site.place, report);
  });
}

function decodeExtension(
  extension: AnyExtension,
  { key, node }: RawExtension,
  site: SiteOf<Place>,
  definition: Definition,
  report: Report,
): Located<unknown> | undefined {
  const value: unknown = extension.shape.decode(node, extension.name, report, key);
  if (value === undefined) return undefined;
  const place = located(value, key, node);
  extension.check?.(place, site, report, definition);
  return place;
}

const BELONGS: Readonly<Record<Place, string>> = {
  document: 'at the root of the definition',
  operation: 'on an operation',
  securityScheme: 'on a security scheme',
  tag: 'on a tag',
};

/** What is wrong with where an extension of the service stands. */
function checkPlace(name: string, { key }: Pick<RawExtension, 'key'>, place: Place | undefined, report: Report): void {
  const extension = extensionsByName.get(name);
  if (extension === undefined) report(unknownExtension, key, { name, nearest: nearest(name, extensionsByName.keys()) });
  else if (name === ANY_METHOD) report(misplacedExtension, key, { name, belongs: 'in a path, beside its verbs' });
  else if (extension.places.length === 0) report(httpApiExtension, key, { name });
  else if (place === undefined || !extension.places.includes(place))
    report(misplacedExtension, key, { name, belongs: extension.places.map((known) => BELONGS[known]).join(' or ') });
}

/** Extensions at places where no site is: in info, parameters, responses, schemas, path items. */
function checkStrays({ definition, seen, report }: Extending): void {
  // The walk costs as much as all the rest, and the text tells when there is nothing to find.
  const { file } = definition.root;
  let expected = seen.size;
  for (const { operations } of definition.paths) for (const { httpMethod } of operations) if (httpMethod === 'ANY') expected += 1;
  let inOneFile = true;
  seen.forEach((key) => (inOneFile &&= key.file === file));
  if (inOneFile && occurrences(file.text, PREFIX) === expected) return;
  const rest: SourceNode[] = [definition.root];
  const visited = new Set<SourceNode>();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.kind === 'scalar' || visited.has(node)) continue;
    visited.add(node);
    if (node.kind === 'list') {
      for (const item of node.items) rest.push(item);
      continue;
    }
    for (const { key, value } of node.entries) {
      if (key.value === ANY_METHOD) rest.push(value);
      else if (!key.value.startsWith('x-')) rest.push(value);
      else if (key.value.startsWith(PREFIX) && !seen.has(key)) checkPlace(key.value, { key }, undefined, report);
    }
  }
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}
