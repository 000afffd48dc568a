import type { Change, Part } from '../diff/change.ts';
import { diffApis, subjectOf } from '../diff/diff-api.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath } from '../model/model-path.ts';
import type { ImportPlan } from '../plan/import-plan.ts';

/**
 * What `apigw diff` says of the steps of a plan, by the subject of the action, in its order. Nothing for a new API, and nothing of what
 * stays as it is.
 */
export function planChanges({ prior, planned, actions }: ImportPlan): ReadonlyMap<ModelPath, readonly Change[]> {
  const changes = new Map<ModelPath, Change[]>();
  if (prior === undefined) return changes;
  for (const { kind, subject } of actions) if (kind !== 'keep') changes.set(subject, []);
  if (changes.size === 0) return changes;
  for (const change of diffApis(prior, planned)) changes.get(actionSubject(change.part))?.push(change);
  return changes;
}

/** A thing as a whole, as plans call it. */
function actionSubject({ field: _field, ...part }: Part): ModelPath {
  return part.section === 'api' ? modelPath.api() : subjectOf(part);
}
