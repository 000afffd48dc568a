import { finding } from '../diagnostics/finding.ts';
import { policyDocument, withOwnResourcesShort } from '../model/policy-document.ts';
import { toData } from '../source/node.ts';
import { anything } from '../shape/scalars.ts';
import type { ApiDraft } from './draft.ts';
import { defineExtension } from './extension.ts';

const MAX_LENGTH = 8192;

export const policyTooLong = finding<{ length: number }>({
  code: 'policy/too-long',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ length }) => `The resource policy has ${length} characters; ${MAX_LENGTH} are allowed.`,
  why: 'Resource policies have a quota of 8192 characters, which can be raised on request.',
  fix: 'Shorten the policy, for example by joining statements or with wildcards.',
  bad: `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {}
x-amazon-apigateway-policy:
  Version: "2012-10-17"
  Statement: [{Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: [${Array.from({ length: 300 }, (_, n) => `execute-api:/prod/GET/shelf/${n}`).join(', ')}]}]`,
  good: `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {}
x-amazon-apigateway-policy:
  Version: "2012-10-17"
  Statement: [{Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: [execute-api:/prod/GET/shelf/*]}]`,
});

/**
 * The resource policy as the control plane answers it: JSON text whose quotes and slashes are escaped once more, account ids as root ARNs,
 * lists of one as that one, and `execute-api:/…` as the full ARN of the API (asserted live by SAM). Region and account are wildcards where
 * the caller does not tell them: a policy then still means what it says.
 */
export const policy = defineExtension({
  name: 'x-amazon-apigateway-policy',
  places: ['document'],
  summary: 'The resource policy of the API: an IAM policy document.',
  shape: anything({
    type: 'object',
    properties: { Version: { enum: ['2012-10-17', '2008-10-17'] }, Statement: {} },
    required: ['Statement'],
  }),
  check: ({ node }, _site, report) => {
    const { length } = JSON.stringify(toData(node));
    if (length > MAX_LENGTH) report(policyTooLong, node, { length });
  },
  lower: ({ node }, _site, draft) => {
    if (node.kind !== 'map') return;
    const text = JSON.stringify(expanded(toData(node), [], draft));
    draft.setRestApi({ policy: text.replaceAll('"', '\\"').replaceAll('/', '\\/') }, node);
  },
  print: ({ model: { restApi } }) =>
    restApi.policy === undefined ? undefined : withOwnResourcesShort(policyDocument(restApi.policy), restApi.id, 'unknown'),
  exportedWith: 'integrations',
});

/** The order in which the service prints a policy anew. */
const ORDER = [
  'Version',
  'Id',
  'Statement',
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

function expanded(value: unknown, path: readonly string[], draft: ApiDraft): unknown {
  if (path.length === 1 && path[0] === 'Statement' && !Array.isArray(value)) return [expanded(value, [...path, '0'], draft)];
  if (Array.isArray(value)) {
    const items = value.map((item, index) => expanded(item, [...path, String(index)], draft));
    return items.length === 1 && path.length > 1 ? items[0] : items;
  }
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => rank(a) - rank(b))
        .map(([key, inner]) => [key, expanded(inner, [...path, key], draft)]),
    );
  if (typeof value !== 'string') return value;
  if (path.includes('Principal') && /^\d{12}$/.test(value)) return `arn:aws:iam::${value}:root`;
  if (path.some((key) => key.endsWith('Resource')) && value.startsWith('execute-api:/')) {
    const owner = `${draft.region ?? '*'}:${draft.accountId ?? '*'}`;
    return `arn:aws:execute-api:${owner}:${draft.restApiId}${value.slice('execute-api:'.length)}`;
  }
  return value;
}

/** Keys of no place in the order keep theirs, behind the others. */
function rank(key: string): number {
  const index = ORDER.indexOf(key);
  return index < 0 ? ORDER.length : index;
}
