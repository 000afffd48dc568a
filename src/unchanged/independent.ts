import { mayLeave } from '../bundle/bundle.ts';
import { entriesOf, memberOf } from '../source/node.ts';
import type { MapNode, SourceNode } from '../source/node.ts';
import { sameTree } from './same-tree.ts';

/**
 * Whether what becomes of each operation can be told from itself, its path and the schemas alone, in the same way in two definitions: no key
 * stands twice on the way to it, no path is written in two ways, nothing refers into it, it refers to no other file, and all else in the root
 * that has a say is the same.
 */
export function operationsAreIndependent(was: MapNode, is: MapNode): boolean {
  return (
    isPlain(was) &&
    isPlain(is) &&
    sameMembers(was, is, INDEPENDENT) &&
    sameComponents(memberOf(was, 'components'), memberOf(is, 'components'))
  );
}

/** A path as the model has it, so that no other one means the same resource. */
const PLAIN_PATH = /^\/(?:[^/]+(?:\/[^/]+)*)?$/;

/** The ways to begin a reference into a path, which may lead into an operation; JSON may escape any character. */
const REFERENCES_TO_PATHS = ['#/paths', '#\\/paths', '#\\u002', '\\u0023'];

function isPlain(root: MapNode): boolean {
  const paths = memberOf(root, 'paths');
  if (root.twins || paths?.kind !== 'map' || paths.twins) return false;
  const { text } = root.file;
  return (
    paths.entries.every(({ key }) => PLAIN_PATH.test(key.value)) &&
    !mayLeave(text) &&
    !REFERENCES_TO_PATHS.some((each) => text.includes(each))
  );
}

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
export function sameMembers(was: MapNode, is: MapNode, except: { readonly has: (key: string) => boolean }): boolean {
  const rest = (node: MapNode) => entriesOf(node).filter(({ key }) => !except.has(key.value));
  const [before, after] = [rest(was), rest(is)];
  return before.length === after.length && before.every(({ key, value }) => sameTree(value, memberOf(is, key.value)));
}
