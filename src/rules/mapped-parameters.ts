import { finding } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import type { Definition } from '../definition/definition.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { memberOf } from '../source/node.ts';
import { exampleOf, http } from './example.ts';
import { mappingSource } from './mapping-grammar.ts';
import { mappingRefused } from './mapping-expressions.ts';
import { integrated, knownText, mayHoldMore, mayHoldMoreIn, siteOf } from './method-site.ts';
import type { MethodContext, Rule } from './rule.ts';

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
export const checkMappedParameters: Rule = ({ methods, definition }, report) => {
  for (const method of integrated(methods)) {
    const { requestParameters } = method.integration.value;
    if (requestParameters === undefined || mayDeclareMore(method, definition)) continue;
    const declared = declaredParameters(method);
    for (const node of requestParameters.values()) {
      const text = knownText(node);
      const source = text === undefined ? undefined : mappingSource(text, 'request');
      if (text === undefined || source?.kind !== 'parameter') continue;
      const key = `method.request.${source.location}.${source.name}`;
      if (!declared.has(key)) report(undeclaredParameter, node, { ...siteOf(method), text, meant: nearest(key, declared) });
    }
  }
};

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
      (entry) => mayHoldMore(entry) || mayHoldMoreIn(entry, 'name') || (memberOf(entry, '$ref') !== undefined && !known.has(entry)),
    );
  });
}
