import type { Writable } from 'node:stream';
import { addCounts, countFindings } from '../report/finding.ts';
import type { Finding, FindingCounts } from '../report/finding.ts';
import type { FindingsWriter, SpecOf } from '../report/findings-writer.ts';
import type { Validated } from '../validate.ts';
import type { Baseline } from './baseline.ts';
import { append } from './output.ts';

export interface ReportRunOptions {
  readonly writer: FindingsWriter;
  readonly output: Writable & { readonly isTTY?: boolean };
  /** Leaves out what does not make the run fail. */
  readonly quiet: boolean;
  readonly baseline: Baseline | undefined;
}

/** Text is held back up to this length, in UTF-16 code units: to write what each of many files gave would cost more than to find it. */
const BATCH = 65_536;

/** One report over many definitions: what one gave is written soon, at a terminal at once, and let go. */
export interface ReportRun {
  readonly failed: boolean;
  /** Definitions so far. */
  readonly files: number;
  add(file: string, validated: Pick<Validated, 'findings' | 'lines'>, failOnWarnings: boolean): Promise<void>;
  /** Findings in a file that is no definition, such as the configuration. */
  addOther(file: string, validated: Pick<Validated, 'findings' | 'lines'>, failOnWarnings: boolean): Promise<void>;
  end(specOf: SpecOf): Promise<void>;
}

export function openReport({ writer, output, quiet, baseline }: ReportRunOptions): ReportRun {
  let counts: FindingCounts = { error: 0, warning: 0, info: 0 };
  let files = 0;
  let failed = false;
  let held: string | undefined;
  const isNew = firstTimeElsewhere();
  const limit = output.isTTY === true ? 0 : BATCH;

  const write = async (text: string): Promise<void> => {
    held = (held ?? writer.begin()) + text;
    if (held.length >= limit) await flush();
  };
  const flush = async (): Promise<void> => {
    await append(output, held ?? '');
    held = '';
  };
  const report: ReportRun['addOther'] = async (file, { findings, lines }, failOnWarnings) => {
    const fails = ({ severity }: Finding): boolean => severity === 'error' || (failOnWarnings && severity === 'warning');
    const fresh = findings.filter((finding) => finding.file === file || isNew(finding));
    const unknown = baseline === undefined ? fresh : baseline.newOnes(fresh);
    const shown = quiet ? unknown.filter(fails) : unknown;
    failed ||= shown.some(fails);
    counts = addCounts(counts, countFindings(shown));
    await write(writer.batch({ file, findings: shown, fails, lines }));
  };
  return {
    get failed() {
      return failed;
    },
    get files() {
      return files;
    },
    async addOther(file, validated, failOnWarnings) {
      await report(file, validated, failOnWarnings);
      await flush();
    },
    add(file, validated, failOnWarnings) {
      files += 1;
      baseline?.sawFile(file);
      return report(file, validated, failOnWarnings);
    },
    async end(specOf) {
      const known = baseline && { known: baseline.known, gone: baseline.gone };
      await write(writer.end({ files, counts, specOf, ...(known && { baseline: known }) }));
      await flush();
    },
  };
}

/** Whether a finding in a file that several definitions share is met for the first time. */
function firstTimeElsewhere(): (finding: Finding) => boolean {
  const seen = new Set<string>();
  return ({ file, range, code, message }) => {
    const key = [file, range.start.offset, range.end.offset, code, message].join(' ');
    return seen.size < seen.add(key).size;
  };
}
