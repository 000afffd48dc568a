import { changesRecord } from './changes.ts';
import type { ChangesReport } from './changes.ts';

/** Changes for programs; `schemas/changes.schema.json` says how it looks. */
export function changesJson(report: ChangesReport): string {
  return `${JSON.stringify(changesRecord(report), undefined, 2)}\n`;
}
