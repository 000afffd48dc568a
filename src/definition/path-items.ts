import { nearest } from '../diagnostics/nearest.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { entriesOf, memberOf } from '../source/node.ts';
import type { KeyNode, MapEntry, MapNode, SourceNode } from '../source/node.ts';
import type { HttpMethod, Operation, PathItem } from './definition.ts';
import { pathInsidePath, pathWithoutSlash, pathsMissing, unknownKey, verbUnsupported } from './findings.ts';
import { asMap, extensionsOf } from './reading.ts';
import { followReference } from './references.ts';

/** The keys of a path item that are operations. */
export const VERBS: ReadonlyMap<string, HttpMethod> = new Map([
  ['get', 'GET'],
  ['put', 'PUT'],
  ['post', 'POST'],
  ['delete', 'DELETE'],
  ['patch', 'PATCH'],
  ['options', 'OPTIONS'],
  ['head', 'HEAD'],
  ['x-amazon-apigateway-any-method', 'ANY'],
]);

export interface OperationContext {
  readonly path: string;
  readonly pathItem: MapNode;
  readonly httpMethod: HttpMethod;
  readonly key: KeyNode;
  readonly node: MapNode;
}

export interface PathReader {
  /** The keys a path item may have besides verbs and extensions. */
  readonly otherKeys: readonly string[];
  readonly readOperation: (context: OperationContext) => Operation;
}

/** `paths`, which both versions have in the same form; only what is inside an operation differs. */
export function readPaths(root: MapNode, reader: PathReader, report: Report): readonly PathItem[] {
  const paths = asMap(memberOf(root, 'paths'), 'paths', report);
  if (paths === undefined) {
    if (memberOf(root, 'paths') === undefined && !root.open) report(pathsMissing, root.entries[0]?.key ?? root, {});
    return [];
  }
  const items: PathItem[] = [];
  for (const entry of entriesOf(paths)) {
    const item = readPathItem(root, entry, reader, report);
    if (item !== undefined) items.push(item);
  }
  return items;
}

function readPathItem(root: MapNode, { key, value }: MapEntry, reader: PathReader, report: Report): PathItem | undefined {
  const path = key.value;
  if (path.startsWith('x-')) return undefined;
  if (!path.startsWith('/')) {
    report(pathWithoutSlash, key, { path });
    return undefined;
  }
  const target = followReference(root, value, report);
  const node = asMap(target, 'the path', report, path);
  if (node === undefined) return { path, key, operations: [], extensions: new Map() };
  const operations: Operation[] = [];
  for (const entry of entriesOf(node)) {
    const httpMethod = VERBS.get(entry.key.value);
    if (httpMethod === undefined) checkKey(path, entry, reader.otherKeys, report);
    else {
      const operation = asMap(entry.value, httpMethod, report, path);
      if (operation !== undefined)
        operations.push(reader.readOperation({ path, pathItem: node, httpMethod, key: entry.key, node: operation }));
    }
  }
  return { path, key, operations, extensions: extensionsOf(node) };
}

function checkKey(path: string, { key }: MapEntry, otherKeys: readonly string[], report: Report): void {
  const name = key.value;
  if (name.startsWith('x-') || otherKeys.includes(name)) return;
  if (name.startsWith('/')) report(pathInsidePath, key, { path: name, outer: path });
  else if (name === 'trace') report(verbUnsupported, key, { verb: name });
  else report(unknownKey, key, { where: `The path ${path}`, key: name, nearest: nearest(name, [...VERBS.keys(), ...otherKeys]) });
}

/**
 * The parameters of a path item and an operation as one list: an operation's own takes the place of the path item's with the same name and
 * place.
 */
export function uniteParameters<P extends { readonly name: string; readonly in: string }>(
  shared: readonly P[],
  own: readonly P[],
): readonly P[] {
  if (shared.length === 0) return own;
  if (own.length === 0) return shared;
  const replaced = new Set(own.map((parameter) => `${parameter.in} ${parameter.name}`));
  return [...shared.filter((parameter) => !replaced.has(`${parameter.in} ${parameter.name}`)), ...own];
}

/** The raw nodes of the parameters of a path item or an operation. */
export function parameterNodes(parameters: SourceNode | undefined): readonly SourceNode[] {
  return parameters?.kind === 'list' ? parameters.items : [];
}
