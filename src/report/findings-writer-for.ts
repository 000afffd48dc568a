import type { FindingsWriter } from './findings-writer.ts';

export const reportFormats = ['text', 'json', 'github', 'sarif', 'junit'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface WriterOptions {
  readonly version: string;
  readonly color: boolean;
  /** Leaves the summary line of the text out. */
  readonly quiet: boolean;
}

/** The writer of a format, its module loaded only now. */
export async function findingsWriter(format: ReportFormat, { version, color, quiet }: WriterOptions): Promise<FindingsWriter> {
  switch (format) {
    case 'text':
      return (await import('./findings-text.ts')).textWriter({ color, quiet });
    case 'json':
      return (await import('./findings-json.ts')).jsonWriter();
    case 'github':
      return (await import('./findings-github.ts')).githubWriter();
    case 'sarif':
      return (await import('./findings-sarif.ts')).sarifWriter({ version });
    case 'junit':
      return (await import('./findings-junit.ts')).junitWriter();
  }
}
