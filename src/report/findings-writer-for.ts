import { githubWriter } from './findings-github.ts';
import { jsonWriter } from './findings-json.ts';
import { junitWriter } from './findings-junit.ts';
import { textWriter } from './findings-text.ts';
import type { FindingsWriter } from './findings-writer.ts';

export const reportFormats = ['text', 'json', 'github', 'sarif', 'junit'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface WriterOptions {
  readonly version: string;
  readonly color: boolean;
  /** Leaves the summary line of the text out. */
  readonly quiet: boolean;
}

/** The writer of a format. The module for SARIF, which needs cryptography for its fingerprints, is loaded only now. */
export async function findingsWriter(format: ReportFormat, { version, color, quiet }: WriterOptions): Promise<FindingsWriter> {
  switch (format) {
    case 'text':
      return textWriter({ color, quiet });
    case 'json':
      return jsonWriter();
    case 'github':
      return githubWriter();
    case 'sarif':
      return (await import('./findings-sarif.ts')).sarifWriter({ version });
    case 'junit':
      return junitWriter();
  }
}
