import type { Authorizer } from '../model/api-model.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath } from '../model/model-path.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { pair, pairWords } from './pair.ts';
import { always, elsewhere, fieldChanges, given, ignored, ordered, presence, namedScope, reaching, wordChanges } from './scope.ts';
import type { FieldRules, Scope } from './scope.ts';
import type { Side } from './side.ts';

export const authorizerSpecs = changeSpecs({
  'authorizer/added': {
    reverse: 'authorizer/removed',
    criticality: 'safe',
    audience: 'security',
    message: ({ revision }) => `The authorizer, ${revision}, is added.`,
    why: 'It has an effect where methods use it, which is a change of theirs.',
  },
  'authorizer/removed': {
    reverse: 'authorizer/added',
    criticality: 'safe',
    audience: 'security',
    message: ({ base }) => `The authorizer, ${base}, is removed.`,
    why: 'It had an effect where methods used it, which is a change of theirs.',
  },
  'authorizer/renamed': {
    criticality: 'safe',
    audience: 'security',
    message: ({ base, revision }) => `The authorizer ${base} is now called ${revision}.`,
    why: 'All methods that used it still do.',
  },
  'authorizer/type-changed': {
    criticality: 'breaking',
    audience: 'security',
    message: ({ base, revision }) => `The authorizer changes from ${base} to ${revision}.`,
    why: 'Credentials are judged in another way, and the Lambda function gets another event.',
  },
  'authorizer/provider-added': {
    reverse: 'authorizer/provider-removed',
    criticality: 'dangerous',
    audience: 'security',
    message: ({ name }) => `Tokens of ${name} are admitted too.`,
    why: 'All users of that pool can come in.',
  },
  'authorizer/provider-removed': {
    reverse: 'authorizer/provider-added',
    criticality: 'breaking',
    audience: 'security',
    message: ({ name }) => `Tokens of ${name} are no longer admitted.`,
    why: 'Its users are refused.',
  },
  'authorizer/auth-type-changed': {
    criticality: 'safe',
    audience: 'documentation',
    message: ({ base, revision }) => `The stated kind of authorization changes from ${base} to ${revision}.`,
    why: 'It is a word for readers and exports; the type of the authorizer decides.',
  },
  'authorizer/uri-changed': {
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base, revision }) => `The function that decides moves from ${base} to ${revision}.`,
    why: 'It may admit others, and refuse those who came in.',
  },
  'authorizer/credentials-changed': {
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base, revision }) => `The function is called as ${revision} instead of ${base}.`,
    why: 'The gateway has to be allowed to call it; else every call fails with 500.',
  },
  'authorizer/identity-source-added': {
    reverse: 'authorizer/identity-source-removed',
    criticality: 'breaking',
    audience: 'security',
    message: ({ name }) => `Callers now have to send ${name}.`,
    why: 'Calls that lack one of the identity sources are refused with 401.',
  },
  'authorizer/identity-source-removed': {
    reverse: 'authorizer/identity-source-added',
    criticality: 'dangerous',
    audience: 'security',
    message: ({ name }) => `Callers no longer have to send ${name}.`,
    why: 'Cached decisions no longer differ by it.',
  },
  'authorizer/identity-source-changed': {
    criticality: 'breaking',
    audience: 'security',
    message: ({ base, revision }) => `Credentials are read from ${revision} instead of ${base}.`,
    why: 'Calls that send them as before are refused with 401.',
  },
  'authorizer/identity-validation-added': {
    reverse: 'authorizer/identity-validation-removed',
    criticality: 'breaking',
    audience: 'security',
    message: ({ revision }) => `Tokens have to match ${revision}.`,
    why: 'Others are refused before the function is asked.',
  },
  'authorizer/identity-validation-removed': {
    reverse: 'authorizer/identity-validation-added',
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base }) => `Tokens no longer have to match ${base}.`,
    why: 'The function is asked about tokens that were refused before.',
  },
  'authorizer/identity-validation-changed': {
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base, revision }) => `Tokens have to match ${revision} instead of ${base}.`,
    why: 'Tokens that matched may be refused.',
  },
  'authorizer/cache-time-raised': {
    reverse: 'authorizer/cache-time-lowered',
    criticality: 'dangerous',
    audience: 'security',
    message: ({ base, revision }) => `Decisions are kept for ${revision} s instead of ${base} s.`,
    why: 'Who is locked out stays in for longer; and one decision serves all methods of the stage.',
  },
  'authorizer/cache-time-lowered': {
    reverse: 'authorizer/cache-time-raised',
    criticality: 'safe',
    audience: 'security',
    message: ({ base, revision }) => `Decisions are kept for ${revision} s instead of ${base} s.`,
    why: 'The function is asked more often.',
  },
  'authorizer/unused-changed': {
    criticality: 'safe',
    audience: 'security',
    message: ({ base, revision }) => `The setting changes from ${base} to ${revision}; no method uses the authorizer on both sides.`,
    why: 'It has an effect where methods come to use it, which is a change of theirs.',
  },
});

