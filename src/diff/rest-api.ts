import type { EndpointConfiguration, RestApi } from '../model/api-model.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { pairEntries, pairWords } from './pair.ts';
import { always, elsewhere, entryChanges, fieldChanges, flag, given, ignored, presence, scopeOf, wordChanges } from './scope.ts';
import type { FieldRules, Scope } from './scope.ts';
import { parseJson, sameJson } from './same-json.ts';

export const restApiSpecs = changeSpecs({
  'api/name-changed': {
    criticality: 'safe',
    audience: 'documentation',
    message: ({ base, revision }) => `The API is renamed from ${base} to ${revision}.`,
    why: 'The name is what people see in the console; no call depends on it.',
  },
  'api/description-changed': {
    criticality: 'safe',
    audience: 'documentation',
    message: () => 'The description of the API is changed.',
    why: 'Only readers see it.',
  },
  'api/version-changed': {
    criticality: 'safe',
    audience: 'documentation',
    message: ({ base, revision }) => `The version of the API changes from ${base} to ${revision}.`,
    why: 'API Gateway stores the version and does nothing with it.',
  },
  'api/warning-added': {
    reverse: 'api/warning-removed',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name }) => `The import now warns: ${name}`,
    why: 'What API Gateway warns of is left out or altered, so the API is not what its definition says.',
  },
  'api/warning-removed': {
    reverse: 'api/warning-added',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name }) => `The import no longer warns: ${name}`,
    why: 'The definition says what the API is.',
  },
  'api/binary-media-type-added': {
    reverse: 'api/binary-media-type-removed',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name }) => `Bodies of ${name} are now treated as binary.`,
    why: 'Lambda functions then get such bodies in Base64, and templates no longer see them as text.',
  },
  'api/binary-media-type-removed': {
    reverse: 'api/binary-media-type-added',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name }) => `Bodies of ${name} are no longer treated as binary.`,
    why: 'Binary bodies that are handled as text are damaged.',
  },
  'api/compression-enabled': {
    reverse: 'api/compression-disabled',
    criticality: 'safe',
    audience: 'client',
    message: ({ revision }) => `Answers of ${revision} bytes and more are now compressed for callers that ask for it.`,
    why: 'Only callers that send Accept-Encoding get compressed answers.',
  },
  'api/compression-disabled': {
    reverse: 'api/compression-enabled',
    criticality: 'dangerous',
    audience: 'client',
    message: () => 'Answers are no longer compressed, and compressed requests no longer unpacked.',
    why: 'A caller that sends a body with Content-Encoding relies on the gateway to unpack it.',
  },
  'api/compression-changed': {
    criticality: 'safe',
    audience: 'client',
    message: ({ base, revision }) => `The smallest answer that is compressed changes from ${base} to ${revision} bytes.`,
    why: 'Callers that asked for compression handle both.',
  },
  'api/key-source-changed': {
    criticality: 'breaking',
    audience: 'security',
    message: ({ base, revision }) => `API keys are read from ${revision} instead of ${base}.`,
    why: 'With AUTHORIZER a key in the x-api-key header no longer counts; with HEADER the one of the authorizer does not.',
  },
  'api/endpoint-made-private': {
    reverse: 'api/endpoint-made-public',
    criticality: 'breaking',
    audience: 'client',
    message: ({ base }) => `The API becomes private; it was ${base}.`,
    why: 'A private API answers only through a VPC endpoint.',
  },
  'api/endpoint-made-public': {
    reverse: 'api/endpoint-made-private',
    criticality: 'breaking',
    audience: 'security',
    message: ({ revision }) => `The private API becomes ${revision}, open to the internet.`,
    why: 'Only its authorization stands between it and everybody, and callers inside the VPC reach it no longer by its private name.',
  },
  'api/endpoint-type-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The endpoint type changes from ${base} to ${revision}.`,
    why: 'Custom domain names, certificates and the headers that CloudFront adds depend on it.',
  },
  'api/dual-stack-enabled': {
    reverse: 'api/dual-stack-disabled',
    criticality: 'safe',
    audience: 'client',
    message: () => 'The API now answers over IPv6 too.',
    why: 'Callers over IPv4 notice nothing; policies that name addresses should name IPv6 ranges as well.',
  },
  'api/dual-stack-disabled': {
    reverse: 'api/dual-stack-enabled',
    criticality: 'breaking',
    audience: 'client',
    message: () => 'The API no longer answers over IPv6.',
    why: 'Callers that have only IPv6 cannot reach it.',
  },
  'api/vpc-endpoint-added': {
    reverse: 'api/vpc-endpoint-removed',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name }) => `VPC endpoint ${name} is associated.`,
    why: 'API Gateway makes a name by which that endpoint reaches the API.',
  },
  'api/vpc-endpoint-removed': {
    reverse: 'api/vpc-endpoint-added',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name }) => `VPC endpoint ${name} is no longer associated.`,
    why: 'Callers that use the name made for that endpoint no longer reach the API.',
  },
  'api/policy-added': {
    reverse: 'api/policy-removed',
    criticality: 'dangerous',
    audience: 'security',
    message: () => 'The API gets a resource policy.',
    why: 'Whom it does not allow is refused.',
  },
  'api/policy-removed': {
    reverse: 'api/policy-added',
    criticality: 'breaking',
    audience: 'security',
    message: () => 'The resource policy is removed.',
    why: 'Nothing keeps out whom it refused; and a private API without a policy refuses everybody.',
  },
  'api/policy-changed': {
    criticality: 'dangerous',
    audience: 'security',
    message: () => 'The resource policy is changed.',
    why: 'It decides who may call the API.',
  },
  'api/tag-added': {
    reverse: 'api/tag-removed',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name, revision }) => `Tag ${name} is added: ${revision}.`,
    why: 'Cost reports and policies may go by tags.',
  },
  'api/tag-removed': {
    reverse: 'api/tag-added',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name }) => `Tag ${name} is removed.`,
    why: 'Cost reports and policies may go by tags.',
  },
  'api/tag-changed': {
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name, base, revision }) => `Tag ${name} changes from ${base} to ${revision}.`,
    why: 'Cost reports and policies may go by tags.',
  },
  'api/default-endpoint-disabled': {
    reverse: 'api/default-endpoint-enabled',
    criticality: 'breaking',
    audience: 'client',
    message: () => 'The default execute-api endpoint is disabled.',
    why: 'Only custom domain names answer from then on.',
  },
  'api/default-endpoint-enabled': {
    reverse: 'api/default-endpoint-disabled',
    criticality: 'dangerous',
    audience: 'security',
    message: () => 'The default execute-api endpoint is enabled.',
    why: 'Calls to it pass by what guards the custom domain name, such as mutual TLS.',
  },
  'api/security-policy-changed': {
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base, revision }) => `The TLS security policy changes from ${base} to ${revision}.`,
    why: 'It decides which TLS versions and ciphers callers may use.',
  },
  'api/endpoint-access-mode-changed': {
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base, revision }) => `The endpoint access mode changes from ${base} to ${revision}.`,
    why: 'STRICT refuses calls whose host name and TLS server name do not fit the endpoint; BASIC does not.',
  },
});

