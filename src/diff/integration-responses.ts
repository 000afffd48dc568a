import type { IntegrationResponse } from '../model/method.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import { headerInWords } from './method-responses.ts';
import { pairEntries } from './pair.ts';
import { sameJson } from './same-json.ts';
import { always, elsewhere, entryChanges, fieldChanges, ignored } from './scope.ts';
import type { FieldRules, Scope } from './scope.ts';
import { templateChanges, templateSpecs } from './templates.ts';

export const integrationResponseSpecs = changeSpecs({
  'integration-response/added': {
    reverse: 'integration-response/removed',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ detail, revision }) => `Answers of the back end that match ${revision} now become ${detail}.`,
    why: 'They became something else before.',
  },
  'integration-response/removed': {
    reverse: 'integration-response/added',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ detail, base }) => `Answers of the back end that match ${base} no longer become ${detail}.`,
    why: 'They become the default answer, or 500 where there is none.',
  },
  'integration-response/selection-pattern-changed': {
    criticality: 'dangerous',
    audience: 'client',
    message: ({ detail, base, revision }) => `${detail} is chosen by ${revision} instead of ${base}.`,
    why: 'The same answer of the back end may reach callers with another status code.',
  },
  'integration-response/content-handling-changed': {
    criticality: 'dangerous',
    audience: 'client',
    message: ({ detail, base, revision }) => `The conversion of the body of ${detail} changes from ${base} to ${revision}.`,
    why: 'Callers get the same body as text, as bytes or in Base64.',
  },
  'response-mapping/added': {
    reverse: 'response-mapping/removed',
    criticality: 'safe',
    audience: 'client',
    message: ({ name, detail, revision }) => `Header ${name} of ${detail} is now set from ${revision}.`,
    why: 'Nobody could read it before.',
  },
  'response-mapping/removed': {
    reverse: 'response-mapping/added',
    criticality: 'breaking',
    audience: 'client',
    message: ({ name, detail, base }) => `Header ${name} of ${detail} is no longer set from ${base}.`,
    why: 'Callers that read it, browsers with CORS among them, no longer find it.',
  },
  'response-mapping/changed': {
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name, detail, base, revision }) => `Header ${name} of ${detail} is set from ${revision} instead of ${base}.`,
    why: 'Callers that read it, browsers with CORS among them, find another value.',
  },
});

const specs = integrationResponseSpecs;

const rules: FieldRules<IntegrationResponse> = {
  statusCode: ignored,
  selectionPattern: (was = '', is = '') => (was === is ? undefined : specs['integration-response/selection-pattern-changed']),
  responseParameters: elsewhere,
  responseTemplates: elsewhere,
  contentHandling: always(specs['integration-response/content-handling-changed']),
};

type Responses = Readonly<Record<string, IntegrationResponse>> | undefined;

const mappingSpecs = {
  added: specs['response-mapping/added'],
  removed: specs['response-mapping/removed'],
  changed: specs['response-mapping/changed'],
};

const field = (status: string): string => `integration.integrationResponses.${status}`;
const pattern = ({ selectionPattern }: IntegrationResponse): string => selectionPattern || 'nothing else';

export function* integrationResponseChanges(scope: Scope, was: Responses, is: Responses): Generator<Judged> {
  const { added, removed, kept } = pairEntries(was, is);
  for (const { key, value } of removed) {
    yield scope.judged(specs['integration-response/removed'], { field: field(key), detail: key, base: pattern(value) });
  }
  for (const { key, value } of added) {
    yield scope.judged(specs['integration-response/added'], { field: field(key), detail: key, revision: pattern(value) });
  }
  for (const [before, after] of kept) {
    if (sameJson(before.value, after.value)) continue;
    for (const judged of responseChanges(scope, field(before.key), before.value, after.value)) yield { ...judged, detail: before.key };
  }
}

function* responseChanges(scope: Scope, field: string, was: IntegrationResponse, is: IntegrationResponse): Generator<Judged> {
  yield* fieldChanges(scope, rules, was, is, `${field}.`);
  const headers = pairEntries(was.responseParameters, is.responseParameters);
  yield* entryChanges(scope, `${field}.responseParameters`, headers, mappingSpecs, headerInWords);
  yield* templateChanges(scope, `${field}.responseTemplates`, was.responseTemplates, is.responseTemplates, templateSpecs.response);
}
