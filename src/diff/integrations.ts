import type { Integration } from '../model/method.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import { integrationResponseChanges } from './integration-responses.ts';
import { pairEntries, pairWords } from './pair.ts';
import type { Owners } from './owners.ts';
import { nothingRenamed, renames } from './renamed.ts';
import type { Renamed } from './renamed.ts';
import { parameterInWords, pathExpressions } from './parameters.ts';
import { sameJson } from './same-json.ts';
import { always, elsewhere, fieldChanges, flag, given, ordered, presence, wordChanges } from './scope.ts';
import type { FieldRules, Scope } from './scope.ts';
import { templateChanges, templateSpecs } from './templates.ts';
import { uriVariables } from './uri-variables.ts';

export const integrationSpecs = changeSpecs({
  'integration/added': {
    reverse: 'integration/removed',
    criticality: 'safe',
    audience: 'deployment',
    message: () => 'The method gets an integration.',
    why: 'Without one it could not be deployed.',
  },
  'integration/removed': {
    reverse: 'integration/added',
    criticality: 'breaking',
    audience: 'deployment',
    message: () => 'The method loses its integration.',
    why: 'API Gateway does not deploy a method without integration.',
  },
  'integration/type-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The integration type changes from ${base} to ${revision}.`,
    why: 'The back end gets another request, and answers are made in another way: proxy types pass by mappings and templates.',
  },
  'integration/http-method-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The back end is called with ${revision} instead of ${base}.`,
    why: 'It may answer that verb otherwise, or not at all.',
  },
  'integration/uri-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The back end moves from ${base} to ${revision}.`,
    why: 'Another back end answers; it has to be there, and to let the gateway in.',
  },
  'integration/uri-variable-renamed': {
    criticality: 'safe',
    audience: 'deployment',
    message: ({ base, revision }) => `Variable ${base} of the uri is renamed to ${revision}.`,
    why: 'The mappings go with it, so the back end gets the same request.',
  },
  'integration/connection-type-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The connection changes from ${base} to ${revision}.`,
    why: 'The back end is reached over another network.',
  },
  'integration/connection-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The VPC link changes from ${base} to ${revision}.`,
    why: 'The link has to exist and to lead to the back end.',
  },
  'integration/credentials-added': {
    reverse: 'integration/credentials-removed',
    criticality: 'dangerous',
    audience: 'security',
    message: ({ revision }) => `The back end is now called as ${revision}.`,
    why: 'The role decides what a call may do; resource permissions of a Lambda function no longer count.',
  },
  'integration/credentials-removed': {
    reverse: 'integration/credentials-added',
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base }) => `The back end is no longer called as ${base}.`,
    why: 'Only resource permissions let the gateway in then.',
  },
  'integration/credentials-changed': {
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base, revision }) => `The back end is called as ${revision} instead of ${base}.`,
    why: 'The role decides what a call may do.',
  },
  'integration/passthrough-narrowed': {
    reverse: 'integration/passthrough-widened',
    criticality: 'breaking',
    audience: 'client',
    message: ({ base, revision }) => `Passthrough narrows from ${base} to ${revision}.`,
    why: 'Bodies whose media type has no template were passed on and are now refused with 415.',
  },
  'integration/passthrough-widened': {
    reverse: 'integration/passthrough-narrowed',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `Passthrough widens from ${base} to ${revision}.`,
    why: 'The back end gets bodies as they are that the gateway refused before.',
  },
  'integration/content-handling-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The conversion of request bodies changes from ${base} to ${revision}.`,
    why: 'The back end gets the same body as text, as bytes or in Base64.',
  },
  'integration/timeout-shortened': {
    reverse: 'integration/timeout-extended',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The timeout is lowered from ${base} to ${revision} ms.`,
    why: 'Calls that take longer now end with 504.',
  },
  'integration/timeout-extended': {
    reverse: 'integration/timeout-shortened',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ base, revision }) => `The timeout is raised from ${base} to ${revision} ms.`,
    why: 'Callers may wait longer; none is cut off sooner.',
  },
  'integration/cache-namespace-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The cache namespace changes from ${base} to ${revision}.`,
    why: 'Methods of one namespace share cached answers; and what was cached is cached no more.',
  },
  'integration/cache-key-added': {
    reverse: 'integration/cache-key-removed',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name }) => `Cached answers now differ by ${name}.`,
    why: 'The cache is hit less often.',
  },
  'integration/cache-key-removed': {
    reverse: 'integration/cache-key-added',
    criticality: 'dangerous',
    audience: 'security',
    message: ({ name }) => `Cached answers no longer differ by ${name}.`,
    why: 'With a cache, callers may get the answer that was made for another value.',
  },
  'integration/tls-verification-disabled': {
    reverse: 'integration/tls-verification-enabled',
    criticality: 'dangerous',
    audience: 'security',
    message: () => 'The certificate of the back end is no longer verified by a known authority.',
    why: 'Whoever stands between the gateway and the back end can pose as it.',
  },
  'integration/tls-verification-enabled': {
    reverse: 'integration/tls-verification-disabled',
    criticality: 'dangerous',
    audience: 'deployment',
    message: () => 'The certificate of the back end has to come from a known authority.',
    why: 'With a certificate of its own making, every call fails.',
  },
  'integration/response-transfer-mode-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `Answers are transferred as ${revision} instead of ${base}.`,
    why: 'Streamed answers have other limits, and no templates, caching or compression.',
  },
  'integration/target-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ base, revision }) => `The integration target changes from ${base} to ${revision}.`,
    why: 'Another load balancer receives the calls.',
  },
  'request-mapping/added': {
    reverse: 'request-mapping/removed',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name, revision }) => `The back end gets ${name} from ${revision}.`,
    why: 'What it got before it still gets.',
  },
  'request-mapping/removed': {
    reverse: 'request-mapping/added',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name, base }) => `The back end no longer gets ${name} from ${base}.`,
    why: 'A back end that reads it finds nothing.',
  },
  'request-mapping/changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name, base, revision }) => `The back end gets ${name} from ${revision} instead of ${base}.`,
    why: 'It reads another value at the same place.',
  },
});

