import type { ModelPath } from '../model/model-path.ts';
import type { ImportPlan, PlannedAction } from '../plan/import-plan.ts';
import { changeRecord } from './changes.ts';
import type { ChangeRecord } from './changes-shape.ts';
import { planChanges } from './plan-changes.ts';

/** A plan for programs: its actions, those that keep included, and how many there are of each kind. The models are left out. */
export interface PlanReport {
  readonly actions: readonly PlannedAction[];
  readonly counts: Readonly<Record<PlannedAction['kind'], number>>;
  /** What the steps mean, each as in the report of `apigw diff`. */
  readonly changes: readonly PlannedChange[];
}

export interface PlannedChange extends ChangeRecord {
  /** The subject of the action that makes the change. */
  readonly action: ModelPath;
}

export function planReport(plan: ImportPlan): PlanReport {
  const counts = { create: 0, update: 0, delete: 0, keep: 0 };
  for (const { kind } of plan.actions) counts[kind] += 1;
  const changes = [...planChanges(plan)].flatMap(([action, own]) => own.map((change) => ({ action, ...changeRecord(change, new Map()) })));
  return { actions: plan.actions, counts, changes };
}
