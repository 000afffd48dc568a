import { mayHoldReference } from '../bundle/reference.ts';
import { entriesOf, memberOf } from '../source/node.ts';
import type { MapNode, SourceFile, SourceNode } from '../source/node.ts';
import { sameTree } from './same-tree.ts';

/**
 * Whether what becomes of each operation can be told from itself, its path and the schemas alone, in the same way in two definitions: no key
 * stands twice on the way to it, no path is written in two ways, nothing refers into it, it refers to no other file, and all else in the root
 * that has a say is the same. The title has one, as the schemas of an API refer to each other by an id that comes from it.
 */
export function operationsAreIndependent(was: MapNode, is: MapNode): boolean {
  return (
    isPlain(was) &&
    isPlain(is) &&
    sameMembers(was, is, INDEPENDENT) &&
    sameTree(memberOf(memberOf(was, 'info'), 'title'), memberOf(memberOf(is, 'info'), 'title')) &&
    sameComponents(memberOf(was, 'components'), memberOf(is, 'components'))
  );
}

/** A path as the model has it, so that no other one means the same resource. */
const PLAIN_PATH = /^\/(?:[^/]+(?:\/[^/]+)*)?$/;

function isPlain(root: MapNode): boolean {
  const paths = memberOf(root, 'paths');
  if (root.twins || paths?.kind !== 'map' || paths.twins) return false;
  return paths.entries.every(({ key }) => PLAIN_PATH.test(key.value)) && refersToNamedParts(root.file);
}

/** Whether no reference leads to another file, or into a path, where it may lead into an operation. */
const refersToNamedParts = (file: SourceFile): boolean => !mayHoldReference(file, OTHER_REFERENCE, '": "#/definitions/');

/** Behind the `$ref` that is a key, and whose value does not begin plainly with `#/` and another name than `paths`. */
const OTHER_REFERENCE = /["']?\s*:\s*(?!\s|["']?#\/(?!paths\b)[a-zA-Z])/y;

/** These say nothing about any operation, or are looked at by themselves. */
const INDEPENDENT: ReadonlySet<string> = new Set([
  'info', 'paths', 'definitions', 'components', 'tags', 'externalDocs', 'x-amazon-apigateway-gateway-responses',
  'x-amazon-apigateway-policy', 'x-amazon-apigateway-documentation', 'x-amazon-apigateway-binary-media-types',
  'x-amazon-apigateway-minimum-compression-size',
]); // prettier-ignore

const SCHEMAS: ReadonlySet<string> = new Set(['schemas']);

function sameComponents(was: SourceNode | undefined, is: SourceNode | undefined): boolean {
  return was?.kind === 'map' && is?.kind === 'map' ? sameMembers(was, is, SCHEMAS) : was === is;
}

/** Whether two maps have the same members, but for some. */
function sameMembers(was: MapNode, is: MapNode, except: ReadonlySet<string>): boolean {
  const rest = (node: MapNode) => entriesOf(node).filter(({ key }) => !except.has(key.value));
  const [before, after] = [rest(was), rest(is)];
  return before.length === after.length && before.every(({ key, value }) => sameTree(value, memberOf(is, key.value)));
}
