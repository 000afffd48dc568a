import type { Finding } from './finding.ts';
import type { FindingsWriter } from './findings-writer.ts';

/** `{ "findings": [...], "files": n, "counts": {...} }`, one finding a line; with a baseline also what it held back. */
export function jsonWriter(): FindingsWriter {
  let first = true;
  return {
    begin: () => '{\n  "findings": [',
    batch({ findings }) {
      const lines = findings.map((finding) => {
        const line = `${first ? '' : ','}\n    ${JSON.stringify(findingRecord(finding))}`;
        first = false;
        return line;
      });
      return lines.join('');
    },
    end({ files, counts, baseline }) {
      const rest = JSON.stringify({ files, counts, ...(baseline && { baseline }) }, undefined, 2).slice(1);
      return `${first ? '' : '\n  '}],${rest}\n`;
    },
  };
}

/** A finding with its members in the order in which they are documented. */
function findingRecord(finding: Finding): Finding {
  const { code, effect, severity, message, serviceMessage, file, pointer, range, related, fix } = finding;
  return { code, effect, severity, message, ...(serviceMessage !== undefined && { serviceMessage }), file, pointer, range, related, fix };
}
