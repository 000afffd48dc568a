import { collector } from '../../diagnostics/diagnostic.ts';
import type { Outcome, Report } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { entriesOf, isUnresolved, memberOf, textOf } from '../../source/node.ts';
import type { MapNode } from '../../source/node.ts';
import type { Definition, NamedSchema } from '../definition.ts';
import { otherVersionKey, unknownKey } from '../findings.ts';
import { readPaths } from '../path-items.ts';
import { asMap, namedSchemas, readInfo, readSecurity } from '../reading.ts';
import { readTags } from '../swagger2/document.ts';
import { laterVersion, unknownComponent } from './findings.ts';
import { operationReader } from './operation.ts';
import { readSecuritySchemes } from './security.ts';
import { readServers, rootExtensions } from './servers.ts';

const ROOT_KEYS = ['openapi', 'info', 'servers', 'paths', 'components', 'security', 'tags', 'externalDocs'];

/** What version 3.1 adds to the root; that finding is made for the version itself. */
const LATER_ROOT_KEYS: ReadonlySet<string> = new Set(['webhooks', 'jsonSchemaDialect']);

const COMPONENTS = [
  'schemas',
  'responses',
  'parameters',
  'examples',
  'requestBodies',
  'headers',
  'securitySchemes',
  'links',
  'callbacks',
  'pathItems',
];

/** Root keys of Swagger 2.0 and what they are called in OpenAPI 3.0. */
const SWAGGER2_KEYS: ReadonlyMap<string, string> = new Map([
  ['host', 'servers'],
  ['basePath', 'servers'],
  ['schemes', 'servers'],
  ['consumes', 'requestBody.content'],
  ['produces', 'the content of each response'],
  ['definitions', 'components.schemas'],
  ['parameters', 'components.parameters'],
  ['responses', 'components.responses'],
  ['securityDefinitions', 'components.securitySchemes'],
]);

/** Reads an OpenAPI 3.0 document, and of later versions what they share with it. */
export function readOpenapi3(root: MapNode): Outcome<Definition> {
  const { diagnostics, report } = collector();
  checkVersion(root, report);
  checkRootKeys(root, report);
  const info = readInfo(root, report);
  const servers = readServers(root, report);
  const components = asMap(memberOf(root, 'components'), 'components', report);
  checkComponents(components, report);
  const value: Definition = {
    version: 'openapi3',
    root,
    ...info,
    basePath: servers.basePath,
    paths: readPaths(root, operationReader(root, report), report),
    schemas: readSchemas(components, report),
    securitySchemes: readSecuritySchemes(root, components, report),
    security: readSecurity(memberOf(root, 'security'), report),
    tags: readTags(root, report),
    extensions: rootExtensions(root, servers),
  };
  return { value, diagnostics };
}

function checkVersion(root: MapNode, report: Report): void {
  const node = memberOf(root, 'openapi');
  const version = textOf(node);
  if (node !== undefined && version !== undefined && !isUnresolved(node) && !/^3(\.0(\.|$)|$)/.test(version))
    report(laterVersion, node, { version });
}

function checkRootKeys(root: MapNode, report: Report): void {
  for (const { key } of entriesOf(root)) {
    const name = key.value;
    if (name.startsWith('x-') || ROOT_KEYS.includes(name) || LATER_ROOT_KEYS.has(name)) continue;
    const instead = SWAGGER2_KEYS.get(name);
    if (instead !== undefined) report(otherVersionKey, key, { key: name, version: 'OpenAPI 3.0', instead });
    else report(unknownKey, key, { where: 'An OpenAPI 3.0 definition', key: name, nearest: nearest(name, ROOT_KEYS) });
  }
}

function checkComponents(components: MapNode | undefined, report: Report): void {
  for (const { key } of entriesOf(components)) {
    const name = key.value;
    if (!name.startsWith('x-') && !COMPONENTS.includes(name))
      report(unknownComponent, key, { key: name, nearest: nearest(name, COMPONENTS) });
  }
}

function readSchemas(components: MapNode | undefined, report: Report): readonly NamedSchema[] {
  const schemas = asMap(memberOf(components, 'schemas'), 'components.schemas', report);
  return namedSchemas(schemas);
}
