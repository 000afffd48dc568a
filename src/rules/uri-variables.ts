import { finding } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { exampleOf } from './example.ts';
import { integrated, keyAt, mayHoldMoreIn } from './method-site.ts';
import type { Rule } from './rule.ts';

const PREFIX = 'integration.request.path.';
const proxy = (uri: string, mapped: string): string =>
  exampleOf(
    `{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets/${uri}", requestParameters: {${mapped}: method.request.path.petId}}`,
  );

export const unmappedVariable = finding<{ name: string; meant: string | undefined }>({
  code: 'mapping/uri-variable-not-mapped',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ name }) => `Nothing fills {${name}} of the uri: there is no mapping to ${PREFIX}${name}.`,
  why: 'A variable in the uri is not filled by a parameter of the same name by itself; the back end would be called with the braces.',
  fix: ({ name, meant }) =>
    meant === undefined
      ? `Map ${PREFIX}${name} from method.request.path.${name}.`
      : `Map ${PREFIX}${name}; ${meant} is mapped and not used.`,
  bad: exampleOf('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets/{petId}"}'),
  good: proxy('{petId}', `${PREFIX}petId`),
});

export const unusedPathMapping = finding<{ name: string; meant: string | undefined }>({
  code: 'mapping/path-not-in-uri',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ name, meant }) =>
    `The uri has no {${name}} for this mapping to fill${didYouMean(meant === undefined ? undefined : `{${meant}}`)}`,
  why: 'A mapping to a path variable has no effect where the uri does not name it.',
  fix: ({ name, meant }) => (meant === undefined ? `Put {${name}} into the uri, or remove the mapping.` : `Write ${PREFIX}${meant}.`),
  bad: proxy('', `${PREFIX}petId`),
  good: proxy('{petId}', `${PREFIX}petId`),
});

/** The variables of an integration's uri, held against the mappings that fill them. */
export const checkUriVariables: Rule = ({ methods }, report) => {
  for (const { integration, type } of integrated(methods)) {
    const { uri, requestParameters, requestTemplates } = integration.value;
    if (type === 'MOCK' || uri === undefined || isPlaceholderText(uri) || mayHoldMoreIn(integration.node, 'requestParameters')) continue;
    const mapped = [...(requestParameters?.keys() ?? [])].flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
    const variables = variablesOf(uri);
    if (mapped.length === 0 && variables.length === 0) continue;
    const unused = mapped.filter((name) => !variables.includes(name));
    const overridden = [...(requestTemplates?.values() ?? [])].some((template) => template?.includes('requestOverride'));
    const open = overridden ? [] : variables.filter((name) => !mapped.includes(name));
    for (const name of open) report(unmappedVariable, integration.at('uri'), { name, meant: nearest(name, unused) });
    for (const name of unused) {
      const at = keyAt(integration.key, integration.node, 'requestParameters', PREFIX + name);
      report(unusedPathMapping, at, { name, meant: nearest(name, open) });
    }
  }
};

/** `petId` of `https://example.com/{petId}?at=${stageVariables.site}`. */
const variablesOf = (uri: string): readonly string[] => [
  ...new Set([...uri.replace(/\$\{[^{}]*\}/g, '').matchAll(/\{([a-zA-Z0-9._$-]+)\+?\}/g)].map(([, name = '']) => name)),
];