const specs = integrationSpecs;
const WIDTH = { NEVER: 0, WHEN_NO_TEMPLATES: 1, WHEN_NO_MATCH: 2 } as const;

const rules: FieldRules<Integration> = {
  type: always(specs['integration/type-changed']),
  httpMethod: always(specs['integration/http-method-changed']),
  uri: elsewhere,
  connectionType: (was = 'INTERNET', is = 'INTERNET') => (was === is ? undefined : specs['integration/connection-type-changed']),
  connectionId: always(specs['integration/connection-changed']),
  credentials: presence(
    specs['integration/credentials-added'],
    specs['integration/credentials-removed'],
    specs['integration/credentials-changed'],
  ),
  requestParameters: elsewhere,
  requestTemplates: elsewhere,
  passthroughBehavior: (was = 'WHEN_NO_MATCH', is = 'WHEN_NO_MATCH') =>
    specs[WIDTH[is] < WIDTH[was] ? 'integration/passthrough-narrowed' : 'integration/passthrough-widened'],
  contentHandling: always(specs['integration/content-handling-changed']),
  timeoutInMillis: ordered(specs['integration/timeout-shortened'], specs['integration/timeout-extended'], 29_000),
  cacheNamespace: elsewhere,
  cacheKeyParameters: elsewhere,
  integrationResponses: elsewhere,
  tlsConfig: (was, is) =>
    flag(specs['integration/tls-verification-disabled'], specs['integration/tls-verification-enabled'])(
      was?.insecureSkipVerification,
      is?.insecureSkipVerification,
    ),
  responseTransferMode: (was = 'BUFFERED', is = 'BUFFERED') =>
    was === is ? undefined : specs['integration/response-transfer-mode-changed'],
  integrationTarget: always(specs['integration/target-changed']),
};