const specs = restApiSpecs;

const rules: FieldRules<RestApi> = {
  id: ignored,
  createdDate: ignored,
  rootResourceId: ignored,
  name: always(specs['api/name-changed']),
  description: always(specs['api/description-changed']),
  version: always(specs['api/version-changed']),
  warnings: elsewhere,
  binaryMediaTypes: elsewhere,
  minimumCompressionSize: presence(specs['api/compression-enabled'], specs['api/compression-disabled'], specs['api/compression-changed']),
  apiKeySource: always(specs['api/key-source-changed']),
  endpointConfiguration: elsewhere,
  policy: elsewhere,
  tags: elsewhere,
  disableExecuteApiEndpoint: flag(specs['api/default-endpoint-disabled'], specs['api/default-endpoint-enabled']),
  securityPolicy: always(specs['api/security-policy-changed']),
  endpointAccessMode: always(specs['api/endpoint-access-mode-changed']),
};

export function* restApiChanges({ base: { model: base }, revision: { model: revision } }: Comparison): Generator<Judged> {
  const [was, is] = [base.restApi, revision.restApi];
  const scope = scopeOf({ section: 'api', name: '' });
  yield* fieldChanges(scope, rules, was, is);
  yield* wordChanges(scope, 'warnings', pairWords(was.warnings, is.warnings), {
    added: specs['api/warning-added'],
    removed: specs['api/warning-removed'],
  });
  yield* wordChanges(scope, 'binaryMediaTypes', pairWords(was.binaryMediaTypes, is.binaryMediaTypes), {
    added: specs['api/binary-media-type-added'],
    removed: specs['api/binary-media-type-removed'],
  });
  yield* endpointChanges(scope, was.endpointConfiguration, is.endpointConfiguration);
  yield* policyChanges(scope, was, is);
  yield* entryChanges(scope, 'tags', pairEntries(was.tags, is.tags), {
    added: specs['api/tag-added'],
    removed: specs['api/tag-removed'],
    changed: specs['api/tag-changed'],
  });
}

