import type { ImportPlan, PlannedAction } from '../plan/import-plan.ts';

/** A plan for programs: its actions, those that keep included, and how many there are of each kind. The models are left out. */
export interface PlanReport {
  readonly actions: readonly PlannedAction[];
  readonly counts: Readonly<Record<PlannedAction['kind'], number>>;
}

export function planReport({ actions }: ImportPlan): PlanReport {
  const counts = { create: 0, update: 0, delete: 0, keep: 0 };
  for (const { kind } of actions) counts[kind] += 1;
  return { actions, counts };
}