export function* integrationChanges(scope: Scope, owners: Owners, was: Integration, is: Integration): Generator<Judged> {
  yield* fieldChanges(scope, rules, was, is, 'integration.');
  const { variables } = owners;
  if (was.uri !== is.uri || variables.pairs.size > 0 || !sameJson(was.requestParameters, is.requestParameters)) {
    yield* uriAndMappingChanges(scope, was, is, variables);
  }
  yield* templateChanges(scope, 'integration.requestTemplates', was.requestTemplates, is.requestTemplates, templateSpecs.request);
  yield* cacheChanges(scope, owners, was, is);
  if (!sameJson(was.integrationResponses, is.integrationResponses)) {
    yield* integrationResponseChanges(scope, was.integrationResponses, is.integrationResponses);
  }
}

function* uriAndMappingChanges(scope: Scope, was: Integration, is: Integration, variables: Renamed): Generator<Judged> {
  const inUri = uriVariables(was, is, variables);
  const expressions = pathExpressions(variables);
  for (const [from, to] of inUri?.pairs ?? [])
    yield scope.judged(specs['integration/uri-variable-renamed'], { field: 'integration.uri', base: from, revision: to });
  if (inUri === undefined && was.uri !== is.uri) {
    yield scope.judged(specs['integration/uri-changed'], { field: 'integration.uri', ...given(was.uri, is.uri) });
  }
  const keys =
    inUri === undefined || inUri.pairs.size === 0
      ? nothingRenamed
      : renames([...inUri.pairs].map(([from, to]) => [IN_URI + from, IN_URI + to]));
  const { added, removed, kept } = pairEntries(was.requestParameters, is.requestParameters, keys);
  for (const { key, value } of removed) yield scope.judged(specs['request-mapping/removed'], { ...mapping(key), base: value });
  for (const { key, value } of added) yield scope.judged(specs['request-mapping/added'], { ...mapping(key), revision: value });
  for (const [{ key: formerKey, value: base }, { key, value: revision }] of kept) {
    if (base === revision || expressions.after(base) === revision) continue;
    const { field: formerField } = mapping(formerKey);
    yield scope.judged(specs['request-mapping/changed'], { ...mapping(key), formerField, base, revision });
  }
}

const mapping = (key: string) => ({ field: `integration.requestParameters.${key}`, name: mappingInWords(key) });

/** A cache namespace that is the resource's id is the default. */
function* cacheChanges(scope: Scope, { base, revision, variables }: Owners, was: Integration, is: Integration): Generator<Judged> {
  const before = was.cacheNamespace === base.id ? undefined : was.cacheNamespace;
  const after = is.cacheNamespace === revision.id ? undefined : is.cacheNamespace;
  if (before !== after) {
    const [base, revision] = [before ?? 'that of the resource', after ?? 'that of the resource'];
    yield scope.judged(specs['integration/cache-namespace-changed'], { field: 'integration.cacheNamespace', base, revision });
  }
  if (variables.pairs.size === 0 && sameJson(was.cacheKeyParameters, is.cacheKeyParameters)) return;
  const named = { added: specs['integration/cache-key-added'], removed: specs['integration/cache-key-removed'] };
  const keys = pairWords(was.cacheKeyParameters, is.cacheKeyParameters, pathExpressions(variables));
  for (const judged of wordChanges(scope, 'integration.cacheKeyParameters', keys, named)) {
    yield { ...judged, name: parameterInWords(judged.name ?? '') };
  }
}

const IN_URI = 'integration.request.path.';

/** `integration.request.header.X-Id` as `header X-Id`. */
function mappingInWords(key: string): string {
  return key.replace(
    /^integration\.request\.(path|querystring|header)\./,
    (_, place: string) => `${place === 'querystring' ? 'query parameter' : place === 'path' ? 'path variable' : place} `,
  );
}
