import { finding } from '../diagnostics/finding.ts';
import { isUnresolved, memberOf } from '../source/node.ts';
import { exampleOf } from './example.ts';
import { mayHoldMoreIn } from './method-site.ts';
import { integrationRule } from './rule.ts';

const mock = (more: string): string => exampleOf(`{type: mock, ${more}responses: {default: {statusCode: "200"}}}`);
const good = mock('requestTemplates: {application/json: \'{"statusCode": 200}\'}, ');

export const mockStatus = finding({
  code: 'integration/mock-status',
  effect: 'advice',
  evidence: 'documented',
  message: () => 'The request template of this mock gives no statusCode; calls to it are answered with 500.',
  why: 'A mock reads from the output of its request template which response to give.',
  fix: 'Let the template give {"statusCode": 200}.',
  bad: mock('requestTemplates: {application/json: "{}"}, '),
  good,
});

export const mockTemplate = finding({
  code: 'integration/mock-template',
  effect: 'advice',
  evidence: 'documented',
  message: () => 'This mock has no request template that says which response to give.',
  why: 'The guide asks for a template that gives a statusCode. Without one the default response is taken, where passthroughBehavior lets the request through.',
  fix: 'Add requestTemplates: {application/json: \'{"statusCode": 200}\'}.',
  bad: mock(''),
  good,
});

/** Mocks that do not say which response to give. One without responses is a stub, and nothing is said of it. */
export const checkMockStatus = integrationRule([mockStatus, mockTemplate], ({ integration, type, responses }, report) => {
  if (type !== 'MOCK' || mayHoldMoreIn(integration.node, 'requestTemplates')) return;
  const written = memberOf(integration.node, 'requestTemplates');
  const none = written === undefined || (written.kind === 'map' && written.entries.length === 0);
  if (none && responses.length > 0) report(mockTemplate, integration.key, {});
  integration.value.requestTemplates?.forEach((text, mediaType) => {
    const node = memberOf(written, mediaType);
    if (text === null || node === undefined || isUnresolved(node)) return;
    // A macro or an override may bring it about; only what is plainly without it is reported.
    if (!/statusCode|#parse|responseOverride/.test(text)) report(mockStatus, node, {});
  });
});
