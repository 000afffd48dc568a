import type { ChangesReport } from './changes.ts';
export function changesHtml(_report: ChangesReport): string {
  return '';
}
