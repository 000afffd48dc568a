import { finding } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { exampleOf, http } from './example.ts';
import { declaredParameters, mayDeclareMore } from './mapped-parameters.ts';
import { mayHoldMoreIn } from './method-site.ts';
import { integrationRule } from './rule.ts';

export const undeclaredCacheKey = finding<{ text: string; meant: string | undefined }>({
  code: 'cache/key-undeclared',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ text, meant }) => `The cache key ${text} is no parameter of the method${didYouMean(meant)}`,
  why: 'Each cache key must name a parameter that the method declares, as method.request.{path|querystring|header}.{name}, or a part of the call that its mappings set. What the import does with another is not recorded.',
  fix: ({ meant }) => (meant === undefined ? 'Declare the parameter, or remove the key.' : `Write ${meant}.`),
  bad: exampleOf(http('cacheKeyParameters: [method.request.querystring.page]')),
  good: exampleOf(http('cacheKeyParameters: [method.request.querystring.page]'), { parameters: '{name: page, in: query, type: string}' }),
});

const MULTIVALUE = 'method.request.multivalue';

export const checkCacheKeys = integrationRule([undeclaredCacheKey], (method, report, { definition }) => {
  const { value, node, at } = method.integration;
  const keys = value.cacheKeyParameters ?? [];
  if (keys.length === 0) return;
  const { requestParameters = {} } = method.method;
  let declared: ReadonlySet<string> | undefined;
  for (let index = 0; index < keys.length; index += 1) {
    const text = keys[index] as string;
    const plain = text.startsWith(MULTIVALUE) ? `method.request.${text.slice(MULTIVALUE.length)}` : text;
    if (isPlaceholderText(text) || Object.hasOwn(requestParameters, plain)) continue;
    declared ??= new Set([...declaredParameters(method), ...(value.requestParameters?.keys() ?? [])]);
    if (declared.has(plain)) continue;
    if (mayDeclareMore(method, definition) || mayHoldMoreIn(node, 'requestParameters')) break;
    report(undeclaredCacheKey, at('cacheKeyParameters', index), { text, meant: nearest(plain, declared) });
  }
});
