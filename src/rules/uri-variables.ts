import { finding } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import { exampleOf } from './example.ts';
import type { Mapping } from './method-context.ts';
import { keyAt, mayHoldMoreIn } from './method-site.ts';
import { integrationRule } from './rule.ts';

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
export const checkUriVariables = integrationRule(
  [unmappedVariable, unusedPathMapping],
  ({ integration, type, uri, requestMappings }, report) => {
    if (type === 'MOCK' || uri === undefined) return;
    const mapped = mappedVariables(requestMappings);
    const variables = variablesOf(uri);
    const areSame = mapped.length === variables.length && mapped.every((name) => variables.includes(name));
    if (areSame || mayHoldMoreIn(integration.node, 'requestParameters')) return;
    const unused = mapped.filter((name) => !variables.includes(name));
    const unmapped = variables.filter((name) => !mapped.includes(name));
    const overridden = [...(integration.value.requestTemplates?.values() ?? [])].some((template) => template?.includes('requestOverride'));
    const open = overridden ? [] : unmapped;
    for (const name of open) report(unmappedVariable, integration.at('uri'), { name, meant: nearest(name, unused) });
    for (const name of unused) {
      const at = keyAt(integration.key, integration.node, 'requestParameters', PREFIX + name);
      report(unusedPathMapping, at, { name, meant: nearest(name, open) });
    }
  },
);

const NONE: readonly string[] = [];

function mappedVariables(mappings: readonly Mapping[]): readonly string[] {
  if (mappings.length === 0) return NONE;
  const names: string[] = [];
  for (const { key } of mappings) if (key.startsWith(PREFIX)) names.push(key.slice(PREFIX.length));
  return names;
}

/** `petId` of `https://example.com/{petId}?at=${stageVariables.site}`, each once. */
function variablesOf(uri: string): readonly string[] {
  if (!uri.includes('{')) return NONE;
  const plain = uri.includes('$') ? uri.replace(STAGE_VARIABLE, '') : uri;
  const names = plain.match(VARIABLE)?.map((variable) => variable.slice(1, variable.endsWith('+}') ? -2 : -1)) ?? NONE;
  return names.length > 1 ? [...new Set(names)] : names;
}

const STAGE_VARIABLE = /\$\{[^{}]*\}/g;
const VARIABLE = /\{[a-zA-Z0-9._$-]+\+?\}/g;
