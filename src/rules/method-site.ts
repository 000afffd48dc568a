import type { MethodSite } from '../extensions/integration/findings.ts';
import type { IntegrationType } from '../model/method.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { entryOf, isUnresolved, memberOf, textOf } from '../source/node.ts';
import type { MapEntry, SourceNode, Span } from '../source/node.ts';
import type { MethodContext } from './method-context.ts';

/** What the rules about methods ask again and again of an operation and its integration. */

/** The method as the service names it in its messages. */
export const siteOf = ({ operation, resource }: MethodContext): MethodSite => ({ httpMethod: operation.httpMethod, path: resource.path });

export const isProxy = (type: IntegrationType): boolean => type === 'HTTP_PROXY' || type === 'AWS_PROXY';

/** The place of a member's key, or of the innermost key on the way that exists. */
export function keyAt(owner: Span, node: SourceNode | undefined, ...path: readonly string[]): Span {
  let at = owner;
  let inner = node;
  for (const step of path) {
    const entry = entryOf(inner, step);
    if (entry === undefined) return at;
    at = entry.key;
    inner = entry.value;
  }
  return at;
}

/** Text about which something can be said: no placeholder in it. */
export function knownText(node: SourceNode | undefined): string | undefined {
  const text = textOf(node);
  return text === undefined || isUnresolved(node) || isPlaceholderText(text) ? undefined : text;
}

/** Whether a node has, or may come to have, members that are not seen here: a placeholder stands for it or among its members. */
export function mayHoldMore(node: SourceNode | undefined): boolean {
  if (isUnresolved(node)) return true;
  return node?.kind === 'map' && (node.open === true || node.entries.some(hasUnresolvedKey));
}

const hasUnresolvedKey = ({ key }: MapEntry): boolean => key.unresolved === true || isPlaceholderText(key.value);

/** The same for one member of a node, and for the node itself. */
export const mayHoldMoreIn = (node: SourceNode | undefined, name: string): boolean =>
  mayHoldMore(node) || mayHoldMore(memberOf(node, name));
