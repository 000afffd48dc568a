import type { ImportOutcome } from '../import-api.ts';
import { toFindings } from '../report/finding-record.ts';
import { countFindings } from '../report/finding.ts';
import { reportText } from './report-text.ts';

/**
 * What there is to say about the import of one definition, on standard error: findings, and why `action` is refused. Advice is for
 * `validate` to give, but for what concerns this very import: placeholders, and definitions that are elsewhere.
 */
export function reportOutcome(
  { error, diagnostics, roots }: Pick<ImportOutcome, 'error' | 'diagnostics' | 'roots'>,
  path: string,
  {
    report,
    color,
    action,
  }: { readonly report: 'text' | 'json'; readonly color: string; readonly action: 'import' | 'export' | 'comparison' },
): void {
  if (report === 'json') {
    const findings = toFindings(diagnostics, roots, { first: path });
    const whole = { ...(error === undefined ? {} : { error }), findings, counts: countFindings(findings) };
    process.stderr.write(`${JSON.stringify(whole, undefined, 2)}\n`);
    return;
  }
  const shown = diagnostics.filter(({ effect, code }) => effect !== 'advice' || /^(?:placeholder|template)\//.test(code));
  process.stderr.write(reportText(toFindings(shown, roots, { first: path }), roots, path, color));
  if (error !== undefined) process.stderr.write(`apigw: the ${action} is refused.\n${error.code}: ${error.message}\n`);
}
