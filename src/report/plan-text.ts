import type { FieldChange, ImportPlan, PlannedAction } from '../plan/import-plan.ts';
import { visibleLine } from './visible.ts';

const SIGNS = { create: '+ create', update: '~ update', delete: '- delete', keep: '  keep  ' } as const;

/** Longer values are cut: a plan says where to look, the models hold the rest. */
const MAX_VALUE = 80;

/**
 * A plan for people: one line for everything that is made, changed or deleted, under a change the fields with their old and new values, and
 * a count at the end. What stays is counted only.
 */
export function planText({ prior, planned, actions }: ImportPlan): string {
  const steps = actions.filter(({ kind }) => kind !== 'keep');
  const name = quoted(planned.restApi.name);
  const count = countText(actions);
  if (steps.length === 0) return `No changes. The API ${name} is already what this import would make of it.\n\n${count}\n`;
  const head = prior === undefined ? `A new API ${name}` : `The API ${quoted(prior.restApi.name)} (${visibleLine(prior.restApi.id)})`;
  return `${head}:\n\n${steps.map(stepText).join('')}\n${count}\n`;
}

function stepText({ kind, subject, changes = [] }: PlannedAction): string {
  return `  ${SIGNS[kind]}  ${visibleLine(subject)}\n${changes.map(changeText).join('')}`;
}

function changeText({ field, before, after }: FieldChange): string {
  const name = visibleLine(field);
  if (before === undefined) return `            + ${name}: ${valueText(after)}\n`;
  if (after === undefined) return `            - ${name}: ${valueText(before)}\n`;
  return `            ~ ${name}: ${valueText(before)} -> ${valueText(after)}\n`;
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
