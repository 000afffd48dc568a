import type { GatewayResponse } from '../model/api-model.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { headerInWords } from './method-responses.ts';
import { pair, pairEntries } from './pair.ts';
import { always, elsewhere, entryChanges, fieldChanges, ignored, namedScope } from './scope.ts';
import type { FieldRules, Scope } from './scope.ts';
import { templateChanges, templateSpecs } from './templates.ts';

export const gatewayResponseSpecs = changeSpecs({
  'gateway-response/added': {
    reverse: 'gateway-response/removed',
    criticality: 'dangerous',
    audience: 'client',
    message: () => 'The gateway response is customised.',
    why: 'Callers that read these errors get another status code, header or body than the service gives by itself.',
  },
  'gateway-response/removed': {
    reverse: 'gateway-response/added',
    criticality: 'dangerous',
    audience: 'client',
    message: () => 'The gateway response is no longer customised.',
    why: 'Callers that read these errors get what the service gives by itself; headers for CORS are gone.',
  },
  'gateway-response/status-changed': {
    criticality: 'breaking',
    audience: 'client',
    message: ({ base, revision }) => `The status code changes from ${base} to ${revision}.`,
    why: 'Callers act on the status code of an error.',
  },
  'gateway-response/header-added': {
    reverse: 'gateway-response/header-removed',
    criticality: 'safe',
    audience: 'client',
    message: ({ name, revision }) => `Header ${name} is set from ${revision}.`,
    why: 'Nobody could read it before.',
  },
  'gateway-response/header-removed': {
    reverse: 'gateway-response/header-added',
    criticality: 'breaking',
    audience: 'client',
    message: ({ name, base }) => `Header ${name} is no longer set from ${base}.`,
    why: 'Browsers cannot read an error that lacks its CORS headers; others may read the header too.',
  },
  'gateway-response/header-changed': {
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name, base, revision }) => `Header ${name} is set from ${revision} instead of ${base}.`,
    why: 'Callers that read it, browsers with CORS among them, find another value.',
  },
});

const specs = gatewayResponseSpecs;

const rules: FieldRules<GatewayResponse> = {
  responseType: ignored,
  defaultResponse: ignored,
  statusCode: always(specs['gateway-response/status-changed']),
  responseParameters: elsewhere,
  responseTemplates: elsewhere,
};

const headerSpecs = {
  added: specs['gateway-response/header-added'],
  removed: specs['gateway-response/header-removed'],
  changed: specs['gateway-response/header-changed'],
};

const customised = (responses: readonly GatewayResponse[]): GatewayResponse[] =>
  responses.filter(({ defaultResponse }) => !defaultResponse);
const scopeFor = (type: string): Scope => namedScope('gateway-response', type);

/** A response that the service answers by itself (`defaultResponse`) is as good as none: some saved models list them, others do not. */
export function* gatewayResponseChanges({ base, revision }: Comparison): Generator<Judged> {
  const [before, after] = [customised(base.model.gatewayResponses), customised(revision.model.gatewayResponses)];
  const { added, removed, kept } = pair(before, after, ({ responseType }) => responseType);
  for (const { responseType, ...base } of removed) yield scopeFor(responseType).judged(specs['gateway-response/removed'], { base });
  for (const { responseType, ...revision } of added) yield scopeFor(responseType).judged(specs['gateway-response/added'], { revision });
  for (const [was, is] of kept) {
    const scope = scopeFor(is.responseType);
    yield* fieldChanges(scope, rules, was, is);
    yield* entryChanges(
      scope,
      'responseParameters',
      pairEntries(was.responseParameters, is.responseParameters),
      headerSpecs,
      headerInWords,
    );
    yield* templateChanges(scope, 'responseTemplates', was.responseTemplates, is.responseTemplates, templateSpecs.gatewayResponse);
  }
}
