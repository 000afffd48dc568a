import { finding } from '../diagnostics/finding.ts';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { exampleOf, http } from './example.ts';
import { CONTEXT_MEMBERS, isContextMember } from './mapping-grammar.ts';
import type { Direction, MappingFault, MappingSource } from './mapping-grammar.ts';
import { mappingKey } from './method-context.ts';
import type { Mapping } from './method-context.ts';
import { siteOf } from './method-site.ts';
import { mappingRule } from './rule.ts';

type MappingSite = MethodSite & { readonly direction: Direction };

/** The words of the control plane about a mapping it does not take. */
export function mappingRefused({ httpMethod, path, direction }: MappingSite, reason: string): string {
  const step = direction === 'request' ? 'integration' : 'integration response';
  return `Unable to put ${step} on '${httpMethod}' for resource at path '${path}': Invalid mapping expression specified: Validation Result: warnings : [], errors : [${reason}]`;
}

const FORMS = {
  request:
    "method.request.{path|querystring|header}.{name}, method.request.body, context.{name}, stageVariables.{name} or a 'text' in quotes",
  response: "integration.response.header.{name}, integration.response.body, context.{name}, stageVariables.{name} or a 'text' in quotes",
} as const;

const mapping = (key: string, value: string): string =>
  exampleOf(http(`requestParameters: {${key}: "${value}"}`), { parameters: '{name: page, in: query, type: string}' });
const good = mapping('integration.request.querystring.page', 'method.request.querystring.page');

export const mappingExpression = finding<MappingSite & { text: string }>({
  code: 'mapping/expression',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ text }) => `${JSON.stringify(text)} is no mapping expression.`,
  serviceMessage: ({ text, ...site }) => mappingRefused(site, `Invalid mapping expression specified: ${text}`),
  why: 'A mapping takes its value from a part of the message, from the context, from a stage variable or from a text in single quotes.',
  fix: ({ direction }) => `Write ${FORMS[direction]}.`,
  bad: mapping('integration.request.querystring.page', 'method.request.query.page'),
  good,
});

export const unquotedText = finding<MappingSite & { text: string }>({
  code: 'mapping/static-value-quotes',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ text }) => `${JSON.stringify(text)} is no mapping expression; a static value stands in single quotes.`,
  serviceMessage: ({ text, ...site }) => mappingRefused(site, `Invalid mapping expression specified: ${text}`),
  why: 'Without the quotes the text is read as an expression, and there is none of that name.',
  fix: ({ text, direction }) => (text.includes("'") ? `Write ${FORMS[direction]}.` : `Write "'${text}'": single quotes inside the string.`),
  bad: mapping('integration.request.header.X-Caller', 'gateway'),
  good: mapping('integration.request.header.X-Caller', "'gateway'"),
});

export const dollarExpression = finding<MappingSite & { text: string; meant: string }>({
  code: 'mapping/dollar',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ text, meant }) => `${text} is how templates write it; a mapping says ${meant}.`,
  why: 'The reference gives context.{name} and stageVariables.{name}, the whole value and without a dollar sign. A page of the guide writes the dollar sign, so whether it is refused is not certain.',
  fix: ({ meant }) => `Write ${meant}.`,
  bad: mapping('integration.request.header.X-Stage', '$context.stage'),
  good: mapping('integration.request.header.X-Stage', 'context.stage'),
});

export const mappingName = finding<MappingSite & { name: string }>({
  code: 'mapping/name',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ name }) =>
    `The name ${JSON.stringify(name)} holds a character that mapping expressions cannot; allowed are letters, digits and . _ $ -.`,
  serviceMessage: (site) => mappingRefused(site, 'Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$'),
  why: 'Names in mapping expressions are narrower than those of headers and queries.',
  fix: 'Use another name; a name with brackets or blanks can be set in a mapping template only, by an override.',
  bad: mapping('"integration.request.querystring.filter[page]"', 'method.request.querystring.page'),
  good,
});

export const mappingTargetForm = finding<MappingSite & { text: string; meant: string | undefined }>({
  code: 'mapping/target',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ text, meant }) => `${JSON.stringify(text)} is nothing that a mapping can set${didYouMean(meant)}`,
  serviceMessage: ({ text, ...site }) => mappingRefused(site, `Invalid mapping expression specified: ${text}`),
  why: 'A request mapping sets a header, a query value or a path variable of the call to the back end; a response mapping sets a header of the answer.',
  fix: ({ direction }) =>
    direction === 'request' ? 'Write integration.request.{header|querystring|path}.{name}.' : 'Write method.response.header.{name}.',
  bad: mapping('integration.request.query.page', 'method.request.querystring.page'),
  good,
});

export const contextMember = finding<{ name: string; meant: string | undefined }>({
  code: 'mapping/context-member',
  effect: 'advice',
  evidence: 'documented',
  message: ({ name, meant }) => `The context has no member ${name}${didYouMean(meant === undefined ? undefined : `context.${meant}`)}`,
  why: 'The guide lists what the context holds when a message is mapped; the names are case-sensitive, and those for access logs are not among them.',
  fix: ({ meant }) => (meant === undefined ? 'Use a member that the guide lists.' : `Write context.${meant}.`),
  bad: mapping('integration.request.header.X-Stage', 'context.stageName'),
  good: mapping('integration.request.header.X-Stage', 'context.stage'),
});

const finds = [mappingExpression, unquotedText, dollarExpression, mappingName, mappingTargetForm, contextMember];

/** Mappings that the grammar does not know, in both directions. */
export const checkMappingExpressions = mappingRule(finds, (mapping, report) => {
  const { node, target, text, source } = mapping;
  if (target === undefined) return;
  if (target.kind !== 'target') reportTarget(target, mapping, report);
  if (source === undefined || text === undefined || text === '') return;
  if (source.kind !== 'context') reportSource(source, text, mapping, report);
  else if (!isContextMember(source.name)) report(contextMember, node, { name: source.name, meant: nearest(source.name, CONTEXT_MEMBERS) });
});

function reportTarget(fault: MappingFault, mapping: Mapping, report: Report): void {
  const { method, direction, key } = mapping;
  const site: MappingSite = { ...siteOf(method), direction };
  const at = mappingKey(mapping);
  if (fault.kind === 'bad-name') report(mappingName, at, { ...site, name: fault.name });
  else report(mappingTargetForm, at, { ...site, text: key, meant: meantTarget(key, direction) });
}

function reportSource(source: MappingSource | MappingFault, text: string, { method, direction, node }: Mapping, report: Report): void {
  switch (source.kind) {
    case 'bad-name':
      return report(mappingName, node, { ...siteOf(method), direction, name: source.name });
    case 'dollar':
      return report(dollarExpression, node, { ...siteOf(method), direction, text, meant: source.meant });
    case 'unquoted':
      return report(unquotedText, node, { ...siteOf(method), direction, text });
    case 'no-expression':
      return report(mappingExpression, node, { ...siteOf(method), direction, text });
  }
}

const TARGETS = {
  request: ['integration.request.header', 'integration.request.querystring', 'integration.request.path'],
  response: ['method.response.header'],
} as const;

/** `method.response.header.X` for `method.response.headers.X`. */
function meantTarget(text: string, direction: Direction): string | undefined {
  const [, head = '', name = ''] = /^([^.]*\.[^.]*\.[^.]*)\.(.+)$/s.exec(text) ?? [];
  const prefix = nearest(head, TARGETS[direction]);
  return prefix === undefined ? undefined : `${prefix}.${name}`;
}