const specs = authorizerSpecs;
/** What holds where the definition says nothing. */
const DEFAULT_TTL = 300;

const rules: FieldRules<Authorizer> = {
  id: ignored,
  name: ignored,
  type: always(specs['authorizer/type-changed']),
  providerARNs: elsewhere,
  authType: always(specs['authorizer/auth-type-changed']),
  authorizerUri: always(specs['authorizer/uri-changed']),
  authorizerCredentials: always(specs['authorizer/credentials-changed']),
  identitySource: elsewhere,
  identityValidationExpression: presence(
    specs['authorizer/identity-validation-added'],
    specs['authorizer/identity-validation-removed'],
    specs['authorizer/identity-validation-changed'],
  ),
  authorizerResultTtlInSeconds: ordered(specs['authorizer/cache-time-lowered'], specs['authorizer/cache-time-raised'], DEFAULT_TTL),
};

export function* authorizerChanges({ base, revision, authorizers }: Comparison): Generator<Judged> {
  const { added, removed, kept } = pair(base.model.authorizers, revision.model.authorizers, ({ name }) => name, authorizers);
  for (const { name, type } of removed) yield namedScope('authorizer', name).judged(specs['authorizer/removed'], { base: type });
  for (const { name, type } of added) yield namedScope('authorizer', name).judged(specs['authorizer/added'], { revision: type });
  for (const [was, is] of kept) {
    const scope = namedScope('authorizer', is.name, was.name);
    if (was.name !== is.name) yield scope.judged(specs['authorizer/renamed'], { base: was.name, revision: is.name });
    yield* reaching(specs['authorizer/unused-changed'], keptChanges(scope, was, is), () => ({
      base: usersOf(base, was.name),
      revision: usersOf(revision, is.name),
    }));
  }
}

function* keptChanges(scope: Scope, was: Authorizer, is: Authorizer): Generator<Judged> {
  for (const judged of fieldChanges(scope, rules, was, is)) {
    const isTime = judged.part.field === 'authorizerResultTtlInSeconds';
    yield isTime ? { ...judged, base: judged.base ?? DEFAULT_TTL, revision: judged.revision ?? DEFAULT_TTL } : judged;
  }
  yield* wordChanges(scope, 'providerARNs', pairWords(was.providerARNs, is.providerARNs), {
    added: specs['authorizer/provider-added'],
    removed: specs['authorizer/provider-removed'],
  });
  yield* identitySourceChanges(scope, was.identitySource, is.identitySource);
}

/** A list, all of which callers have to send; where nothing of it stays, the credentials have moved. */
function* identitySourceChanges(scope: Scope, was: string | undefined, is: string | undefined): Generator<Judged> {
  if (was === is) return;
  const paired = pairWords(sourcesOf(was), sourcesOf(is));
  const moved = paired.kept.length === 0 && paired.added.length > 0 && paired.removed.length > 0;
  if (moved) yield scope.judged(specs['authorizer/identity-source-changed'], { field: 'identitySource', ...given(was, is) });
  else {
    const named = { added: specs['authorizer/identity-source-added'], removed: specs['authorizer/identity-source-removed'] };
    yield* wordChanges(scope, 'identitySource', paired, named);
  }
}

function sourcesOf(text = ''): string[] {
  return text
    .split(',')
    .map((source) => source.trim())
    .filter(Boolean);
}

function usersOf(side: Side, authorizer: string): ModelPath[] {
  return side
    .methods()
    .filter(({ method }) => method.authorizerId !== undefined && side.authorizerName(method.authorizerId) === authorizer)
    .map(({ path, method }) => modelPath.method(path, method.httpMethod));
}
