import { finding } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import type { Definition } from '../definition/definition.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { memberOf } from '../source/node.ts';
import { exampleOf, http } from './example.ts';
import type { ParameterSource } from './mapping-grammar.ts';
import { mappingRefused } from './mapping-expressions.ts';
import type { MethodContext } from './method-context.ts';
import { mayHoldMore, mayHoldMoreIn, siteOf } from './method-site.ts';
import { mappingRule } from './rule.ts';

const page = http('requestParameters: {integration.request.querystring.page: method.request.querystring.page}');

export const undeclaredParameter = finding<MethodSite & { text: string; meant: string | undefined }>({
  code: 'mapping/parameter-undeclared',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ text, httpMethod, path, meant }) => `${httpMethod} ${path} declares no ${text}${didYouMean(meant)}`,
  serviceMessage: ({ text, ...site }) =>
    mappingRefused({ ...site, direction: 'request' }, `Invalid mapping expression parameter specified: ${text}`),
  why: 'A mapping can take only what the method declares. The variables of the path need no declaration: definitions in production map them without one.',
  fix: ({ meant }) => (meant === undefined ? 'Declare it among the parameters of the operation.' : `Write ${meant}, or declare it.`),
  bad: exampleOf(page),
  good: exampleOf(page, { parameters: '{name: page, in: query, type: string}' }),
});

/** Mappings from parameters that the method does not have. */
export const checkMappedParameters = mappingRule(
  [undeclaredParameter],
  ({ method, direction, node, text, source }, report, { definition }) => {
    if (direction !== 'request' || text === undefined || source?.kind !== 'parameter' || isDeclared(source, method)) return;
    if (mayDeclareMore(method, definition)) return;
    const key = keyOf(source);
    report(undeclaredParameter, node, { ...siteOf(method), text, meant: nearest(key, declaredParameters(method)) });
  },
);

const keyOf = ({ location, name }: ParameterSource): string => `method.request.${location}.${name}`;

function isDeclared(source: ParameterSource, { method, resource }: MethodContext): boolean {
  const { location, name } = source;
  if (location === 'path' && (resource.path.includes(`{${name}}`) || resource.path.includes(`{${name}+}`))) return true;
  return method.requestParameters !== undefined && Object.hasOwn(method.requestParameters, keyOf(source));
}

/** What mappings and cache keys of a method may name: its parameters, and all variables of its path. */
export function declaredParameters({ method, resource }: MethodContext): ReadonlySet<string> {
  const variables = [...resource.path.matchAll(/\{([^{}+]+)\+?\}/g)].map(([, name = '']) => `method.request.path.${name}`);
  return new Set([...Object.keys(method.requestParameters ?? {}), ...variables]);
}

/** Whether the parameters of a method are not all known: a placeholder among them, or a reference that may lead to one. */
export function mayDeclareMore({ operation }: MethodContext, definition: Definition): boolean {
  if (mayHoldMore(operation.node)) return true;
  const known = new Set<unknown>(operation.parameters.map(({ at }) => at));
  const item = memberOf(memberOf(definition.root, 'paths'), operation.path);
  return [operation.node, item].some((owner) => {
    const list = memberOf(owner, 'parameters');
    if (list?.kind !== 'list') return mayHoldMoreIn(owner, 'parameters');
    return list.items.some(
      (entry) =>
        mayHoldMore(entry) ||
        mayHoldMoreIn(entry, 'name') ||
        mayHoldMoreIn(entry, 'in') ||
        (memberOf(entry, '$ref') !== undefined && !known.has(entry)),
    );
  });
}
