import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { isUnresolved, memberOf, textOf } from '../source/node.ts';
import type { MapNode, SourceNode, Span } from '../source/node.ts';
import type { Definition } from './definition.ts';
import { notADefinition } from './findings.ts';
import { readOpenapi3 } from './openapi3/document.ts';
import { readSwagger2 } from './swagger2/document.ts';

/** Stage 2: a located tree as a definition, by the version it states. Numbers are taken for versions too, as recorded (`swagger: 2.0`). */
export function define(root: SourceNode): Outcome<Definition> {
  if (root.kind !== 'map') return refuse(root, root.kind === 'list' ? 'it is a list' : 'it is a single value');
  const swagger = memberOf(root, 'swagger');
  const openapi = memberOf(root, 'openapi');
  if (swagger !== undefined)
    return isVersion(swagger, isSwagger2) ? readSwagger2(root) : refuse(swagger, `swagger is ${textOf(swagger) ?? 'no version'}, not 2.0`);
  if (openapi !== undefined)
    return isVersion(openapi, isOpenapi3) ? readOpenapi3(root) : refuse(openapi, `openapi is ${textOf(openapi) ?? 'no version'}, not 3.0`);
  return refuse(root.entries[0]?.key ?? root, describeOther(root));
}

function isVersion(node: SourceNode, isWanted: (version: string) => boolean): boolean {
  return isUnresolved(node) || isWanted(textOf(node)?.trim() ?? '');
}

const isSwagger2 = (version: string): boolean => version === '2.0' || version === '2';
const isOpenapi3 = (version: string): boolean => /^3([.-].*)?$/.test(version);

function refuse(at: Span, what: string): Outcome<Definition> {
  return { value: undefined, diagnostics: [diagnose(notADefinition, at, { what })] };
}

function describeOther(root: MapNode): string {
  const has = (key: string): boolean => memberOf(root, key) !== undefined;
  if (has('swaggerVersion'))
    return `it is Swagger ${textOf(memberOf(root, 'swaggerVersion')) ?? '1'}, a version that API Gateway never took`;
  if (has('asyncapi')) return 'it is an AsyncAPI document';
  if (has('openrpc')) return 'it is an OpenRPC document';
  return 'neither swagger nor openapi names a version';
}
