import { collector } from '../../diagnostics/diagnostic.ts';
import type { Outcome, Report } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { entriesOf, memberOf, textOf } from '../../source/node.ts';
import type { MapNode } from '../../source/node.ts';
import type { Definition, NamedSchema, Tag } from '../definition.ts';
import { otherVersionKey, unknownKey } from '../findings.ts';
import { readPaths } from '../path-items.ts';
import { asList, asMap, asText, extensionsOf, namedSchemas, readInfo, readSecurity } from '../reading.ts';
import { operationReader } from './operation.ts';
import { readSecurityDefinitions } from './security.ts';

const ROOT_KEYS = [
  'swagger', 'info', 'host', 'basePath', 'schemes', 'consumes', 'produces', 'paths', 'definitions', 'parameters', 'responses',
  'securityDefinitions', 'security', 'tags', 'externalDocs',
]; // prettier-ignore

/** Root keys of OpenAPI 3.0 and what they are called in Swagger 2.0. */
const OPENAPI3_KEYS: ReadonlyMap<string, string> = new Map([
  ['components', 'definitions, parameters, responses and securityDefinitions'],
  ['servers', 'host, basePath and schemes'],
]);

/** Reads a Swagger 2.0 document. What the service ignores is ignored here too, without loss of what it keeps. */
export function readSwagger2(root: MapNode): Outcome<Definition> {
  const { diagnostics, report } = collector();
  checkRootKeys(root, report);
  const info = readInfo(root, report);
  const basePath = asText(memberOf(root, 'basePath'), 'basePath', report);
  const value: Definition = {
    version: 'swagger2',
    root,
    ...info,
    basePath: basePath === undefined ? undefined : { text: basePath, at: memberOf(root, 'basePath') ?? root },
    paths: readPaths(root, operationReader(root, report), report),
    schemas: readDefinitions(root, report),
    securitySchemes: readSecurityDefinitions(root, report),
    security: readSecurity(memberOf(root, 'security'), report),
    tags: readTags(root, report),
    extensions: extensionsOf(root),
  };
  return { value, diagnostics };
}

function checkRootKeys(root: MapNode, report: Report): void {
  for (const { key } of entriesOf(root)) {
    const name = key.value;
    if (name.startsWith('x-') || ROOT_KEYS.includes(name)) continue;
    const instead = OPENAPI3_KEYS.get(name);
    if (instead !== undefined) report(otherVersionKey, key, { key: name, version: 'Swagger 2.0', instead });
    else report(unknownKey, key, { where: 'A Swagger 2.0 definition', key: name, nearest: nearest(name, ROOT_KEYS) });
  }
}

function readDefinitions(root: MapNode, report: Report): readonly NamedSchema[] {
  const definitions = asMap(memberOf(root, 'definitions'), 'definitions', report);
  return namedSchemas(definitions);
}

export function readTags(root: MapNode, report: Report): readonly Tag[] {
  const tags = asList(memberOf(root, 'tags'), 'tags', report);
  return (tags?.items ?? []).flatMap((node) => {
    const name = textOf(memberOf(node, 'name'));
    return name === undefined ? [] : [{ name, node, extensions: extensionsOf(node) }];
  });
}
