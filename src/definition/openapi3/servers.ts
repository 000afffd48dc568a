import type { Report } from '../../diagnostics/diagnostic.ts';
import { entriesOf, memberOf, textOf } from '../../source/node.ts';
import type { MapNode, SourceNode, Span } from '../../source/node.ts';
import type { RawExtension, RawExtensions } from '../definition.ts';
import { asList, extensionsOf } from '../reading.ts';
import { severalServers } from './findings.ts';

const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';

export interface Servers {
  readonly basePath: { readonly text: string; readonly at: Span } | undefined;
  readonly endpointConfiguration: RawExtension | undefined;
}

export function readServers(root: MapNode, report: Report): Servers {
  const list = asList(memberOf(root, 'servers'), 'servers', report);
  const servers = list?.items ?? [];
  const [first, second] = servers;
  if (list !== undefined && second !== undefined) report(severalServers, second, {});
  return {
    basePath: basePathVariable(servers) ?? (first === undefined ? undefined : pathOfUrl(first)),
    endpointConfiguration: extensionsOf(first).get(ENDPOINT),
  };
}

/** A variable called basePath counts even where no URL mentions it (recorded); the first of several. */
function basePathVariable(servers: readonly SourceNode[]): Servers['basePath'] {
  for (const server of servers) {
    const at = memberOf(memberOf(memberOf(server, 'variables'), 'basePath'), 'default');
    const text = textOf(at);
    if (at !== undefined && text !== undefined) return { text, at };
  }
  return undefined;
}

/** Without such a variable the path of the first server's URL counts (recorded), its variables at their defaults. */
function pathOfUrl(server: SourceNode): Servers['basePath'] {
  const at = memberOf(server, 'url');
  const url = textOf(at);
  if (at === undefined || url === undefined) return undefined;
  const variables = memberOf(server, 'variables');
  const filled = url.replaceAll(
    /(?<!\$)\{([^{}]*)\}/g,
    (written, name: string) => textOf(memberOf(memberOf(variables, name), 'default')) ?? written,
  );
  const text = filled
    .replace(/^[A-Za-z][\w+.-]*:/, '')
    .replace(/^\/\/[^/?#]*/, '')
    .replace(/[?#].*$/, '');
  return text === '' || text === '/' ? undefined : { text, at };
}

/** The root's extensions, with the endpoint configuration of the first server; where both have one, the root's members win. */
export function rootExtensions(root: MapNode, { endpointConfiguration: inServer }: Servers): RawExtensions {
  const own = extensionsOf(root);
  if (inServer === undefined) return own;
  const atRoot = own.get(ENDPOINT);
  return new Map([...own, [ENDPOINT, atRoot === undefined ? inServer : united(inServer, atRoot)]]);
}

function united(inServer: RawExtension, atRoot: RawExtension): RawExtension {
  if (inServer.node.kind !== 'map' || atRoot.node.kind !== 'map') return atRoot;
  const known = new Set(entriesOf(atRoot.node).map(({ key }) => key.value));
  const entries = [...entriesOf(inServer.node).filter(({ key }) => !known.has(key.value)), ...atRoot.node.entries];
  return { key: atRoot.key, node: { ...atRoot.node, entries } };
}
