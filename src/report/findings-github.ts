import type { Severity } from '../diagnostics/severity.ts';
import type { Finding } from './finding.ts';
import type { FindingsWriter } from './findings-writer.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands of GitHub Actions: annotations at the lines of a pull request. */
export function githubWriter(): FindingsWriter {
  return {
    begin: () => '',
    batch: ({ findings }) => findings.map((finding) => `${annotation(finding)}\n`).join(''),
    end: () => '',
  };
}

function annotation({ severity, code, message, serviceMessage, fix, file, range: { start, end } }: Finding): string {
  // GitHub takes columns only where the annotation stands on one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = { file: file.replaceAll('\\', '/'), line: start.line, endLine: end.line, ...columns, title: code };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const words = [message, serviceMessage === undefined ? undefined : `API Gateway says: ${serviceMessage}`, `Fix: ${fix}`];
  return `::${commands[severity]} ${list.join(',')}::${escapeData(words.filter((word) => word !== undefined).join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