function* endpointChanges(scope: Scope, base: EndpointConfiguration, revision: EndpointConfiguration): Generator<Judged> {
  const [was, is] = [base.types.join(', '), revision.types.join(', ')];
  if (was !== is) {
    const spec =
      is === 'PRIVATE'
        ? specs['api/endpoint-made-private']
        : was === 'PRIVATE'
          ? specs['api/endpoint-made-public']
          : specs['api/endpoint-type-changed'];
    yield scope.judged(spec, { field: 'endpointConfiguration.types', base: was, revision: is });
  }
  const [before, after] = [base.ipAddressType ?? 'ipv4', revision.ipAddressType ?? 'ipv4'];
  if (before !== after) {
    const spec = specs[after === 'dualstack' ? 'api/dual-stack-enabled' : 'api/dual-stack-disabled'];
    yield scope.judged(spec, { field: 'endpointConfiguration.ipAddressType', base: before, revision: after });
  }
  yield* wordChanges(scope, 'endpointConfiguration.vpcEndpointIds', pairWords(base.vpcEndpointIds, revision.vpcEndpointIds), {
    added: specs['api/vpc-endpoint-added'],
    removed: specs['api/vpc-endpoint-removed'],
  });
}

function* policyChanges(scope: Scope, base: RestApi, revision: RestApi): Generator<Judged> {
  if (base.policy === revision.policy) return;
  const [was, is] = [neutralPolicy(base), neutralPolicy(revision)];
  if (sameJson(was, is)) return;
  const rule = presence(specs['api/policy-added'], specs['api/policy-removed'], specs['api/policy-changed']);
  const spec = rule(was, is);
  if (spec !== undefined) yield scope.judged(spec, { field: 'policy', ...given(was, is) });
}

/**
 * A policy as JSON, its resources in the short form `execute-api:/stage/…`: the service writes the API's own ARN there, with its id. The
 * order of actions, principals and statements is kept as it stands. A text that is no JSON stays text.
 */
function neutralPolicy({ id, policy: given }: RestApi): unknown {
  if (given === undefined) return undefined;
  const policy = unescaped(given);
  const own = new RegExp(`arn:aws[a-z-]*:execute-api:[^:"]*:[^:"]*:${id.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`)}/`, 'g');
  const neutral = policy.replaceAll(own, 'execute-api:/');
  return parseJson(neutral) ?? neutral;
}

/** The control plane answers policies with quotes and slashes escaped once more than JSON asks for. */
function unescaped(policy: string): string {
  const text = parseJson(policy) === undefined ? parseJson(`"${policy}"`) : policy;
  return typeof text === 'string' ? text : policy;
}
