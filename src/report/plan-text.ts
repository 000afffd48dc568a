import type { Change } from '../diff/change.ts';
import type { FieldChange, ImportPlan, PlannedAction } from '../plan/import-plan.ts';
import { countsInWords } from './changes.ts';
import { sentenceLines } from './changes-text.ts';
import { planChanges } from './plan-changes.ts';
import { plain } from './style.ts';
import { visibleLine } from './visible.ts';

const SIGNS = { create: '+ create', update: '~ update', delete: '- delete', keep: '  keep  ' } as const;

const INDENT = ' '.repeat(12);

/** Longer values are cut: a plan says where to look, the models hold the rest. */
const MAX_VALUE = 80;

/**
 * A plan for people: one line for everything that is made, changed or deleted; under it what that means, in the words of `apigw diff`, and
 * under a change the fields with their old and new values; and counts at the end. What stays is counted only.
 */
export function planText(plan: ImportPlan): string {
  const { prior, planned, actions } = plan;
  const steps = actions.filter(({ kind }) => kind !== 'keep');
  const name = quoted(planned.restApi.name);
  const count = countText(actions);
  if (steps.length === 0) return `No changes. The API ${name} is already what this import would make of it.\n\n${count}\n`;
  const changes = planChanges(plan);
  const head = prior === undefined ? `A new API ${name}` : `The API ${quoted(prior.restApi.name)} (${visibleLine(prior.restApi.id)})`;
  const body = steps.map((step) => stepText(step, changes.get(step.subject) ?? [])).join('');
  const all = [...changes.values()].flat();
  return `${head}:\n\n${body}\n${count}\n${all.length === 0 ? '' : `${countsInWords({ changes: all, ignored: [], unused: [] })}\n`}`;
}

function stepText({ kind, subject, changes: fields = [] }: PlannedAction, changes: readonly Change[]): string {
  const told = kind === 'update' ? changes : changes.filter((change) => !goesWithoutSaying(change));
  const lines = told.flatMap((change) => sentenceLines(change, INDENT, plain)).map((line) => `${line}\n`);
  return `  ${SIGNS[kind]}  ${visibleLine(subject)}\n${lines.join('')}${fields.map(fieldText).join('')}`;
}

/** That something new is there, or that something is gone which nobody relied on. */
function goesWithoutSaying({ criticality, code, part }: Change): boolean {
  return criticality === 'safe' && part.field === undefined && /\/(?:added|removed)$/.test(code);
}

function fieldText({ field, before, after }: FieldChange): string {
  const name = visibleLine(field);
  if (before === undefined) return `${INDENT}+ ${name}: ${valueText(after)}\n`;
  if (after === undefined) return `${INDENT}- ${name}: ${valueText(before)}\n`;
  return `${INDENT}~ ${name}: ${valueText(before)} -> ${valueText(after)}\n`;
}

function valueText(value: unknown): string {
  const text = visibleLine(JSON.stringify(value));
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const quoted = (text: string): string => visibleLine(JSON.stringify(text));

function countText(actions: readonly PlannedAction[]): string {
  const count = (wanted: PlannedAction['kind']): number => actions.filter(({ kind }) => kind === wanted).length;
  return `Plan: ${count('create')} to create, ${count('update')} to update, ${count('delete')} to delete, ${count('keep')} to keep.`;
}
