import type { ApiKey, Stage, UsagePlan } from '../model/api-model.ts';
import { changeSpecs } from './change.ts';
import type { Judged } from './change.ts';
import type { Comparison } from './comparison.ts';
import { pair, pairEntries } from './pair.ts';
import { entryChanges, given, scopeOf } from './scope.ts';
import { sameJson } from './same-json.ts';

export const stageSpecs = changeSpecs({
  'stage/added': {
    reverse: 'stage/removed',
    criticality: 'safe',
    audience: 'deployment',
    message: () => 'The stage is added.',
    why: 'Nobody called it before.',
  },
  'stage/removed': {
    reverse: 'stage/added',
    criticality: 'breaking',
    audience: 'deployment',
    message: () => 'The stage is removed.',
    why: 'Calls to it fail.',
  },
  'stage/variable-added': {
    reverse: 'stage/variable-removed',
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name, revision }) => `Stage variable ${name} is added: ${revision}.`,
    why: 'What does not read it is what it was.',
  },
  'stage/variable-removed': {
    reverse: 'stage/variable-added',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name, base }) => `Stage variable ${name} is removed; it was ${base}.`,
    why: 'Uris and templates that read it find nothing.',
  },
  'stage/variable-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name, base, revision }) => `Stage variable ${name} changes from ${base} to ${revision}.`,
    why: 'Uris and templates that read it lead elsewhere.',
  },
  'stage/setting-changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name, base, revision }) => `${name} changes from ${base} to ${revision}.`,
    why: 'Caching, throttling, logs, certificates and canaries are settings of the stage.',
  },
  'api-key/added': {
    reverse: 'api-key/removed',
    criticality: 'safe',
    audience: 'security',
    message: () => 'The API key is added.',
    why: 'With a usage plan it admits its owner.',
  },
  'api-key/removed': {
    reverse: 'api-key/added',
    criticality: 'breaking',
    audience: 'security',
    message: () => 'The API key is removed.',
    why: 'Its owner is refused where a key is required.',
  },
  'api-key/changed': {
    criticality: 'dangerous',
    audience: 'security',
    message: ({ name }) => `${name} of the API key is changed.`,
    why: 'Its owner may be refused, or others admitted.',
  },
  'usage-plan/added': {
    reverse: 'usage-plan/removed',
    criticality: 'safe',
    audience: 'deployment',
    message: () => 'The usage plan is added.',
    why: 'It admits the keys that belong to it.',
  },
  'usage-plan/removed': {
    reverse: 'usage-plan/added',
    criticality: 'breaking',
    audience: 'deployment',
    message: () => 'The usage plan is removed.',
    why: 'Keys that belong to no other plan are refused.',
  },
  'usage-plan/changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name, base, revision }) => `${name} changes from ${base} to ${revision}.`,
    why: 'It decides how much its keys may call, and which stages.',
  },
});

const specs = stageSpecs;

/** Of no meaning between two models, or compared by a function of its own. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'id',
  'createdDate',
  'lastUpdatedDate',
  'deploymentId',
  'cacheClusterStatus',
  'variables',
]);
/** Secrets are not printed. */
const SECRET: ReadonlySet<string> = new Set(['value']);

/**
 * Stages, API keys and usage plans: no definition holds them, so they are compared only where both models have some of the kind. A model
 * made of a definition says nothing about them, which is not to say that they go away.
 */
export function* stageChanges({ base, revision }: Comparison): Generator<Judged> {
  const [was, is] = [base.model, revision.model];
  yield* listChanges('stage', was.stages, is.stages, ({ stageName }) => stageName);
  yield* listChanges('api-key', was.apiKeys, is.apiKeys, ({ name, id }) => name ?? id ?? '');
  yield* listChanges('usage-plan', was.usagePlans, is.usagePlans, ({ name, id }) => name ?? id ?? '');
}

const CHANGED = {
  stage: specs['stage/setting-changed'],
  'api-key': specs['api-key/changed'],
  'usage-plan': specs['usage-plan/changed'],
};

function* listChanges<T extends Stage | ApiKey | UsagePlan>(
  section: 'stage' | 'api-key' | 'usage-plan',
  base: readonly T[],
  revision: readonly T[],
  nameOf: (item: T) => string,
): Generator<Judged> {
  if (base.length === 0 || revision.length === 0) return;
  const { added, removed, kept } = pair(base, revision, nameOf);
  for (const item of removed) yield scopeOf({ section, name: nameOf(item) }).judged(specs[`${section}/removed`]);
  for (const item of added) yield scopeOf({ section, name: nameOf(item) }).judged(specs[`${section}/added`]);
  for (const [was, is] of kept) {
    const scope = scopeOf({ section, name: nameOf(is) });
    const settings = pairEntries(was as Readonly<Record<string, unknown>>, is as Readonly<Record<string, unknown>>);
    const fields = [...settings.removed, ...settings.added, ...settings.kept.map(([each]) => each)].map(({ key }) => key);
    for (const field of fields) {
      const [before, after]: [unknown, unknown] = [was[field], is[field]];
      if (PASSED_OVER.has(field) || sameJson(before, after)) continue;
      yield scope.judged(CHANGED[section], { field, name: field, ...(SECRET.has(field) ? {} : given(before, after)) });
    }
    if (section === 'stage') yield* variableChanges(was as Stage, is as Stage);
  }
}

function* variableChanges(was: Stage, is: Stage): Generator<Judged> {
  const scope = scopeOf({ section: 'stage', name: is.stageName });
  yield* entryChanges(scope, 'variables', pairEntries(was.variables, is.variables), {
    added: specs['stage/variable-added'],
    removed: specs['stage/variable-removed'],
    changed: specs['stage/variable-changed'],
  });
}
