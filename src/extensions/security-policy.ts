import { finding } from '../diagnostics/finding.ts';
import { entryOf } from '../source/node.ts';
import { choice } from '../shape/scalars.ts';
import { defineExtension } from './extension.ts';

export const accessModeMissing = finding<{ policy: string }>({
  code: 'security-policy/access-mode-missing',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ policy }) => `The security policy ${policy} needs x-amazon-apigateway-endpoint-access-mode.`,
  why: 'Policies whose names begin with SecurityPolicy_ are only taken together with an endpoint access mode.',
  fix: 'Add x-amazon-apigateway-endpoint-access-mode: BASIC or STRICT.',
  bad: `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {}
x-amazon-apigateway-security-policy: SecurityPolicy_TLS13_1_3_2025_09`,
  good: `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {}
x-amazon-apigateway-security-policy: SecurityPolicy_TLS13_1_3_2025_09
x-amazon-apigateway-endpoint-access-mode: BASIC`,
});

export const securityPolicy = defineExtension({
  name: 'x-amazon-apigateway-security-policy',
  places: ['document'],
  summary: 'The TLS versions and ciphers the API accepts.',
  shape: choice([
    'TLS_1_0',
    'TLS_1_2',
    'SecurityPolicy_TLS13_1_3_2025_09',
    'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
    'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_2021_06',
    'SecurityPolicy_TLS13_2025_EDGE',
    'SecurityPolicy_TLS12_PFS_2025_EDGE',
    'SecurityPolicy_TLS12_2018_EDGE',
  ]),
  check: ({ value, node }, { target: definition }, report) => {
    const mode = entryOf(definition.root, 'x-amazon-apigateway-endpoint-access-mode');
    if (value.startsWith('SecurityPolicy_') && mode === undefined && !definition.root.open)
      report(accessModeMissing, node, { policy: value });
  },
  lower: ({ value, node }, _site, draft) => draft.setRestApi({ securityPolicy: value }, node),
  print: ({ model: { restApi } }) => restApi.securityPolicy,
  exportedWith: 'integrations',
});
